import type { TermijnId } from '#afspraken';
import type { TermijnStatus } from '#dossier';
import type { Partij } from '#event-sourcing';
import type { Leesstand, Plaats } from '#platform';
import type { Termijnrij } from './rijen.js';

/** Whose terms: of the cases of a region, of those that were ever of a gemeente, those that a party must meet, or all. */
export type Kring =
  | { readonly soort: 'regio'; readonly regio: string }
  | { readonly soort: 'gemeente'; readonly gemeente: string }
  | { readonly soort: 'partij'; readonly partij: Partij; readonly regio?: string | undefined }
  | { readonly soort: 'alle' };

export interface Termijnfilter {
  readonly kring: Kring;
  /** How a term stands at this instant, ms since the epoch. */
  readonly nuMs: number;
  readonly status?: TermijnStatus | undefined;
  /** Only those for which somebody must still act. */
  readonly alleenOpen: boolean;
  readonly termijn?: TermijnId | undefined;
  /** Id of the party that must act. */
  readonly partij?: string | undefined;
  /** Only cases that are in this gemeente now. */
  readonly gemeente?: string | undefined;
}

/**
 * The terms of all cases. By the instant at which they pass, case and term: for one term this never changes, so a reader
 * that pages while cases change misses none and sees none twice.
 */
export abstract class Termijnlijsten {
  abstract termijnen(
    filter: Termijnfilter,
    bladering: { readonly na?: Plaats | undefined; readonly limiet: number },
  ): Promise<readonly Termijnrij[]>;

  /** How many there are; counts no further than `hoogstens`. */
  abstract tel(filter: Termijnfilter, hoogstens: number): Promise<number>;

  /** Whether they show the present, and of every case. To be asked first. */
  abstract stand(): Promise<Leesstand>;
}

export const plaatsVanTermijn = ({ overschredenVanaf, casusId, instantie }: Termijnrij): Plaats => [
  overschredenVanaf,
  casusId,
  instantie,
];
