import type { Partij } from '#event-sourcing';
import type { VerstrekenTermijn } from '#dossier';

/** A term that has passed as far as the plan knows. */
export interface Verstrijking {
  readonly casusId: string;
  /** The Veilig Thuis of the case, in whose name the hub notes it. */
  readonly veiligThuis: Partij;
  readonly gegevens: VerstrekenTermijn;
  /** The legal instant, UTC. */
  readonly plaatsgevondenOp: string;
}

export const NOTERINGEN = ['genoteerd', 'stond-al', 'geweigerd'] as const;
export type Notering = (typeof NOTERINGEN)[number];

/**
 * Notes in the log that a term passed. What an adapter guarantees:
 * - It decides on the whole history of the case, not on the plan: `geweigerd` when the term had not passed after all.
 * - One event per term, however often and by however many it is asked; durable once resolved.
 * - Safe to repeat when it rejects: the outcome is then unknown.
 */
export abstract class Verstrekenboek {
  abstract noteer(verstrijking: Verstrijking): Promise<Notering>;

  /** Asked when one term could not be noted: whether trying the others is of use. @throws LogUnavailable when not */
  abstract antwoordt(): Promise<void>;
}
