import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import { bekendeStappen } from '#dossier';
import type { CasusGebeurtenis, GebeurtenisType, Stap } from '#dossier';
import { gangVan } from './casusgang.js';
import type { Casusgang } from './casusgang.js';

/** An instant at which something was recorded that may change the facts. */
export interface Kennismoment {
  readonly opMs: number;
  /** How many events were known from then. */
  readonly gebeurtenissen: number;
}

/** How many steps of the course of its tijdperk were known from then. */
export interface Stapmoment extends Kennismoment {
  readonly stappen: number;
}

/**
 * Instants of recording of which each knew the beginning of what the next one knew, with the course that the last of
 * them knew. A case in which everything is recorded in the order in which it happened, and nothing is disputed, has one.
 */
export interface Tijdperk {
  readonly gang: Casusgang | undefined;
  readonly momenten: readonly Stapmoment[];
}

export const tijdperken = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): readonly Tijdperk[] => {
  const momenten = kennismomenten(gebeurtenissen);
  const heel = bekendeStappen(gebeurtenissen);
  const opVolgorde = aantallenOpVolgorde(gebeurtenissen, heel);
  if (opVolgorde) {
    const geteld = momenten.map((moment) => ({ ...moment, stappen: opVolgorde(moment.gebeurtenissen) }));
    return [{ gang: gangVan(heel, boek), momenten: geteld }];
  }
  return perTijdperk(gebeurtenissen, momenten).map(({ stappen, momenten: van }) => ({
    gang: gangVan(stappen, boek),
    momenten: van,
  }));
};

/** How many steps so many events make, when that is what the course begins with; undefined when it is not always so. */
const aantallenOpVolgorde = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  stappen: readonly Stap[],
): ((aantal: number) => number) | undefined => {
  const aantallen = [0];
  let volgende = 0;
  for (const gebeurtenis of gebeurtenissen) {
    if (stappen[volgende]?.gebeurtenis === gebeurtenis) volgende += 1;
    else if (gebeurtenis.type !== 'TermijnVerstreken') return undefined;
    aantallen.push(volgende);
  }
  return (aantal) => aantallen[aantal] ?? 0;
};

interface Stappenreeks {
  stappen: readonly Stap[];
  readonly momenten: Stapmoment[];
}

const perTijdperk = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  momenten: readonly Kennismoment[],
): readonly Stappenreeks[] => {
  const reeksen: Stappenreeks[] = [];
  for (const moment of momenten) {
    const stappen = bekendeStappen(gebeurtenissen.slice(0, moment.gebeurtenissen));
    const lopend = reeksen.at(-1);
    const geteld = { ...moment, stappen: stappen.length };
    if (lopend && isBeginVan(lopend.stappen, stappen)) {
      lopend.stappen = stappen;
      lopend.momenten.push(geteld);
    } else reeksen.push({ stappen, momenten: [geteld] });
  }
  return reeksen;
};

const isBeginVan = (begin: readonly Stap[], geheel: readonly Stap[]): boolean =>
  begin.length <= geheel.length && begin.every((stap, i) => stap.gebeurtenis === geheel[i]?.gebeurtenis);

/** Steps from which no fact follows. `TermijnVerstreken` is one: the terms follow from the rules themselves. */
const ZONDER_FEITEN: ReadonlySet<GebeurtenisType> = new Set<GebeurtenisType>([
  'MelderTeruggekoppeld',
  'PlanVastgesteld',
  'CasusregieToegewezen',
  'OndersteuningGevraagd',
  'BevestigingBekrachtigd',
  'TermijnVerstreken',
]);

/** How many events were known since when; what was recorded at one instant became known together. */
const kennismomenten = (gebeurtenissen: readonly CasusGebeurtenis[]): readonly Kennismoment[] => {
  const momenten: { gebeurtenissen: number; opMs: number; telt: boolean }[] = [];
  const vts = new Set<string>();
  for (const [i, { vastgelegdOp, type, actor }] of gebeurtenissen.entries()) {
    const opMs = instantMs(vastgelegdOp);
    // The first act of a Veilig Thuis says whose case it is, whatever the act.
    const { soort, id } = actor.partij;
    const isNieuweVt = soort === 'veilig-thuis' && !vts.has(id);
    if (isNieuweVt) vts.add(id);
    const telt = !ZONDER_FEITEN.has(type) || isNieuweVt || i === 0;
    const laatste = momenten.at(-1);
    if (laatste?.opMs === opMs) {
      laatste.gebeurtenissen = i + 1;
      laatste.telt ||= telt;
    } else momenten.push({ gebeurtenissen: i + 1, opMs, telt });
  }
  return momenten
    .filter(({ telt }) => telt)
    .map(({ opMs, gebeurtenissen: aantal }) => ({ opMs, gebeurtenissen: aantal }));
};
