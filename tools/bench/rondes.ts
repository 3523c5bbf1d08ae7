import type { Doel, Meting, Omvang, Proef } from './meting.js';

export interface Verdeling {
  readonly mediaan: number;
  /** From the first to the third quartile. */
  readonly spreiding: readonly [number, number];
}

export interface Uitslag {
  readonly id: string;
  readonly naam: string;
  readonly tegen: string;
  readonly eenheid: string;
  readonly onze: Verdeling;
  readonly plafond: Verdeling;
  readonly verhouding: Verdeling;
  readonly doel: Doel;
  readonly oordeel: 'gehaald' | 'tekort';
  readonly rondes: number;
}

/** Measures both sides turn by turn, so that whatever else the machine does weighs on both. */
export const meet = async (meting: Meting, rondes: number, omvang: Omvang): Promise<Uitslag> => {
  const proef = await meting.bereid(omvang);
  try {
    // The first time of each side compiles and fills caches; it does not count.
    await proef.plafond();
    await proef.onze();
    return uitslagVan(meting, await paren(proef, rondes));
  } finally {
    await proef.stop();
  }
};

interface Paar {
  readonly onze: number;
  readonly plafond: number;
}

const paren = async ({ onze, plafond }: Proef, rondes: number): Promise<readonly Paar[]> => {
  const gemeten: Paar[] = [];
  for (let ronde = 0; ronde < rondes; ronde += 1) {
    // Who goes first changes: what the one leaves behind must not always fall on the other.
    const eerst = ronde % 2 === 0 ? await plafond() : await onze();
    const daarna = ronde % 2 === 0 ? await onze() : await plafond();
    gemeten.push(ronde % 2 === 0 ? { plafond: eerst, onze: daarna } : { onze: eerst, plafond: daarna });
  }
  return gemeten;
};

export const uitslagVan = (meting: Omit<Meting, 'bereid'>, gemeten: readonly Paar[]): Uitslag => {
  const { id, naam, plafond: tegen, eenheid, doel } = meting;
  const verhouding = verdeling(gemeten.map(({ onze, plafond }) => onze / plafond));
  const gehaald =
    doel.richting === 'minstens'
      ? verhouding.mediaan >= doel.verhouding
      : verhouding.mediaan <= doel.verhouding;
  return {
    ...{ id, naam, tegen, eenheid, doel, verhouding },
    onze: verdeling(gemeten.map(({ onze }) => onze)),
    plafond: verdeling(gemeten.map(({ plafond }) => plafond)),
    oordeel: gehaald ? 'gehaald' : 'tekort',
    rondes: gemeten.length,
  };
};

const KWARTIELEN = [0.25, 0.75] as const;

const verdeling = (waarden: readonly number[]): Verdeling => ({
  mediaan: kwantiel(waarden, 0.5),
  spreiding: [kwantiel(waarden, KWARTIELEN[0]), kwantiel(waarden, KWARTIELEN[1])],
});

/** By linear interpolation between the two nearest values. */
export const kwantiel = (waarden: readonly number[], deel: number): number => {
  const gesorteerd = [...waarden].sort((a, b) => a - b);
  const plaats = (gesorteerd.length - 1) * deel;
  const onder = gesorteerd[Math.floor(plaats)] ?? Number.NaN;
  const boven = gesorteerd[Math.ceil(plaats)] ?? Number.NaN;
  return onder + (boven - onder) * (plaats - Math.floor(plaats));
};
