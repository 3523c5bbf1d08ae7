import { beginVanDag, instantMs, lokaleDatum } from '#afspraken';
import { Temporal } from 'temporal-polyfill';
import { KORREL } from '../definities/korrel.js';
import type { Korrel } from '../definities/korrel.js';
import type { Feitsoort } from '../feiten/feit.js';
import { beginVan, volgende } from './kalender.js';

/**
 * How long after its end a cell is fixed for who is not entitled to its cases. By then nearly all that is recorded late
 * has been; what comes later no longer changes what was shown, or the difference would tell it.
 */
const VASTGESTELD_NA_MAANDEN = 1;
/**
 * A protected cell is shown a day after it was fixed: what was recorded by then may still be on its way to the tables, and
 * would come in one household at a time (docs/adr/0029).
 */
const RUST_DAGEN = 1;
export const RUST_MS = RUST_DAGEN * 86_400_000;

/** The one instant of record time at which the smallest cell of a fact is fixed; undefined when it is never shown. */
export const vastgesteldOpMs = (soort: Feitsoort, dag: string): number | undefined => {
  const korrel = KORREL[soort];
  if (korrel === 'nooit') return undefined;
  let datum = volgende(korrel, beginVan(korrel, dag));
  for (let i = 0; i < VASTGESTELD_NA_MAANDEN; i += 1) datum = volgende('maand', datum);
  return onthouden(datum);
};

/**
 * The first day of which nothing counts yet in a protected figure: cells that end by it were fixed by this instant, and
 * those after it were not. It follows from the calendar and from the size of the cells alone, and so says nothing of what
 * is in them (docs/adr/0027); never let it depend on what was found.
 */
export const vastTot = (korrel: Exclude<Korrel, 'nooit'>, opMs: number): string => {
  const maand = Temporal.PlainDate.from(beginVan('maand', lokaleDatum(opMs)));
  return beginVan(korrel, maand.subtract({ months: VASTGESTELD_NA_MAANDEN }).toString());
};

/** The first day on which a protected figure holds all of a period that ends with this day; also of the calendar alone. */
export const teZienVanaf = (tot: string): string =>
  Temporal.PlainDate.from(tot).add({ months: VASTGESTELD_NA_MAANDEN }).add({ days: RUST_DAGEN }).toString();

/** Few dates, and many facts. */
const instanten = new Map<string, number>();
const onthouden = (datum: string): number => {
  const bekend = instanten.get(datum);
  if (bekend !== undefined) return bekend;
  const ms = instantMs(beginVanDag(datum));
  instanten.set(datum, ms);
  return ms;
};
