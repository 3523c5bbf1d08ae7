import type { Afsprakenboek } from '#afspraken';
import { instantMs, isoInstant } from '#afspraken';
import { bekendeStappen, casusbeeld, verantwoordelijken, zelfdePartij, zichtNa, zichtlijn } from '#dossier';
import type { CasusGebeurtenis, Grond, Periode, Zichtlijn } from '#dossier';
import type { Partij } from '#event-sourcing';
import type { Genomen } from './historie.js';

type Houding = Periode<Grond>;

const OPEN = Number.POSITIVE_INFINITY;
const eindeVan = ({ totMs }: { readonly totMs?: number }): number => totMs ?? OPEN;
const naam = ({ partij, vanafMs, grond }: Houding): string => `${partij.id} ${grond} ${isoInstant(vanafMs)}`;

/** No period is empty or inverted; those of one party touch or are disjoint. */
const periodefouten = ({ periodes }: Zichtlijn): readonly string[] => [
  ...periodes.filter((p) => p.vanafMs >= eindeVan(p)).map((p) => `empty or inverted: ${naam(p)}`),
  ...periodes.flatMap((p, i) =>
    periodes
      .slice(i + 1)
      .filter((q) => zelfdePartij(p.partij, q.partij) && p.vanafMs < eindeVan(q) && q.vanafMs < eindeVan(p))
      .map((q) => `overlap of one party: ${naam(p)} and ${naam(q)}`),
  ),
];

/** From the first instant until the case ends somebody holds it; what follows an end is V0 while a triage is open. */
const gatfouten = (
  { periodes, nietBelegd }: Zichtlijn,
  { begin, einde }: { readonly begin: ReadonlySet<number>; readonly einde: ReadonlySet<number> },
): readonly string[] => {
  const starts = [...new Set(periodes.map(({ vanafMs }) => vanafMs))].sort((a, b) => a - b);
  const zonderHouder = (opMs: number): boolean =>
    !periodes.some((p) => p.vanafMs < opMs && eindeVan(p) >= opMs);
  const hervat = starts
    .filter((opMs) => zonderHouder(opMs))
    .filter((opMs) => !nietBelegd.some(({ totMs }) => totMs === opMs) && !begin.has(opMs))
    .map((opMs) => `somebody begins at ${isoInstant(opMs)} after nobody, and no V0 before it`);
  const verlaten = periodes
    .filter((p) => !periodes.some((q) => q.vanafMs <= eindeVan(p) && eindeVan(q) > eindeVan(p)))
    .filter(({ totMs, eindgrond }) => totMs !== undefined && eindgrond !== 'V10' && eindgrond !== 'V12')
    .filter(({ totMs }) => !einde.has(totMs ?? OPEN))
    .map((p) => `nobody after ${naam(p)}, which ended by ${p.eindgrond ?? 'nothing'}`);
  const overlap = nietBelegd
    .filter((gat) => periodes.some((p) => p.vanafMs < eindeVan(gat) && gat.vanafMs < eindeVan(p)))
    .map(({ vanafMs }) => `V0 from ${isoInstant(vanafMs)} overlaps a holder`);
  const leeg = nietBelegd
    .filter((gat, i) => gat.vanafMs >= Math.min(eindeVan(gat), nietBelegd[i + 1]?.vanafMs ?? OPEN))
    .map(({ vanafMs }) => `V0 from ${isoInstant(vanafMs)} is empty or out of order`);
  return [...hervat, ...verlaten, ...overlap, ...leeg];
};

const vraagtTriage = ({ type, data }: CasusGebeurtenis): boolean =>
  type === 'MeldingOntvangen' || ('grond' in data && data.grond === 'gemeld-bij-veilig-thuis');

/**
 * V7: two gemeenten at once; or the household moved, and what was decided for the one gemeente was recorded out of
 * order with what was decided for the other.
 */
