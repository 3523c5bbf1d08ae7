import { IdempotencyRegister } from './idempotency-register.js';
import type { KeyUse } from './idempotency-register.js';

/** For specs. */
export class InMemoryIdempotencyRegister extends IdempotencyRegister {
  readonly #fingerprints = new Map<string, string>();

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    const first = this.#fingerprints.get(sleutel);
    if (first !== undefined) return first === vingerafdruk ? 'zelfde' : 'anders';
    this.#fingerprints.set(sleutel, vingerafdruk);
    return 'nieuw';
  }
}
