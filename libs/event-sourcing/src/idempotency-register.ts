/** What became of a key: first seen, seen with the same request, or seen with another one. */
export type KeyUse = 'nieuw' | 'zelfde' | 'anders';

/**
 * Remembers which request a caller's idempotency key stands for, and what came of it where the log cannot tell: what a
 * command has written is proven by the ids of its events, what wrote nothing only by its outcome here.
 */
export abstract class IdempotencyRegister {
  /** The first writer wins, also among racing ones; durable once resolved. */
  abstract register(sleutel: string, vingerafdruk: string): Promise<KeyUse>;

  /**
   * Keeps what came of a registered key, as JSON without anything about a person. The first outcome stays; durable once
   * resolved. A key that was pruned meanwhile keeps nothing.
   */
  abstract conclude(sleutel: string, outcome: object): Promise<void>;

  /** What was kept of a key; undefined when nothing was. */
  abstract outcomeOf(sleutel: string): Promise<object | undefined>;
}
