import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis } from './events.js';
import { bekendeStappen } from './geschiedenis.js';
import { geldtOp, opBeginEnId } from './periodes.js';
import type { Periode } from './periodes.js';
import { instantMs } from '#afspraken';
import { zonderAdministratie } from './zicht/toestand.js';
import type { Gat, Grond, Zicht } from './zicht/toestand.js';
import { zichtNa } from './zicht/verloop.js';

/** Who holds the zicht op veiligheid, and the V rule on which it does. */
export interface Verantwoordelijke {
  readonly partij: Partij;
  readonly grond: Grond;
}

/** All periods of the zicht op veiligheid of a case, holders and gaps (V0), ordered by start and then by id. */
export interface Zichtlijn {
  readonly periodes: readonly Periode<Grond>[];
  readonly nietBelegd: readonly Gat[];
}

export interface Vraag {
  /** Valid time: the instant that the question is about, ISO 8601. */
  readonly geldigOp: string;
  /** Record time: as known at this instant; everything recorded when absent. */
  readonly beschikbaarOp?: string;
}

/**
 * The question that the hub exists for: who was responsible for the zicht op veiligheid at `geldigOp`, as
 * known at `beschikbaarOp`, and on what ground? Pure: the same events and afspraken give the same answer.
 * Empty when nobody held it: before V1–V3 (V0), or after the case ended (V10, V12).
 */
export const verantwoordelijken = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  vraag: Vraag,
): readonly Verantwoordelijke[] => {
  const geldigOpMs = instantMs(vraag.geldigOp);
  return zichtlijn(gebeurtenissen, boek, {
    kalenderTotMs: geldigOpMs,
    ...(vraag.beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(vraag.beschikbaarOp) }),
  })
    .periodes.filter((periode) => geldtOp(periode, geldigOpMs))
    .map(({ partij, grond }) => ({ partij, grond }));
};

export interface ZichtlijnOpties {
  /** Record time in ms since the epoch; also how far the calendar runs. */
  readonly beschikbaarOpMs?: number;
  /** How far the calendar runs when everything recorded counts, ms since the epoch. */
  readonly kalenderTotMs: number;
}

export const zichtlijn = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  { beschikbaarOpMs, kalenderTotMs }: ZichtlijnOpties,
): Zichtlijn => {
  const stappen = bekendeStappen(gebeurtenissen, beschikbaarOpMs);
  return zichtlijnVan(zichtNa(stappen, boek, beschikbaarOpMs ?? kalenderTotMs));
};

/** The periods of the zicht op veiligheid as a case knows them after some step. */
export const zichtlijnVan = ({ houders, afgelopen, nietBelegd }: Zicht): Zichtlijn => ({
  periodes: [...afgelopen, ...houders.map(zonderAdministratie)].sort(opBeginEnId),
  nietBelegd,
});
