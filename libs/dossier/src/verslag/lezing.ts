import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';
import type { Partij } from '#event-sourcing';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen, isOordeel } from '../geschiedenis.js';
import type { Oordeel } from '../geschiedenis.js';
import { veiligThuisVan } from '../zicht/verloop.js';
import { naamVan } from './namen.js';

/** One history, read at two clocks, with the names of its parties. */
export interface Lezing {
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
  readonly boek: Afsprakenboek;
  readonly geldigOpMs: number;
  readonly beschikbaarOpMs?: number;
  /** What had been recorded by then, in the order of recording. */
  readonly bekend: readonly CasusGebeurtenis[];
  readonly oordelen: readonly Oordeel[];
  readonly naam: (partij: Partij, opMs: number) => string;
}

export const lees = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  geldigOpMs: number,
  beschikbaarOpMs?: number,
): Lezing => {
  const bekend = gebeurtenissen.filter(
    ({ vastgelegdOp }) => beschikbaarOpMs === undefined || instantMs(vastgelegdOp) <= beschikbaarOpMs,
  );
  const regio = veiligThuisVan(bekendeStappen(gebeurtenissen))?.id ?? '';
  return {
    gebeurtenissen,
    boek,
    geldigOpMs,
    ...(beschikbaarOpMs !== undefined && { beschikbaarOpMs }),
    bekend,
    oordelen: bekend.filter(isOordeel),
    naam: (partij, opMs) => naamVan(boek, regio, partij, opMs),
  };
};
