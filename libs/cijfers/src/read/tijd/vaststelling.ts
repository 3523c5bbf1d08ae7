import { beginVanDag, instantMs } from '#afspraken';
import { KORREL } from '../definities/korrel.js';
import type { Feitsoort } from '../feiten/feit.js';
import { beginVan, volgende } from './kalender.js';

/**
 * How long after its end a cell is fixed for who is not entitled to its cases. By then nearly all that is recorded late
 * has been; what comes later no longer changes what was shown, or the difference would tell it.
 */
const VASTGESTELD_NA_MAANDEN = 1;

/** The one instant of record time at which the smallest cell of a fact is fixed; undefined when it is never shown. */
export const vastgesteldOpMs = (soort: Feitsoort, dag: string): number | undefined => {
  const korrel = KORREL[soort];
  if (korrel === 'nooit') return undefined;
  let datum = volgende(korrel, beginVan(korrel, dag));
  for (let i = 0; i < VASTGESTELD_NA_MAANDEN; i += 1) datum = volgende('maand', datum);
  return onthouden(datum);
};

/** Few dates, and many facts. */
const instanten = new Map<string, number>();
const onthouden = (datum: string): number => {
  const bekend = instanten.get(datum);
  if (bekend !== undefined) return bekend;
  const ms = instantMs(beginVanDag(datum));
  instanten.set(datum, ms);
  return ms;
};
