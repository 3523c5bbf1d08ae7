import { gemeentenOp } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import type { Feitgang } from './feitgang.js';
import type { Feit, Feitsoort } from './feit.js';

/** What differs by where the case is, from so many steps up to, not including, so many. */
export const perVerhuizing = (
  { verhuizingen }: Casusgang,
  van: number,
  tot: number,
  feiten: (aantalStappen: number) => readonly Feit[],
): readonly Feitgang[] => {
  const grenzen = [van, ...verhuizingen.filter((aantal) => van < aantal && aantal < tot), tot];
  return grenzen
    .slice(0, -1)
    .flatMap((begin, i) => feiten(begin).map((feit) => ({ feit, van: begin, tot: grenzen[i + 1] ?? tot })));
};

/** What runs, and counts with the gemeente where the case is. A finding is shown whole to all of them. */
const LOOPT: ReadonlySet<Feitsoort> = new Set<Feitsoort>([
  'casus-open',
  'triage-open',
  'overdracht-open',
  'niet-belegd',
  'dubbel-belegd',
]);

/** A fact that lasts as one piece per stay of the case, by when it moved and not by when that was recorded. */
export const perGemeente =
  (gang: Casusgang) =>
  (feitgang: Feitgang): readonly Feitgang[] => {
    const { feit, van, tot } = feitgang;
    if (!LOOPT.has(feit.soort) || bleef(gang)) return [feitgang];
    return perVerhuizing(gang, van, tot, (aantal) => stukken(gang, feit, aantal));
  };

/** Its first step says where it is, and no other. */
const bleef = ({ verhuizingen }: Casusgang): boolean => verhuizingen.every((aantal) => aantal === 1);

const stukken = (gang: Casusgang, feit: Feit, aantal: number): readonly Feit[] => {
  const { totMs: eindeMs, ...begin } = feit;
  const verbleven = verblijven(gang, { vanafMs: feit.geldigOpMs, totMs: eindeMs }, aantal);
  return verbleven.map(({ vanafMs, gemeenten }, i): Feit => {
    const totMs = verbleven[i + 1]?.vanafMs ?? eindeMs;
    return {
      ...begin,
      geldigOpMs: vanafMs,
      ...(totMs !== undefined && { totMs }),
      ...(i > 0 && { sindsMs: feit.geldigOpMs }),
      gemeenten,
    };
  });
};

export interface Tijdruimte {
  readonly vanafMs: number;
  readonly totMs?: number | undefined;
}

interface Verblijf {
  readonly vanafMs: number;
  readonly gemeenten: readonly string[];
}

/** Where the case was, as its first so many steps tell it: each stay from where it begins in these times. */
const verblijven = (
  gang: Casusgang,
  { vanafMs, totMs = Number.POSITIVE_INFINITY }: Tijdruimte,
  aantal: number,
): readonly Verblijf[] => {
  const verbleven: Verblijf[] = [{ vanafMs, gemeenten: gemeentenOp(gang, vanafMs, aantal) }];
  for (const verhuizing of gang.verhuizingen) {
    const stap = gang.stappen[verhuizing - 1];
    if (!stap || verhuizing > aantal || stap.opMs <= vanafMs || stap.opMs >= totMs) continue;
    // Of two moves at one instant the last one says where the case is.
    if (verbleven.at(-1)?.vanafMs === stap.opMs) verbleven.pop();
    verbleven.push({ vanafMs: stap.opMs, gemeenten: stap.na.gemeenten });
  }
  return verbleven;
};

/** All gemeenten in which the case was in these times. */
export const gemeentenIn = (gang: Casusgang, tijden: Tijdruimte, aantal: number): readonly string[] => [
  ...new Set(verblijven(gang, tijden, aantal).flatMap(({ gemeenten }) => gemeenten)),
];
