/** One side of a comparison: how fast it is, in its own unit, each time that it is asked. */
export type Zijde = () => Promise<number>;

export interface Doel {
  /** Whether the ratio must be at least or at most this; `meer` is strictly more. */
  readonly richting: 'minstens' | 'hoogstens' | 'meer';
  readonly verhouding: number;
}

export interface Proef {
  readonly onze: Zijde;
  /** The ceiling, or the peer, in the same run. */
  readonly plafond: Zijde;
  readonly stop: () => Promise<void>;
  /** What a reader of the figures must know beside them. */
  readonly noten?: readonly string[];
}

/** One line of the table: a ratio to a ceiling or a peer. */
export interface Regel {
  readonly naam: string;
  /** What ours is measured against. */
  readonly plafond: string;
  readonly eenheid: string;
  readonly doel: Doel;
}

/** A measurement of one line. */
export interface Meting extends Regel {
  readonly id: string;
  /** Prepares both sides; everything that it starts is ended by `stop`. */
  readonly bereid: (omvang: Omvang, instellingen: Instellingen) => Promise<Proef>;
}

export interface Paar {
  readonly onze: number;
  readonly plafond: number;
}

export interface Reeksproef {
  readonly regels: readonly Regel[];
  /** Measures both sides once, and gives a pair for each line. */
  readonly ronde: (eerst: 'plafond' | 'onze') => Promise<readonly Paar[]>;
  readonly stop: () => Promise<void>;
  /** False when a first round that does not count would change nothing. */
  readonly warmOp?: false;
  /** Read after the last round. */
  readonly noten?: readonly string[];
}

/** A measurement of several lines that are measured together. */
export interface Reeks {
  readonly id: string;
  readonly titel: string;
  /** @throws NietTeMeten */
  readonly bereid: (omvang: Omvang, instellingen: Instellingen) => Promise<Reeksproef>;
}

/** How much work each measurement does: everything, or enough to see that it runs. */
export type Omvang = 'gewoon' | 'klein';

export interface Instellingen {
  /** Events in the large logs, ascending; each measurement of growth takes them all. */
  readonly logboeken: readonly number[];
}

export const keuze = <T>(omvang: Omvang, waarden: Readonly<Record<Omvang, T>>): T => waarden[omvang];

/** Something that the measurement needs is not on this machine. The message is Dutch: it stands in the table. */
export class NietTeMeten extends Error {
  override readonly name = 'NietTeMeten';
}

/** Both sides in turn; who goes first is told. */
export const omBeurten = async <T>(
  eerst: 'plafond' | 'onze',
  onze: () => Promise<T>,
  plafond: () => Promise<T>,
): Promise<{ readonly onze: T; readonly plafond: T }> => {
  if (eerst === 'plafond') {
    const vooraf = await plafond();
    return { plafond: vooraf, onze: await onze() };
  }
  const vooraf = await onze();
  return { onze: vooraf, plafond: await plafond() };
};

/** Every measurement as one of several lines, so that there is one way to run them. */
export const alsReeks = (meting: Meting | Reeks): Reeks => {
  if ('titel' in meting) return meting;
  const { id, naam, plafond, eenheid, doel } = meting;
  return {
    id,
    titel: naam,
    bereid: async (omvang, instellingen) => {
      const proef = await meting.bereid(omvang, instellingen);
      return {
        regels: [{ naam, plafond, eenheid, doel }],
        ronde: async (eerst) => [await omBeurten(eerst, proef.onze, proef.plafond)],
        stop: proef.stop,
        get noten() {
          return proef.noten ?? [];
        },
      };
    },
  };
};
