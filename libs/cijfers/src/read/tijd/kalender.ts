import { beginVanDag, instantMs } from '#afspraken';
import { Temporal } from 'temporal-polyfill';

export const PERIODEN = ['dag', 'week', 'maand', 'kwartaal', 'jaar'] as const;
export type Periodesoort = (typeof PERIODEN)[number];

const MAANDEN_PER_KWARTAAL = 3;

/** First day of the period that a day lies in. A week begins on Monday (ISO 8601). */
export const beginVan = (soort: Periodesoort, dag: string): string => {
  if (soort === 'dag') return dag;
  if (soort === 'jaar') return `${dag.slice(0, 4)}-01-01`;
  if (soort === 'maand') return `${dag.slice(0, 7)}-01`;
  if (soort === 'kwartaal') {
    const maand = Math.floor((Number(dag.slice(5, 7)) - 1) / MAANDEN_PER_KWARTAAL) * MAANDEN_PER_KWARTAAL + 1;
    return `${dag.slice(0, 4)}-${String(maand).padStart(2, '0')}-01`;
  }
  const datum = Temporal.PlainDate.from(dag);
  return datum.subtract({ days: datum.dayOfWeek - 1 }).toString();
};

const STAP = {
  dag: { days: 1 },
  week: { weeks: 1 },
  maand: { months: 1 },
  kwartaal: { months: MAANDEN_PER_KWARTAAL },
  jaar: { years: 1 },
} as const;

/** First day of the period after the one that begins on this day. */
export const volgende = (soort: Periodesoort, begin: string): string =>
  Temporal.PlainDate.from(begin).add(STAP[soort]).toString();

/** A period, or the part of it that was asked for. Dates in Europe/Amsterdam; `tot` is exclusive. */
export interface Tijdvak {
  /** `2026-03-02`, `2026-W10`, `2026-03`, `2026-K1` or `2026`. */
  readonly naam: string;
  readonly van: string;
  readonly tot: string;
  readonly vanMs: number;
  readonly totMs: number;
}

const middernachtMs = (dag: string): number => instantMs(beginVanDag(dag));

/** The periods from `van` up to, not including, `tot`, the first and the last cut off at those. */
export const tijdvakken = (soort: Periodesoort, van: string, tot: string): readonly Tijdvak[] => {
  const gevonden: Tijdvak[] = [];
  for (let begin = beginVan(soort, van); begin < tot; begin = volgende(soort, begin)) {
    const einde = volgende(soort, begin);
    const [eerste, laatste] = [begin < van ? van : begin, einde > tot ? tot : einde];
    gevonden.push({
      naam: naamVan(soort, begin),
      van: eerste,
      tot: laatste,
      vanMs: middernachtMs(eerste),
      totMs: middernachtMs(laatste),
    });
  }
  return gevonden;
};

const naamVan = (soort: Periodesoort, begin: string): string => {
  const jaar = begin.slice(0, 4);
  if (soort === 'jaar') return jaar;
  if (soort === 'maand') return begin.slice(0, 7);
  if (soort === 'kwartaal') return `${jaar}-K${Math.ceil(Number(begin.slice(5, 7)) / MAANDEN_PER_KWARTAAL)}`;
  if (soort === 'dag') return begin;
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(begin);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
};
