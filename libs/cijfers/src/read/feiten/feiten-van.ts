import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import type { CasusGebeurtenis, Casusdossier, GebeurtenisType } from '#dossier';
import { afsluitingFeiten } from './afsluiting-feiten.js';
import { casusgang } from './casusgang.js';
import type { Casusgang } from './casusgang.js';
import type { Dimensie, Feit, Feitrij } from './feit.js';
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
  const gangTot = gangenVan(gebeurtenissen, boek);
  for (const { aantal, opMs } of kennismomenten(gebeurtenissen)) {
    const nu = new Map<string, Feitrij[]>();
    const gang = gangTot(aantal);
    for (const feit of gang ? FEITEN.flatMap((feiten) => feiten(gang)) : []) {
      const sleutel = sleutelVan(feit);
      const rij = bekend.get(sleutel)?.shift() ?? nieuweRij(feit, boek, gang?.veiligThuis.id ?? '', opMs);
      const zelfde = nu.get(sleutel);
      if (zelfde) zelfde.push(rij);
      else nu.set(sleutel, [rij]);
    }
    for (const over of bekend.values()) rijen.push(...over.flatMap((rij) => tot(rij, opMs)));
    bekend = nu;
  }
  return [...rijen, ...[...bekend.values()].flat()];
};

/**
 * The course of the case as the first so many events tell it. When everything was recorded in the order in which it
 * happened and nothing was disputed, each is the beginning of the last, and the rules need to be asked only once.
 */
const gangenVan = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): ((aantal: number) => Casusgang | undefined) => {
  const heel = casusgang(gebeurtenissen, boek);
  const opVolgorde = heel?.stappen.every(({ gebeurtenis }, i) => gebeurtenis === gebeurtenissen[i]);
  const eersteVt = gebeurtenissen.findIndex(({ actor }) => actor.partij.soort === 'veilig-thuis');
  if (!heel || !opVolgorde || heel.stappen.length < gebeurtenissen.length)
    return (aantal) => casusgang(gebeurtenissen.slice(0, aantal), boek);
  return (aantal) =>
    aantal <= eersteVt
      ? undefined
      : {
          ...heel,
          gebeurtenissen: gebeurtenissen.slice(0, aantal),
          stappen: heel.stappen.slice(0, aantal),
        };
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

const nieuweRij = (feit: Feit, boek: Afsprakenboek, regio: string, opMs: number): Feitrij => ({
  ...feit,
  regio,
  subregios: subregiosVan(feit, boek),
  bekendVanMs: bekendVan(feit, opMs),
});

const subregiosVan = ({ gemeenten, geldigOpMs }: Feit, boek: Afsprakenboek): readonly string[] => [
  ...new Set(gemeenten.flatMap((code) => boek.gemeente(code, geldigOpMs)?.subregio.id ?? [])),
];

const bekendVan = ({ geldigOpMs, voorzien }: Feit, opMs: number): number =>
  voorzien ? opMs : Math.max(opMs, geldigOpMs);

/** What was to be known only later than it ceased to be was never known. */
const tot = (rij: Feitrij, opMs: number): readonly Feitrij[] =>
  rij.bekendVanMs < opMs ? [{ ...rij, bekendTotMs: opMs }] : [];

/** What makes a fact this one. The region and the sub-regions follow from it. */
const sleutelVan = (feit: Feit): string => {
  const { kenmerken } = feit;
  let sleutel = `${feit.soort}|${feit.geldigOpMs}|${feit.totMs}|${feit.duurMs}|${feit.partij}|${feit.bewijs}`;
  for (const gemeente of feit.gemeenten) sleutel += `|${gemeente}`;
  for (const dimensie in kenmerken) sleutel += `|${dimensie}=${kenmerken[dimensie as Dimensie]}`;
  return sleutel;
};