const isInTweeGemeenten = (bekend: readonly CasusGebeurtenis[]): boolean => {
  const genoemd = bekend.flatMap(({ data }) => ('gemeenten' in data ? [data.gemeenten] : []));
  const isLaat = ({ vastgelegdOp, plaatsgevondenOp }: CasusGebeurtenis): boolean =>
    instantMs(vastgelegdOp) > instantMs(plaatsgevondenOp);
  return (
    genoemd.some((codes) => codes.length > 1) || (bekend.some(isLaat) && new Set(genoemd.flat()).size > 1)
  );
};

const sluit = ({ type, data }: CasusGebeurtenis): boolean =>
  type === 'CasusregieAfgesloten' ||
  ('dossierGesloten' in data && data.dossierGesloten) ||
  ('besluit' in data && data.besluit === 'client-systeem');

/** More than one only under V7 (two gemeenten) or V13 (VT beside a holder). */
const samenfouten = (
  { periodes }: Zichtlijn,
  bekend: readonly CasusGebeurtenis[],
  isVeiligThuis: (partij: Partij) => boolean,
): readonly string[] => {
  const ooitTwee = isInTweeGemeenten(bekend);
  const spoed = bekend.some(
    ({ type, data }) => type === 'SpoedVastgesteld' || ('spoedeisend' in data && data.spoedeisend),
  );
  const plaatsen = ooitTwee ? 2 : 1;
  const oude = ooitTwee ? 2 : 0; // V13 in two gemeenten: the old holders stay until the last new one has taken it
  return periodes.flatMap(({ vanafMs }) => {
    const nu = periodes.filter((p) => p.vanafMs <= vanafMs && vanafMs < eindeVan(p));
    const vt = nu.filter(({ partij }) => isVeiligThuis(partij)).length;
    const anderen = nu.length - vt;
    const magNaast = spoed || ooitTwee;
    return anderen > plaatsen + oude || (vt > 0 && anderen > 0 && !magNaast)
      ? [`too many at ${isoInstant(vanafMs)}: ${nu.map(naam).join(', ')}`]
      : [];
  });
};

const zelfde = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The point answer is the timeline, cut at that point. */
const puntfouten = (
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  peilMs: number,
  tweedeKlok: boolean,
): readonly string[] => {
  const beschikbaar = tweedeKlok ? { beschikbaarOpMs: peilMs } : {};
  const lijn = zichtlijn(geschiedenis, boek, { ...beschikbaar, kalenderTotMs: peilMs });
  const grenzen = lijn.periodes.flatMap(({ vanafMs, totMs }) => [vanafMs, totMs ?? vanafMs + 1]);
  return [...new Set(grenzen.flatMap((ms) => [ms - 1, ms]))].flatMap((opMs) => {
    const punt = verantwoordelijken(geschiedenis, boek, {
      geldigOp: isoInstant(opMs),
      ...(tweedeKlok && { beschikbaarOp: isoInstant(peilMs) }),
    });
    const snede = lijn.periodes.filter((p) => p.vanafMs <= opMs && opMs < eindeVan(p));
    return zelfde(
      punt,
      snede.map(({ partij, grond }) => ({ partij, grond })),
    )
      ? []
      : [`answer at ${isoInstant(opMs)} is not the timeline there`];
  });
};

/** What is open is never forgotten: past its term somebody holds it, and VT while an urgent one waits. */
const wachtfouten = (
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  opMs: number,
): readonly string[] => {
  const zicht = zichtNa(bekendeStappen(geschiedenis, opMs), boek, opMs);
  const vtHoudt = zicht.houders.some(({ partij }) => zelfdePartij(partij, zicht.veiligThuis));
  const verstreken = zicht.triage !== undefined && zicht.triage.overschredenVanafMs <= opMs;
  return [
    ...(verstreken && zicht.houders.length === 0 ? ['a triage is overdue and nobody holds it'] : []),
    ...(zicht.verzoeken.some(({ spoedeisend }) => spoedeisend) && !vtHoudt
      ? ['an urgent melding waits for its triage and VT does not hold it']
      : []),
    ...(zicht.triage && zicht.houders.length === 0 && zicht.nietBelegd.at(-1)?.totMs !== undefined
      ? ['a triage is open, nobody holds it, and no V0 shows it']
      : []),
  ];
};

