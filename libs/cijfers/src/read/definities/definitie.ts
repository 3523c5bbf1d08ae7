import type { Dimensie, Feitsoort } from '../feiten/feit.js';

export const NIVEAUS = ['regio', 'subregio', 'gemeente', 'team'] as const;
export type Niveau = (typeof NIVEAUS)[number];

/**
 * `aantal`: how many facts lie in the period. `mediaan`, `p90`: of the durations of the facts in the period, the
 * smallest value that at least half, or nine tenths, of them do not exceed. `aandeel`: of the terms that were met or
 * exceeded in the period, the part that was met. `stand`: how many tijdvakken run at the end of the period (now, when
 * it has not ended), and `oudste`: how long the oldest of those runs by then. `som`: how much time of all tijdvakken
 * together lies in the period.
 */
export type Berekening = 'aantal' | 'mediaan' | 'p90' | 'aandeel' | 'stand' | 'oudste' | 'som';

export type Eenheid = 'aantal' | 'dagen' | 'procent';

/** A figure, as data. The API and docs/cijfers.md say what stands here. */
export interface Cijferdefinitie {
  /** Stable: part of the address. */
  readonly id: string;
  readonly naam: string;
  /** Plain language, for who steers on it. */
  readonly uitleg: string;
  /** Ids of the rules that it rests on. */
  readonly regels: readonly string[];
  readonly eenheid: Eenheid;
  readonly berekening: Berekening;
  readonly feit: Feitsoort;
  /** Only facts with one of these values. */
  readonly waarin?: { readonly [D in Dimensie]?: readonly string[] };
  readonly splitsing: readonly Dimensie[];
  readonly niveaus: readonly Niveau[];
}

/** A group of definitions, one file each. */
export interface Cijfergroep {
  readonly titel: string;
  readonly cijfers: readonly Cijferdefinitie[];
}

/** A figure that is about cases, and not about what one recipient did. */
export const VAN_CASUSSEN: readonly Niveau[] = ['regio', 'subregio', 'gemeente'];
export const OOK_PER_TEAM: readonly Niveau[] = NIVEAUS;

type Kern = Omit<Cijferdefinitie, 'berekening' | 'eenheid' | 'splitsing'> & {
  readonly splitsing?: readonly Dimensie[];
};

const met =
  (berekening: Berekening, eenheid: Eenheid) =>
  (kern: Kern): Cijferdefinitie => ({ splitsing: [], ...kern, berekening, eenheid });

export const aantal = met('aantal', 'aantal');
export const aandeel = met('aandeel', 'procent');
export const stand = met('stand', 'aantal');
export const oudste = met('oudste', 'dagen');
export const som = met('som', 'dagen');

/** The same duration twice: what is usual, and what one in ten exceeds. */
export const doorlooptijd = ({ id, naam, uitleg, ...kern }: Kern): readonly Cijferdefinitie[] => [
  met(
    'mediaan',
    'dagen',
  )({
    ...kern,
    id: `${id}-mediaan`,
    naam: `${naam}: mediaan`,
    uitleg: `${uitleg} De helft duurde niet langer dan dit.`,
  }),
  met(
    'p90',
    'dagen',
  )({
    ...kern,
    id: `${id}-p90`,
    naam: `${naam}: 90e percentiel`,
    uitleg: `${uitleg} Negen van de tien duurden niet langer dan dit.`,
  }),
];
