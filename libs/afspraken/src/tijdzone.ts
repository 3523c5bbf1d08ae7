import { Temporal } from 'temporal-polyfill';
import { DAG_MS, dagnummer, datumVan, instantMs } from './datum.js';

/** The agreements count in local time, wherever the hub runs. */
export const TIJDZONE = 'Europe/Amsterdam';

/** An instant: ISO 8601 text with an offset, or milliseconds since the Unix epoch. */
export type Moment = string | number;

/** Enough for every day of a century and a half; beyond it the memory starts anew rather than growing. */
const MAX_ONTHOUDEN_DAGEN = 55_000;
const middernachten = new Map<number, number>();

export const momentMs = (moment: Moment): number => (typeof moment === 'number' ? moment : instantMs(moment));

/** 00:00 local time of a day, in milliseconds since the Unix epoch. */
export const beginVanDagMs = (dag: number): number => {
  const bekend = middernachten.get(dag);
  if (bekend !== undefined) return bekend;
  const ms = Temporal.PlainDate.from(datumVan(dag)).toZonedDateTime(TIJDZONE).epochMilliseconds;
  if (middernachten.size >= MAX_ONTHOUDEN_DAGEN) middernachten.clear();
  middernachten.set(dag, ms);
  return ms;
};

/** Local time runs ahead of UTC, by less than a day: an instant lies on its UTC date or on the next one. */
export const lokaleDag = (ms: number): number => {
  const utcDag = Math.floor(ms / DAG_MS);
  return ms >= beginVanDagMs(utcDag + 1) ? utcDag + 1 : utcDag;
};

/** The instants whose year has four digits, by arithmetic: records are written and compared by the million. */
const EERSTE_MS = dagnummer('0000-01-01') * DAG_MS;
const LAATSTE_MS = (dagnummer('9999-12-31') + 1) * DAG_MS - 1;
const UUR_MS = 3_600_000;
const MINUUT_MS = 60_000;

const cijfers = (n: number, aantal: number): string => String(n).padStart(aantal, '0');

export const isoInstant = (ms: number): string => {
  if (!(Number.isInteger(ms) && ms >= EERSTE_MS && ms <= LAATSTE_MS))
    return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
  const dag = Math.floor(ms / DAG_MS);
  const rest = ms - dag * DAG_MS;
  const uur = cijfers(Math.floor(rest / UUR_MS), 2);
  const minuut = cijfers(Math.floor((rest % UUR_MS) / MINUUT_MS), 2);
  const seconde = cijfers(Math.floor((rest % MINUUT_MS) / 1000), 2);
  return `${datumVan(dag)}T${uur}:${minuut}:${seconde}.${cijfers(rest % 1000, 3)}Z`;
};

/** The date in Europe/Amsterdam at an instant. */
export const lokaleDatum = (moment: Moment): string => datumVan(lokaleDag(momentMs(moment)));

/** 00:00 local time of a date, as an instant in UTC with milliseconds. */
export const beginVanDag = (datum: string): string => isoInstant(beginVanDagMs(dagnummer(datum)));

/** A term is exceeded from 00:00 local time of the day after its last. */
export const overschredenVanaf = (laatsteDag: string): string =>
  isoInstant(beginVanDagMs(dagnummer(laatsteDag) + 1));
