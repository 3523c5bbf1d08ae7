/** One side of a comparison: how fast it is, in its own unit, each time that it is asked. */
export type Zijde = () => Promise<number>;

export interface Doel {
  /** Whether the ratio must be at least or at most this. */
  readonly richting: 'minstens' | 'hoogstens';
  readonly verhouding: number;
}

export interface Proef {
  readonly onze: Zijde;
  /** The ceiling, or the peer, in the same run. */
  readonly plafond: Zijde;
  readonly stop: () => Promise<void>;
}

/** One line of `prestatie.md`: a ratio to a ceiling or a peer. */
export interface Meting {
  readonly id: string;
  readonly naam: string;
  /** What ours is measured against. */
  readonly plafond: string;
  readonly eenheid: string;
  readonly doel: Doel;
  /** Prepares both sides; everything that it starts is ended by `stop`. */
  readonly bereid: (omvang: Omvang) => Promise<Proef>;
}

/** How much work each measurement does: everything, or enough to see that it runs. */
export type Omvang = 'gewoon' | 'klein';

export const keuze = <T>(omvang: Omvang, waarden: Readonly<Record<Omvang, T>>): T => waarden[omvang];
