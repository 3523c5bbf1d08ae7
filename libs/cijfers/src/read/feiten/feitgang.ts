import type { Feit } from './feit.js';

/**
 * A fact with the numbers of steps of the case by which it holds: the first `van` steps say it, and so does every longer
 * beginning of the case that has fewer than `tot` steps.
 */
export interface Feitgang {
  readonly feit: Feit;
  readonly van: number;
  readonly tot: number;
}

const ALTIJD = Number.POSITIVE_INFINITY;

/** The place of a step; the steps up to and including it are one more. */
interface Plaats {
  readonly nr: number;
}

export const sinds = ({ nr }: Plaats, feit: Feit): Feitgang => ({ feit, van: nr + 1, tot: ALTIJD });

/** A fact that a later step takes back. */
export const vanTot = (begin: Plaats, eind: Plaats | undefined, feit: Feit): Feitgang => ({
  ...sinds(begin, feit),
  ...(eind && { tot: eind.nr + 1 }),
});

/** A fact that a later step changes: it is this, and from there that. */
export const daarna = (
  begin: Plaats,
  feit: Feit,
  keer: Plaats | undefined,
  anders: (keer: Plaats) => Feit | undefined,
): readonly Feitgang[] => {
  const later = keer && anders(keer);
  return [vanTot(begin, keer, feit), ...(keer && later ? [sinds(keer, later)] : [])];
};

export const geldtBij =
  (aantalStappen: number) =>
  ({ van, tot }: Feitgang): boolean =>
    van <= aantalStappen && aantalStappen < tot;
