import type { Logbron } from './bron.js';
import { Foutenlijst } from './fout.js';
import type { Logfout } from './fout.js';
import type { Kenmerk } from './kenmerk.js';
import { Ketencontrole } from './ketencontrole.js';
import { Positiecontrole } from './positiecontrole.js';

export type Gang = 'posities' | 'ketens';

export interface Controle {
  /** What was kept of this log before. */
  readonly bewaard?: Kenmerk | undefined;
  /** How far it is: a part from 0 to 1. */
  readonly meld: (gang: Gang, deel: number, gebeurtenissen: number) => void;
}

export interface Uitslag {
  readonly gebeurtenissen: number;
  readonly casussen: number;
  /** Of the whole log; absent when it is empty. */
  readonly kenmerk?: Kenmerk;
  /** The first ones of all. */
  readonly fouten: readonly Logfout[];
  readonly aantalFouten: number;
}

/**
 * Verifies a log up to where it ends now: that every position is taken, that each case is one unbroken chain over the texts
 * that the log keeps, and that it is still what was kept of it. Memory does not grow with the log.
 */
export const controleer = async (bron: Logbron, { bewaard, meld }: Controle): Promise<Uitslag> => {
  const lijst = new Foutenlijst();
  const kop = await bron.kop();
  const posities = new Positiecontrole({ aaneengesloten: bron.aaneengesloten, bewaard }, lijst);
  for await (const plaatsen of bron.plaatsen(kop)) {
    posities.neem(plaatsen);
    meld('posities', deelVan(posities.positie, kop), posities.gebeurtenissen);
  }
  posities.sluit(kop);
  const { gebeurtenissen, kenmerk } = posities;
  const ketens = new Ketencontrole(lijst);
  for await (const rijen of bron.rijen(kop)) {
    for (const rij of rijen) ketens.neem(rij);
    meld('ketens', deelVan(ketens.gebeurtenissen, gebeurtenissen), ketens.gebeurtenissen);
  }
  const { casussen, gebeurtenissen: perCasus } = ketens;
  if (perCasus !== gebeurtenissen) lijst.meld({ soort: 'aantal', inVolgorde: gebeurtenissen, perCasus });
  const { fouten, aantal: aantalFouten } = lijst;
  return { gebeurtenissen, casussen, ...(kenmerk && { kenmerk }), fouten, aantalFouten };
};

const deelVan = (gedaan: number, alles: number): number => Math.min(1, gedaan / Math.max(1, alles));
