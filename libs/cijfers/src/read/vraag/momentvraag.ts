import { korrelVan } from '../definities/korrel.js';
import type { Berekening, Niveau } from '../definities/definitie.js';
import { DIMENSIES } from '../feiten/feit.js';
import { SCHEMA } from '../model/tabellen.js';
import type { Periodesoort } from '../tijd/kalender.js';
import type { Cijfervraag } from './cijfervraag.js';
import type { Waarden } from './sql.js';

/** The areas that a fact counts in. A case in two gemeenten counts in both, and once in what they share. */
export const GEBIEDEN: Readonly<Record<Niveau, string>> = {
  regio: 'array[regio]',
  subregio: 'subregios',
  gemeente: 'gemeenten',
  team: 'array[partij]',
};

/** Names in SQL of the periods. */
const EENHEID: Readonly<Record<Periodesoort, string>> = {
  dag: 'day',
  week: 'week',
  maand: 'month',
  kwartaal: 'quarter',
  jaar: 'year',
};

export const begin = (soort: Periodesoort): string => `date_trunc('${EENHEID[soort]}', dag::timestamp)::date`;

/** What holds for every fact that is asked for, whatever is computed of it. */
export const voorwaarden = (
  { definitie, niveau, blik }: Cijfervraag,
  waarden: Waarden,
): readonly string[] => [
  `soort = ${waarden.plaats(definitie.feit)}`,
  ...(blik.regio === undefined ? [] : [`regio = ${waarden.plaats(blik.regio)}`]),
  ...(blik.gemeente === undefined ? [] : [`gemeenten @> array[${waarden.plaats(blik.gemeente)}]`]),
  ...(blik.partij === undefined ? [] : [`partij = ${waarden.plaats(blik.partij)}`]),
  ...(niveau === 'team' ? [`partij !~ '^(veilig-thuis|gemeente)/'`] : []),
  ...Object.entries(definitie.waarin ?? {}).map(
    ([dimensie, toegestaan]) => `${dimensie} = any (${waarden.plaats(toegestaan)})`,
  ),
];

/** As known at one instant of record time. */
export const bekendOp = (instant: string): string =>
  `bekend_van <= ${instant} and (bekend_tot is null or bekend_tot > ${instant})`;

const WAARDE: Readonly<Record<Extract<Berekening, 'aantal' | 'mediaan' | 'p90' | 'aandeel'>, string>> = {
  aantal: 'count(*)',
  mediaan: 'percentile_disc(0.5) within group (order by duur_ms)',
  p90: 'percentile_disc(0.9) within group (order by duur_ms)',
  aandeel: `count(*) filter (where uitkomst = 'gehaald')`,
};
export type Momentberekening = keyof typeof WAARDE;

/** A figure over what happened in each period. */
export const momentvraag = (vraag: Cijfervraag, berekening: Momentberekening, waarden: Waarden): string => {
  const { definitie, niveau, per, tijdvakken, blik } = vraag;
  const alleen = [
    ...voorwaarden(vraag, waarden),
    `dag >= ${waarden.plaats(tijdvakken[0]?.van)}`,
    `dag < ${waarden.plaats(tijdvakken.at(-1)?.tot)}`,
    ...(berekening === 'aandeel' ? [`uitkomst in ('gehaald', 'verstreken')`] : []),
  ];
  const bron = blik.minimum === undefined ? openbaar : afgeschermd;
  const kolommen = definitie.splitsing.map((dimensie) => `, ${dimensie}`).join('');
  const gebieden = blik.gebieden === undefined ? '' : `where gebied = any (${waarden.plaats(blik.gebieden)})`;
  return `with feit as (${bron(vraag, alleen, waarden)})
    select gebied, ${begin(per)}::text as begin${kolommen}, ${WAARDE[berekening]} as waarde, count(*) as aantal
    from feit cross join lateral unnest(${GEBIEDEN[niveau]}) as g (gebied) ${gebieden}
    group by gebied, ${begin(per)}${kolommen}
    having count(*) >= ${waarden.plaats(genoeg(berekening, blik.minimum))}`;
};

const openbaar = ({ bekendOpMs }: Cijfervraag, alleen: readonly string[], waarden: Waarden): string =>
  `select * from ${SCHEMA}.feiten where ${[...alleen, bekendOp(waarden.plaats(bekendOpMs))].join(' and ')}`;

/**
 * The facts of cells that hold at least the minimum, and nothing of the others: whatever is computed of these says
 * nothing about a cell that is not shown (docs/adr/0019). A cell is as it was known when it was fixed, and stays so.
 */
const afgeschermd = (
  { definitie, bekendOpMs, blik: { minimum } }: Cijfervraag,
  alleen: readonly string[],
  waarden: Waarden,
): string => {
  const korrel = korrelVan(definitie);
  if (korrel === 'nooit') return `select * from ${SCHEMA}.feiten where false`;
  const grens = waarden.plaats(minimum);
  const vast = [...alleen, `vast_op <= ${waarden.plaats(bekendOpMs)}`, bekendOp('vast_op')];
  const cel = (dimensies: readonly string[]): string =>
    `partition by regio, gemeenten, ${begin(korrel)}, ${dimensies.join(', ')}`;
  const uitkomst = (code: string): string =>
    `count(*) filter (where uitkomst = '${code}') over (${cel(DIMENSIES.filter((d) => d !== 'uitkomst'))})`;
  const groot =
    definitie.berekening === 'aandeel'
      ? `least(${uitkomst('gehaald')}, ${uitkomst('verstreken')})`
      : `count(*) over (${cel(DIMENSIES)})`;
  return `select * from (select *, ${groot} as in_cel from ${SCHEMA}.feiten where ${vast.join(' and ')}) as gevonden
    where in_cel >= ${grens}`;
};

/** Of a median at least the minimum lies on each side; of a p90 above it. */
const KEER: Readonly<Record<Momentberekening, number>> = { aantal: 1, aandeel: 1, mediaan: 2, p90: 10 };

const genoeg = (berekening: Momentberekening, minimum: number | undefined): number =>
  minimum === undefined ? 1 : minimum * KEER[berekening];
