import type { Afspraken } from './afspraken.js';
import { extraVrij, isWerkdagnummer } from './feestdagen.js';
import { type Moment, beginVanDagMs, lokaleDag, momentMs } from './tijdzone.js';

const MINUUT_MS = 60_000;

const minuten = (tijd: string): number => Number(tijd.slice(0, 2)) * 60 + Number(tijd.slice(3, 5));

/**
 * Whether an instant lies outside the office hours of the region: then a crisis must be told to the gemeente on
 * the next werkdag (T10). Clocks change on Sundays, so on a werkdag local time is midnight plus what has passed.
 */
export const buitenKantoortijd = (afspraken: Afspraken, moment: Moment): boolean => {
  const ms = momentMs(moment);
  const dag = lokaleDag(ms);
  if (!isWerkdagnummer(dag, extraVrij(afspraken.extraVrijeDagen))) return true;
  const sindsMiddernacht = (ms - beginVanDagMs(dag)) / MINUUT_MS;
  const { van, tot } = afspraken.kantoortijden;
  return sindsMiddernacht < minuten(van) || sindsMiddernacht >= minuten(tot);
};
