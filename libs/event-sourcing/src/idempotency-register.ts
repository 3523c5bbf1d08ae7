/** What became of a key: first seen, seen with the same request, or seen with another one. */
export type KeyUse = 'nieuw' | 'zelfde' | 'anders';

/**
 * Remembers which request a caller's idempotency key stands for. It only guards against one key for two
 * different requests; that a command is done once is guaranteed by the ids of its events.
 */
export abstract class IdempotencyRegister {
  /** The first writer wins, also among racing ones; durable once resolved. */
  abstract register(sleutel: string, vingerafdruk: string): Promise<KeyUse>;
}
