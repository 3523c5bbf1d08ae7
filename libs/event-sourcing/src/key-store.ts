/**
 * The sealing keys, one per case (`domein.md` §8). Losing a key makes the content of that case unreadable
 * everywhere at once, and that is what `erase` is for.
 *
 * What every adapter guarantees: a key is durable once `forCase` resolves, callers that race for a new case get
 * the same key, and an erased key is gone for good: it is never made again.
 */
export abstract class KeyStore {
  /** The key of a case, made when there is none yet. @throws KeyErased */
  abstract forCase(casusId: string): Promise<Uint8Array>;

  abstract existing(casusId: string): Promise<Uint8Array | 'gewist' | 'onbekend'>;

  /** Durable once resolved; safe to repeat, also for a case that never had a key. */
  abstract erase(casusId: string): Promise<void>;
}

/** The key of this case was destroyed: nothing can be sealed for it any more. */
export class KeyErased extends Error {
  override readonly name = 'KeyErased';
  constructor(readonly casusId: string) {
    super(`the key of case ${casusId} was erased`);
  }
}
