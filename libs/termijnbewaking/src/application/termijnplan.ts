import type { TermijnId } from '#afspraken';
import { verstrekenGegevens } from '#dossier';
import type { Casustermijn } from '#dossier';
import type { Partij } from '#event-sourcing';
import type { Verstrijking } from './verstrekenboek.js';

/** A term that is to be noted once it has passed. */
export interface TeNoteren extends Verstrijking {
  /** Which term of the case it is. */
  readonly instantie: string;
  /** `volgnummer` of the last event that the plan knows of this case. */
  readonly revisie: number;
}

/** A term with where it is, however it is kept. */
export interface Plantermijn extends Omit<Casustermijn, 'status'> {
  readonly casusId: string;
  readonly revisie: number;
  readonly veiligThuis: Partij;
}

export const alsTeNoteren = (term: Plantermijn): TeNoteren => ({
  casusId: term.casusId,
  instantie: term.instantie,
  revisie: term.revisie,
  veiligThuis: term.veiligThuis,
  gegevens: verstrekenGegevens(term),
  plaatsgevondenOp: term.overschredenVanaf,
});

/** `te-noteren`: it has passed and the log does not say so yet; `verstreken`: it does, and nobody has done it so far. */
export const TELSTATEN = ['gepland', 'waarschuwing', 'te-noteren', 'verstreken'] as const;
export type Telstaat = (typeof TELSTATEN)[number];

/** How many terms of one kind, for which somebody must act, are in one state. */
export interface Telling {
  readonly termijn: TermijnId;
  readonly staat: Telstaat;
  readonly aantal: number;
}

/**
 * Which terms will pass when, unless something happens first. It follows the log and may lag behind it: a plan is
 * a reason to look at a case, never a proof.
 */
export abstract class Termijnplan {
  /** Terms that have passed by `totMs` and are not noted, by legal instant, case and term; after `na`, exclusive. */
  abstract verstreken(
    totMs: number,
    na: TeNoteren | undefined,
    limiet: number,
  ): Promise<readonly TeNoteren[]>;

  /** The first instant after `naMs` at which a term passes, ms since the epoch. */
  abstract eerstvolgende(naMs: number): Promise<number | undefined>;

  /** Nothing of what there is none of. */
  abstract tellingen(nuMs: number): Promise<readonly Telling[]>;
}
