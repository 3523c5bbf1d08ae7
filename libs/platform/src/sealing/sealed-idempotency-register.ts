import { createHmac } from 'node:crypto';
import { IdempotencyRegister } from '#event-sourcing';
import type { KeyStore, KeyUse } from '#event-sourcing';

/** Where its key stands in the key store. The id of a case is a UUID, so no case has this one or erases it. */
export const IDEMPOTENCY_KEY_ID = 'idempotentie';

const ALGORITHM = 'sha256';

/**
 * Keeps no hash of a request that others could compute: who reads the table, or a backup of it, could confirm a
 * guess of the personal data in it, also after an erasure. The key is wrapped like those of the cases, so it
 * survives restarts and rotation.
 */
export class SealedIdempotencyRegister extends IdempotencyRegister {
  #key: Uint8Array | undefined;

  constructor(
    private readonly inner: IdempotencyRegister,
    private readonly keyStore: KeyStore,
  ) {
    super();
  }

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    this.#key ??= await this.keyStore.forCase(IDEMPOTENCY_KEY_ID);
    const sealed = createHmac(ALGORITHM, this.#key).update(vingerafdruk, 'utf8').digest('hex');
    return this.inner.register(sleutel, sealed);
  }

  override conclude(sleutel: string, outcome: object): Promise<void> {
    return this.inner.conclude(sleutel, outcome);
  }

  override outcomeOf(sleutel: string): Promise<object | undefined> {
    return this.inner.outcomeOf(sleutel);
  }
}
