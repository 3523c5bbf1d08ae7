import fc from 'fast-check';
import type { Afsprakenboek } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { bekendeStappen, casusbeeld } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import type { Partij } from '#event-sourcing';
import { volgende } from '#dossier/testing';
import { beslis } from '../domain/casus.js';
import type { EnigeStap } from '../domain/stap.js';
import { StapGeweigerd } from '../domain/weigering.js';
import type { Daad } from './daden.js';
import { POGINGEN } from './pogingen.js';
import type { Lot, Poging, Regio, Situatie } from './pogingen.js';

/** Where a generated case begins: a Friday before a weekend, so that werkdagen and days differ. */
const BEGIN_MS = instantMs('2026-01-09T09:00:00+01:00');
const UUR_MS = 3_600_000;

/** Hours until the next step: mostly soon, now and then after a term, rarely after the half year of S1. */
const WACHT_UREN = [0, 0, 1, 1, 3, 7, 20, 26, 50, 100, 200, 700, 4_600] as const;
/** Hours by which a step is recorded late: mostly not. */
const VERTRAGING_UREN = [0, 0, 0, 0, 0, 0, 1, 5, 30, 150, 900] as const;

/** Tries per lot until one is a step that the rules allow. */
const POGINGEN_PER_LOT = 3;

export const lot: fc.Arbitrary<Lot> = fc.record({
  poging: fc.nat({ max: 10_007 }),
  wacht: fc.constantFrom(...WACHT_UREN),
  vertraging: fc.constantFrom(...VERTRAGING_UREN),
  a: fc.nat({ max: 1_000 }),
  b: fc.nat({ max: 1_000 }),
});

export interface Genomen {
  readonly stap: EnigeStap;
  readonly door: Partij;
  readonly nuMs: number;
  /** All that was recorded after this step. */
  readonly geschiedenis: readonly CasusGebeurtenis[];
}

interface Verloop {
  readonly nuMs: number;
  readonly geschiedenis: readonly CasusGebeurtenis[];
  readonly genomen: readonly Genomen[];
}

const probeer = (
  verloop: Verloop,
  { stap, door }: Daad,
  nuMs: number,
  boek: Afsprakenboek,
): Verloop | undefined => {
  try {
    const stappen = beslis(verloop.geschiedenis, { stap, actor: door, nuMs }, boek);
    if (stappen.length === 0) return undefined;
    const vastgelegdOp = isoInstant(nuMs);
    const geschiedenis = stappen.reduce(
      (tot, { type, data, plaatsgevondenOp }) => [
        ...tot,
        volgende(tot, { type, data, plaatsgevondenOp, door, vastgelegdOp }),
      ],
      verloop.geschiedenis,
    );
    return { nuMs, geschiedenis, genomen: [...verloop.genomen, { stap, door, nuMs, geschiedenis }] };
  } catch (fout) {
    if (fout instanceof StapGeweigerd) return undefined;
    throw fout;
  }
};

const situatieOp = ({ geschiedenis }: Verloop, opMs: number, regio: Regio, boek: Afsprakenboek): Situatie => {
  const beeld = casusbeeld(bekendeStappen(geschiedenis), boek, opMs);
  return { op: isoInstant(opMs), regio, geschiedenis, ...(beeld && { beeld }) };
};

interface Proef {
  readonly regio: Regio;
  readonly boek: Afsprakenboek;
  readonly pogingen: readonly Poging[];
}

const neemLot = (verloop: Verloop, gelot: Lot, { regio, boek, pogingen }: Proef): Verloop => {
  const nuMs = verloop.nuMs + gelot.wacht * UUR_MS + (gelot.a % 3);
  const opMs = Math.max(BEGIN_MS, nuMs - gelot.vertraging * UUR_MS);
  const situatie = situatieOp(verloop, opMs, regio, boek);
  for (let i = 0; i < POGINGEN_PER_LOT; i += 1) {
    const poging = pogingen[(gelot.poging + i * 17) % pogingen.length];
    const daad = poging?.(situatie, { ...gelot, b: gelot.b + i });
    const gelukt = daad && probeer(verloop, daad, nuMs, boek);
    if (gelukt) return gelukt;
  }
  return { ...verloop, nuMs };
};

/** A case as the rules allowed it to become, by random steps of random parties, some of them recorded late. */
export const speelLoten = (
  loten: readonly Lot[],
  regio: Regio,
  boek: Afsprakenboek,
  pogingen: readonly Poging[] = POGINGEN,
): Verloop =>
  loten.reduce<Verloop>((verloop, gelot) => neemLot(verloop, gelot, { regio, boek, pogingen }), {
    nuMs: BEGIN_MS,
    geschiedenis: [],
    genomen: [],
  });
