import { IdempotencyRegister } from '#event-sourcing';
import type { KeyStore, KeyUse } from '#event-sourcing';
import { Fingerprints } from './fingerprints.js';

/** Keeps fingerprints that only the hub can compute. */
export class SealedIdempotencyRegister extends IdempotencyRegister {
  readonly #fingerprints: Fingerprints;

  constructor(
    private readonly inner: IdempotencyRegister,
    keyStore: KeyStore,
  ) {
    super();
    this.#fingerprints = new Fingerprints(keyStore);
  }

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    return this.inner.register(sleutel, await this.#fingerprints.of(vingerafdruk));
  }

  override conclude(sleutel: string, outcome: object): Promise<void> {
    return this.inner.conclude(sleutel, outcome);
  }

  override outcomeOf(sleutel: string): Promise<object | undefined> {
    return this.inner.outcomeOf(sleutel);
  }
}
