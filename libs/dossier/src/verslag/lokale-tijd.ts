import { Temporal } from 'temporal-polyfill';
import { TIJDZONE } from '#afspraken';

const UUR_MS = 3_600_000;
const DAG_MS = 24 * UUR_MS;
const MINUUT_MS = 60_000;

const tweeCijfers = (n: number): string => String(n).padStart(2, '0');

const klok = (ms: number): string => {
  const t = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(TIJDZONE);
  const datum = `${tweeCijfers(t.day)}-${tweeCijfers(t.month)}-${t.year}`;
  const seconden = t.second === 0 && t.millisecond === 0 ? '' : `:${tweeCijfers(t.second)}`;
  const duizendsten = t.millisecond === 0 ? '' : `.${String(t.millisecond).padStart(3, '0')}`;
  return `${datum} ${tweeCijfers(t.hour)}:${tweeCijfers(t.minute)}${seconden}${duizendsten}`;
};

/** In the hour that the clocks show twice the offset tells which of the two is meant. */
const isDubbelUur = (ms: number): boolean => klok(ms) === klok(ms + UUR_MS) || klok(ms) === klok(ms - UUR_MS);

/** `05-03-2026 08:30`, on the clocks of Europe/Amsterdam; seconds and finer only where there are any. */
export const lokaleTijd = (ms: number): string => {
  if (!isDubbelUur(ms)) return klok(ms);
  return `${klok(ms)} (${Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(TIJDZONE).offset})`;
};

/** How much later something is, rounded down to the largest unit: `3 dagen`. */
export const verschil = (ms: number): string => {
  const [aantal, een, meer] =
    ms >= DAG_MS
      ? [Math.floor(ms / DAG_MS), 'dag', 'dagen']
      : ms >= UUR_MS
        ? [Math.floor(ms / UUR_MS), 'uur', 'uur']
        : [Math.floor(ms / MINUUT_MS), 'minuut', 'minuten'];
  return `${aantal} ${aantal === 1 ? een : meer}`;
};
