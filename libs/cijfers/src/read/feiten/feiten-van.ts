import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis, Casusdossier, GebeurtenisType } from '#dossier';
import { afsluitingFeiten } from './afsluiting-feiten.js';
import { casusgang } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import { DIMENSIES } from './feit.js';
import type { Feit, Feitrij } from './feit.js';
import { meldingFeiten } from './melding-feiten.js';
import { overdrachtFeiten } from './overdracht-feiten.js';
import { termijnFeiten } from './termijn-feiten.js';
import { zichtFeiten } from './zicht-feiten.js';

const FEITEN: readonly ((gang: Casusgang) => readonly Feit[])[] = [
  meldingFeiten,
  overdrachtFeiten,
  termijnFeiten,
  zichtFeiten,
  afsluitingFeiten,
];

/** Steps from which no fact follows. `TermijnVerstreken` is one: the terms follow from the rules themselves. */
const ZONDER_FEITEN: ReadonlySet<GebeurtenisType> = new Set<GebeurtenisType>([
  'MelderTeruggekoppeld',
  'PlanVastgesteld',
  'CasusregieToegewezen',
  'OndersteuningGevraagd',
  'BevestigingBekrachtigd',
  'TermijnVerstreken',
]);

type Bekend = Pick<Feitrij, 'regio' | 'subregios'> & Feit;

/**
 * Every fact of a case that was ever known, over both clocks: the facts are computed of each part of the history that
 * was known at some instant, and what differs from the part before it became known, or ceased to be, by what was
 * recorded then. Nothing in it depends on the time at which it is computed: a legal instant that has yet to come is a
 * fact that is known from that instant.
 */
export const feitenVan = (
  { gebeurtenissen }: Pick<Casusdossier, 'gebeurtenissen'>,
  boek: Afsprakenboek,
): readonly Feitrij[] => {
  const rijen: Feitrij[] = [];
  let bekend = new Map<string, Feitrij[]>();
  for (const { aantal, opMs } of kennismomenten(gebeurtenissen)) {
    const nu = new Map<string, Feitrij[]>();
    for (const feit of feitenBij(gebeurtenissen.slice(0, aantal), boek)) {
      const sleutel = sleutelVan(feit);
      const rij = bekend.get(sleutel)?.shift() ?? { ...feit, bekendVanMs: bekendVan(feit, opMs) };
      nu.set(sleutel, [...(nu.get(sleutel) ?? []), rij]);
    }
    rijen.push(...[...bekend.values()].flat().flatMap((rij) => tot(rij, opMs)));
    bekend = nu;
  }
  return [...rijen, ...[...bekend.values()].flat()];
};

/** How many events were known since when; what was recorded at one instant became known together. */
const kennismomenten = (
  gebeurtenissen: readonly CasusGebeurtenis[],
): readonly { readonly aantal: number; readonly opMs: number }[] => {
  const momenten: { aantal: number; opMs: number; telt: boolean }[] = [];
  for (const [i, { vastgelegdOp, type, actor }] of gebeurtenissen.entries()) {
    const opMs = instantMs(vastgelegdOp);
    const telt =
      !ZONDER_FEITEN.has(type) || !gebeurtenissen.slice(0, i).some(({ actor: a }) => isZelfde(a, actor));
    const laatste = momenten.at(-1);
    if (laatste?.opMs === opMs) {
      laatste.aantal = i + 1;
      laatste.telt ||= telt;
    } else momenten.push({ aantal: i + 1, opMs, telt });
  }
  return momenten.filter(({ telt }) => telt);
};

/** The first act of a Veilig Thuis says whose case it is, whatever the act. */
const isZelfde = (
  { partij: a }: CasusGebeurtenis['actor'],
  { partij: b }: CasusGebeurtenis['actor'],
): boolean => b.soort !== 'veilig-thuis' || (a.soort === b.soort && a.id === b.id);

/** The facts as they follow from these events, with the calendar run to the end of time. */
const feitenBij = (gebeurtenissen: readonly CasusGebeurtenis[], boek: Afsprakenboek): readonly Bekend[] => {
  const gang = casusgang(gebeurtenissen, boek);
  if (!gang) return [];
  const regio = gang.veiligThuis.id;
  return FEITEN.flatMap((feiten) => feiten(gang)).map((feit) => ({
    ...feit,
    regio,
    subregios: subregiosVan(feit, boek),
  }));
};

const subregiosVan = ({ gemeenten, geldigOpMs }: Feit, boek: Afsprakenboek): readonly string[] => [
  ...new Set(gemeenten.flatMap((code) => boek.gemeente(code, geldigOpMs)?.subregio.id ?? [])),
];

const bekendVan = ({ geldigOpMs, voorzien }: Feit, opMs: number): number =>
  voorzien ? opMs : Math.max(opMs, geldigOpMs);

/** What was to be known only later than it ceased to be was never known. */
const tot = (rij: Feitrij, opMs: number): readonly Feitrij[] =>
  rij.bekendVanMs < opMs ? [{ ...rij, bekendTotMs: opMs }] : [];

const sleutelVan = (feit: Bekend): string =>
  [
    feit.soort,
    feit.geldigOpMs,
    feit.totMs ?? '',
    feit.duurMs ?? '',
    feit.gemeenten.join(' '),
    feit.regio,
    feit.partij ?? '',
    feit.bewijs ?? '',
    ...DIMENSIES.map((dimensie) => feit.kenmerken[dimensie] ?? ''),
  ].join('|');
