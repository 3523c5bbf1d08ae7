import type { Partij } from '#event-sourcing';
import type { Fase } from '#dossier';
import type { Leesstand, Plaats } from '#platform';
import type { Casusoverzicht, Postvakregel, WachtendeRegel } from './rijen.js';

export interface Casusfilter {
  readonly regio: string;
  readonly fasen: readonly Fase[];
  /** Only cases that are in this gemeente now. */
  readonly gemeente?: string;
  /** Only cases with a term that was exceeded at this instant and is still open, ms since the epoch. */
  readonly overschredenOpMs?: number;
}

/** Whose cases: those that were ever of one of these gemeenten. */
export type Kring = readonly string[];

/** Something that must have held in the period: see `Kenmerk`. */
export interface Eis {
  readonly kenmerk: string;
  readonly waarde?: string;
}

/** From `vanafMs` up to, not including, `totMs`; ms since the epoch. */
export interface Periode {
  readonly vanafMs: number;
  readonly totMs: number;
}

/** Each of the `eisen` held at some moment of the period, not all at the same one; the rarest stands first. */
export interface Zoekfilter {
  readonly kring: Kring;
  /** Only of this region, for a reader who works for one. */
  readonly regio?: string | undefined;
  readonly periode: Periode;
  readonly eisen: readonly [Eis, ...Eis[]];
  /** Only cases that are in one of these gemeenten now. */
  readonly nuIn?: readonly string[] | undefined;
  /** Only cases that are not any more in each gemeente of the circle that they were ever in. */
  readonly verhuisd?: boolean | undefined;
}

export interface Bladering {
  /** Exclusive. */
  readonly na?: Plaats | undefined;
  readonly limiet: number;
}

/**
 * The lists that the projection keeps. Oldest first, in an order that never changes: a reader that pages while
 * cases change misses none and sees none twice.
 */
export abstract class Casuslijsten {
  /** What waits for this recipient, by the instant of sending, casus and overdracht. */
  abstract wachtend(ontvanger: Partij, bladering: Bladering): Promise<readonly WachtendeRegel[]>;

  /** Cases by the instant since when they are in the hub, and casus. */
  abstract casussen(filter: Casusfilter, bladering: Bladering): Promise<readonly Casusoverzicht[]>;

  /** Whether they show the present, and of every case. To be asked before either. */
  abstract stand(): Promise<Leesstand>;

  /** What a search finds, in the same order. */
  abstract zoek(filter: Zoekfilter, bladering: Bladering): Promise<readonly Casusoverzicht[]>;

  /** How many cases a search finds; counts no further than `hoogstens`. */
  abstract tel(filter: Zoekfilter, hoogstens: number): Promise<number>;
}

/** What a reader is told when the lists do not show the present. */
export const LIJST = {
  naam: 'postvak',
  melding:
    'De lijst loopt achter en wordt niet getoond: er kunnen overdrachten of stappen ontbreken. Meld het de beheerder en probeer het later opnieuw. Een casus zelf opvragen kan wel.',
} as const;

export const plaatsVanRegel = ({ verstuurdOp, casusId, overdrachtId }: Postvakregel): Plaats => [
  verstuurdOp,
  casusId,
  overdrachtId,
];

export const plaatsVanCasus = ({ inHubSinds, casusId }: Casusoverzicht): Plaats => [inHubSinds, casusId];

/** When the first open term is exceeded, UTC; undefined when no term is open. */
export const eersteGrens = ({ termijnen }: Pick<Casusoverzicht, 'termijnen'>): string | undefined =>
  termijnen.map(({ overschredenVanaf }) => overschredenVanaf).sort()[0];
