import { sha256Hex } from './hash-chain.js';
import { KeyErased, KeyStore } from './key-store.js';

/** For specs: the key of a case follows from its id, so it is no secret. */
export class InMemoryKeyStore extends KeyStore {
  readonly #keys = new Map<string, Uint8Array | 'gewist'>();

  override async forCase(casusId: string): Promise<Uint8Array> {
    const key = this.#keys.get(casusId) ?? Buffer.from(sha256Hex(casusId), 'hex');
    if (key === 'gewist') throw new KeyErased(casusId);
    this.#keys.set(casusId, key);
    return key;
  }

  override async existing(casusId: string): Promise<Uint8Array | 'gewist' | 'onbekend'> {
    return this.#keys.get(casusId) ?? 'onbekend';
  }

  override async erase(casusId: string): Promise<void> {
    this.#keys.set(casusId, 'gewist');
  }
}
