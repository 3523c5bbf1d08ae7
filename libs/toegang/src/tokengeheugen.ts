import { hash } from 'node:crypto';
import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose';
import type { Beller } from './beller.js';

/** Most tokens that are remembered: more people than work at once through one process, and a few MiB. */
export const MAX_TOKENS = 4_096;

/** How long one verification is relied on: long enough for who works through a case, and no longer than a minute. */
export const ONTHOUD_MS = 60_000;

/** A token of which this key made the signature, and whom it speaks of. */
export interface Ondertekend {
  readonly payload: JWTPayload;
  readonly protectedHeader: JWTHeaderParameters;
  readonly key: CryptoKey;
  readonly beller: Beller;
}

interface Onthouden {
  readonly ondertekend: Ondertekend;
  readonly sindsMs: number;
}

/** What tells tokens apart here. One byte of a token changed is another token; the token itself is not kept. */
export const kenmerkVan = (token: string): string => hash('sha256', token, 'base64url');

/**
 * Tokens that were let in, so that the signature need not be computed at every request of the same person. It answers for
 * nothing but that signature: whether the token counts now is for who asks.
 */
export class Tokengeheugen {
  readonly #tokens = new Map<string, Onthouden>();

  van(kenmerk: string, nowMs: number): Ondertekend | undefined {
    const onthouden = this.#tokens.get(kenmerk);
    if (!onthouden) return undefined;
    const ageMs = nowMs - onthouden.sindsMs;
    if (ageMs >= 0 && ageMs < ONTHOUD_MS) return onthouden.ondertekend;
    this.#tokens.delete(kenmerk);
    return undefined;
  }

  /** The oldest go first: those that count no more, and then what is one too many. */
  onthoud(kenmerk: string, ondertekend: Ondertekend, nowMs: number): void {
    this.#tokens.delete(kenmerk);
    this.#tokens.set(kenmerk, { ondertekend, sindsMs: nowMs });
    for (const [oudste, { sindsMs }] of this.#tokens) {
      if (this.#tokens.size <= MAX_TOKENS && nowMs - sindsMs < ONTHOUD_MS) return;
      this.#tokens.delete(oudste);
    }
  }

  vergeet(kenmerk: string): void {
    this.#tokens.delete(kenmerk);
  }

  get aantal(): number {
    return this.#tokens.size;
  }
}
