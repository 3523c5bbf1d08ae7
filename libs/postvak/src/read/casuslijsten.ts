import type { Partij } from '#event-sourcing';
import type { Fase } from '#dossier';
import type { Leesstand, Plaats } from '#platform';
import type { Casusoverzicht, Postvakregel, WachtendeRegel } from './rijen.js';

/** Whose cases: those of a region, those that were ever of a gemeente, or all. */
export type Kring =
  | { readonly soort: 'regio'; readonly regio: string }
  | { readonly soort: 'gemeente'; readonly gemeente: string }
  | { readonly soort: 'alle' };

export interface Casusfilter {
  readonly kring: Kring;
  readonly fasen: readonly Fase[];
  /** Only cases that are in this gemeente now. */
  readonly gemeente?: string;
  /** Only cases with a term that was exceeded at this instant and is still open, ms since the epoch. */
  readonly overschredenOpMs?: number;
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
