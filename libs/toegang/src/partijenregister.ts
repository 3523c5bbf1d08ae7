import type { Partij } from '#event-sourcing';

/**
 * Which parties there are. Asked with every request, so an adapter answers from memory; it answers for the
 * moment itself, so that a party that has left the agreement has no access any more.
 */
export abstract class Partijenregister {
  /** Whether this party, with this gemeente, takes part now; in this region when one is given. */
  abstract kent(partij: Partij, regio: string | undefined, nowMs: number): boolean;
}