const opPeildatum = (
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  beschikbaarOpMs: number,
): readonly string[] => {
  const bekend = geschiedenis.filter(({ vastgelegdOp }) => instantMs(vastgelegdOp) <= beschikbaarOpMs);
  const opties = { beschikbaarOpMs, kalenderTotMs: beschikbaarOpMs };
  const lijn = zichtlijn(geschiedenis, boek, opties);
  const vt = bekend.find(({ actor }) => actor.partij.soort === 'veilig-thuis')?.actor.partij;
  const wanneer = (wie: (g: CasusGebeurtenis) => boolean): ReadonlySet<number> =>
    new Set(bekend.filter(wie).map((g) => instantMs(g.plaatsgevondenOp)));
  // Who takes it and closes it in one instant has held it for no time at all.
  const aanleidingen = {
    begin: wanneer(vraagtTriage),
    einde: wanneer(sluit),
  };
  return [
    ...periodefouten(lijn),
    ...gatfouten(lijn, aanleidingen),
    ...samenfouten(lijn, bekend, (partij) => vt !== undefined && zelfdePartij(vt, partij)),
    ...wachtfouten(geschiedenis, boek, beschikbaarOpMs),
    ...(zelfde(lijn, zichtlijn([...geschiedenis].reverse(), boek, opties))
      ? []
      : ['the order of the input matters']),
    ...(zelfde(lijn, zichtlijn(bekend, boek, opties))
      ? []
      : ['what was recorded later changes what was known']),
  ].map((fout) => `as known at ${isoInstant(beschikbaarOpMs)}: ${fout}`);
};

/** Who takes a handover with a yes of the rules does hold it from that instant. */
const overnamefouten = ({ stap, geschiedenis }: Genomen, boek: Afsprakenboek): readonly string[] => {
  if (stap.type !== 'OverdrachtAanvaard') return [];
  const beeld = casusbeeld(bekendeStappen(geschiedenis), boek, instantMs(stap.plaatsgevondenOp));
  const { ontvanger, overdrachtId } = stap.data;
  return beeld?.zicht.houders.some(({ partij }) => zelfdePartij(partij, ontvanger))
    ? []
    : [`${ontvanger.id} accepted ${overdrachtId} at ${stap.plaatsgevondenOp} and does not hold it`];
};

/** Record times at which to look: every `n`th, so that a long history costs no more than a short one. */
const peilmomenten = (geschiedenis: readonly CasusGebeurtenis[]): readonly number[] => {
  const alle = [...new Set(geschiedenis.map(({ vastgelegdOp }) => instantMs(vastgelegdOp)))];
  const laatste = alle.at(-1) ?? 0;
  const stap = Math.max(1, Math.floor(alle.length / 3));
  const JAAR_MS = 365 * 86_400_000;
  return [...alle.filter((_, i) => i % stap === stap - 1), laatste, laatste + JAAR_MS];
};

/** All that contradicts the invariants of `domein.md` §2, in words; empty when they hold. */
export const schendingen = (
  genomen: readonly Genomen[],
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): readonly string[] => [
  ...new Set([
    ...peilmomenten(geschiedenis).flatMap((opMs) => opPeildatum(geschiedenis, boek, opMs)),
    ...peilmomenten(geschiedenis)
      .filter((_, i, alle) => i === 1 || i === alle.length - 1)
      .flatMap((opMs, i) => puntfouten(geschiedenis, boek, opMs, i === 0)),
    ...genomen.flatMap((stap) => overnamefouten(stap, boek)),
  ]),
];
