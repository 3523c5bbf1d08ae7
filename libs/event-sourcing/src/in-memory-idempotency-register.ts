import { IdempotencyRegister } from './idempotency-register.js';
import type { KeyUse } from './idempotency-register.js';

/** For specs. */
export class InMemoryIdempotencyRegister extends IdempotencyRegister {
  readonly #fingerprints = new Map<string, string>();
  readonly #outcomes = new Map<string, string>();

  override async register(sleutel: string, vingerafdruk: string): Promise<KeyUse> {
    const first = this.#fingerprints.get(sleutel);
    if (first !== undefined) return first === vingerafdruk ? 'zelfde' : 'anders';
    this.#fingerprints.set(sleutel, vingerafdruk);
    return 'nieuw';
  }

  override async conclude(sleutel: string, outcome: object): Promise<void> {
    if (!this.#fingerprints.has(sleutel) || this.#outcomes.has(sleutel)) return;
    this.#outcomes.set(sleutel, JSON.stringify(outcome));
  }

  override async outcomeOf(sleutel: string): Promise<object | undefined> {
    const outcome = this.#outcomes.get(sleutel);
    return outcome === undefined ? undefined : (JSON.parse(outcome) as object);
  }
}
