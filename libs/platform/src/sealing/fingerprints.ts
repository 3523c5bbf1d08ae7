import { createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { KeyStore } from '#event-sourcing';

/** Where its key stands in the key store. The id of a case is a UUID, so no case has this one or erases it. */
export const IDEMPOTENCY_KEY_ID = 'idempotentie';

const ALGORITHM = 'sha256';

/**
 * What is stored of a request: no hash that others could compute. Who reads the table, or a backup of it, could confirm a
 * guess of the personal data in it, also after an erasure. The key is wrapped like those of the cases, so it survives
 * restarts and rotation.
 */
export class Fingerprints {
  #key: KeyObject | undefined;

  constructor(private readonly keyStore: KeyStore) {}

  /** Without waiting once the key is known, which is from the first one on. */
  of(vingerafdruk: string): string | Promise<string> {
    return this.#key ? sealed(this.#key, vingerafdruk) : this.#first(vingerafdruk);
  }

  async #first(vingerafdruk: string): Promise<string> {
    this.#key ??= createSecretKey(await this.keyStore.forCase(IDEMPOTENCY_KEY_ID));
    return sealed(this.#key, vingerafdruk);
  }
}

const sealed = (key: KeyObject, vingerafdruk: string): string =>
  createHmac(ALGORITHM, key).update(vingerafdruk, 'utf8').digest('hex');
