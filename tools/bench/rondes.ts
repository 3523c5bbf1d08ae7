import { NietTeMeten, alsReeks } from './meting.js';
import type { Doel, Instellingen, Meting, Omvang, Paar, Reeks, Reeksproef, Regel } from './meting.js';
import { verdelingVan } from './verdeling.js';
import type { Verdeling } from './verdeling.js';

export { kwantiel } from './verdeling.js';

export interface Gemeten extends Regel {
  readonly id: string;
  readonly onze: Verdeling;
  readonly vergelijking: Verdeling;
  /** Of the ratios of each round, not the ratio of the medians. */
  readonly verhouding: Verdeling;
  readonly oordeel: 'gehaald' | 'tekort';
  /** Each round as it was measured. */
  readonly rondes: readonly Paar[];
}

export interface NietGemeten {
  readonly id: string;
  readonly naam: string;
  readonly oordeel: 'niet gemeten' | 'mislukt';
  readonly reden: string;
}

export type Uitslag = Gemeten | NietGemeten;

/** One measurement: its lines, what to know beside them, and how long it took. */
export interface Meetverslag {
  readonly id: string;
  readonly uitslagen: readonly Uitslag[];
  readonly noten: readonly string[];
  readonly seconden: number;
}

export interface Meetopdracht {
  readonly rondes: number;
  readonly omvang: Omvang;
  readonly instellingen: Instellingen;
}

const MS_PER_S = 1_000;

/** Measures both sides turn by turn, so that whatever else the machine does weighs on both. */
export const meet = async (meting: Meting | Reeks, opdracht: Meetopdracht): Promise<Meetverslag> => {
  const reeks = alsReeks(meting);
  const begin = performance.now();
  const { uitslagen, noten } = await meetReeks(reeks, opdracht).catch((fout: unknown) => ({
    uitslagen: [nietGemeten(reeks, fout)],
    noten: [],
  }));
  return { id: reeks.id, uitslagen, noten, seconden: (performance.now() - begin) / MS_PER_S };
};

const meetReeks = async (reeks: Reeks, { rondes, omvang, instellingen }: Meetopdracht) => {
  const proef = await reeks.bereid(omvang, instellingen);
  try {
    // The first time of each side compiles and fills caches; it does not count.
    if (proef.warmOp !== false) await proef.ronde('plafond');
    const gemeten = await alleRondes(proef, rondes);
    const uitslagen = proef.regels.map((regel, i) =>
      uitslagVan(
        reeks.id,
        regel,
        gemeten.map((ronde) => paarVan(ronde, i)),
      ),
    );
    return { uitslagen, noten: proef.noten ?? [] };
  } finally {
    await proef.stop();
  }
};

const alleRondes = async ({ ronde }: Reeksproef, aantal: number): Promise<readonly (readonly Paar[])[]> => {
  const gemeten: (readonly Paar[])[] = [];
  // Who goes first changes: what the one leaves behind must not always fall on the other.
  for (let n = 0; n < aantal; n += 1) gemeten.push(await ronde(n % 2 === 0 ? 'plafond' : 'onze'));
  return gemeten;
};

const paarVan = (ronde: readonly Paar[], regel: number): Paar => {
  const paar = ronde[regel];
  if (!paar || !Number.isFinite(paar.onze) || !(paar.plafond > 0))
    throw new Error(`line ${regel} was not measured in every round`);
  return paar;
};

const nietGemeten = ({ id, titel: naam }: Reeks, fout: unknown): NietGemeten => {
  const reden = fout instanceof Error ? fout.message : String(fout);
  if (fout instanceof NietTeMeten) return { id, naam, oordeel: 'niet gemeten', reden };
  return { id, naam, oordeel: 'mislukt', reden: `${reden}\n${(fout as Error).stack ?? ''}`.trim() };
};

export const uitslagVan = (id: string, regel: Regel, rondes: readonly Paar[]): Gemeten => {
  const { naam, plafond, eenheid, doel } = regel;
  const verhouding = verdelingVan(rondes.map((paar) => paar.onze / paar.plafond));
  return {
    ...{ id, naam, plafond, eenheid, doel, verhouding, rondes },
    onze: verdelingVan(rondes.map((paar) => paar.onze)),
    vergelijking: verdelingVan(rondes.map((paar) => paar.plafond)),
    oordeel: isGehaald(doel, verhouding.mediaan) ? 'gehaald' : 'tekort',
  };
};

const isGehaald = ({ richting, verhouding }: Doel, gemeten: number): boolean => {
  if (richting === 'minstens') return gemeten >= verhouding;
  return richting === 'meer' ? gemeten > verhouding : gemeten <= verhouding;
};
