import type { Partij } from '#event-sourcing';
import type { CasusGebeurtenis } from './events.js';
import { zelfdePartij } from './partij.js';

/**
 * One party held something from `vanafMs` up to, not including, `totMs` (open when absent). `grond` is the
 * rule by which it began; `begin` and `eind` are the events that carry it, absent for a legal instant.
 */
export interface Periode<Grond extends string> {
  readonly partij: Partij;
  readonly vanafMs: number;
  readonly totMs?: number;
  readonly grond: Grond;
  readonly eindgrond?: Grond;
  readonly begin?: CasusGebeurtenis;
  readonly eind?: CasusGebeurtenis;
}

/** Where in a case something changes: the instant, and the event that causes it (none for the calendar). */
export interface Moment {
  readonly opMs: number;
  readonly door?: CasusGebeurtenis;
}

export const beginPeriode = <G extends string>(partij: Partij, grond: G, moment: Moment): Periode<G> => ({
  partij,
  grond,
  vanafMs: moment.opMs,
  ...(moment.door && { begin: moment.door }),
});

/** Ends a period; undefined when nothing is left of it, for no period is empty. */
export const eindigPeriode = <G extends string>(
  periode: Periode<G>,
  eindgrond: G,
  moment: Moment,
): Periode<G> | undefined =>
  moment.opMs > periode.vanafMs
    ? { ...periode, totMs: moment.opMs, eindgrond, ...(moment.door && { eind: moment.door }) }
    : undefined;

export const geldtOp = ({ vanafMs, totMs }: Periode<string>, opMs: number): boolean =>
  vanafMs <= opMs && (totMs === undefined || opMs < totMs);

export const vanPartij =
  (partij: Partij) =>
  (periode: Periode<string>): boolean =>
    zelfdePartij(periode.partij, partij);

/** Order of every answer: by start, then by id of the party. */
export const opBeginEnId = (a: Periode<string>, b: Periode<string>): number =>
  a.vanafMs - b.vanafMs || compareText(a.partij.id, b.partij.id);

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
