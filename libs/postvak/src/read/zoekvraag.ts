import { isoInstant } from '#afspraken';
import type { Plaats } from '#platform';
import type { Eis, Periode, Zoekfilter } from './casuslijsten.js';

export interface Sqlvraag {
  readonly text: string;
  readonly values: unknown[];
}

/** Gives each value its place in the statement. */
class Waarden {
  readonly alle: unknown[] = [];

  plaats(waarde: unknown): string {
    this.alle.push(waarde);
    return `$${this.alle.length}`;
  }
}

/** The found cases themselves, in the order of every list. */
export const zoekvraag = (filter: Zoekfilter, limiet: number, na?: Plaats): Sqlvraag => {
  const waarden = new Waarden();
  const gevonden = gevondenVan(filter, limiet, waarden, na);
  return {
    text: `with gevonden as materialized (${gevonden})
      select c.overzicht from gevonden g join casusoverzicht c using (casus_id)
      order by g.in_hub_sinds, g.casus_id`,
    values: waarden.alle,
  };
};

export const telvraag = (filter: Zoekfilter, hoogstens: number): Sqlvraag => {
  const waarden = new Waarden();
  const gevonden = gevondenVan(filter, hoogstens, waarden);
  return { text: `select count(*)::integer as aantal from (${gevonden}) g`, values: waarden.alle };
};

/**
 * Walks, of each gemeente, the index of the first requirement in the order of the list, and stops at the end of the page.
 * A case stands in it as often as the requirement held, and in each gemeente that it was ever in.
 */
const gevondenVan = (filter: Zoekfilter, limiet: number, waarden: Waarden, na?: Plaats): string => {
  const [eerste, ...verdere] = filter.eisen;
  const volgorde = `order by k.in_hub_sinds, k.casus_id limit ${waarden.plaats(limiet)}`;
  const perGemeente = (gemeente: string): string => `select distinct k.in_hub_sinds, k.casus_id
    from casuskenmerken k
    where k.gemeente = ${gemeente} and ${houdt('k', eerste, filter.periode, waarden)}
      ${verdere.map((eis) => `and ${bestaat(eis, filter.periode, waarden)}`).join(' ')}
      ${overOverzicht(filter, gemeente, waarden)} ${verder(na, waarden)}
    ${volgorde}`;
  const [enige, ...andere] = filter.kring;
  if (andere.length === 0) return perGemeente(waarden.plaats(enige));
  return `select distinct k.in_hub_sinds, k.casus_id
    from unnest(${waarden.plaats(filter.kring)}::text[]) g (gemeente)
    cross join lateral (${perGemeente('g.gemeente')}) k
    ${volgorde}`;
};

const houdt = (tabel: string, eis: Eis, { vanafMs, totMs }: Periode, waarden: Waarden): string =>
  [
    `${tabel}.kenmerk = ${waarden.plaats(eis.kenmerk)}`,
    ...(eis.waarde === undefined ? [] : [`${tabel}.waarde = ${waarden.plaats(eis.waarde)}`]),
    `${tabel}.vanaf < ${waarden.plaats(isoInstant(totMs))}::timestamptz`,
    `${tabel}.tot > ${waarden.plaats(isoInstant(vanafMs))}::timestamptz`,
  ].join(' and ');

/** `offset 0`: looked up per case. As a join it would be made for the whole gemeente, for a page that ends soon. */
const bestaat = (eis: Eis, periode: Periode, waarden: Waarden): string =>
  `exists (select from casuskenmerken e
    where e.casus_id = k.casus_id and ${houdt('e', eis, periode, waarden)} offset 0)`;

/** What stands in the overview only; it is not looked up for who does not ask it. */
const overOverzicht = (
  { regio, nuIn, verhuisd = false }: Zoekfilter,
  gemeente: string,
  waarden: Waarden,
): string => {
  const voorwaarden = [
    ...(regio === undefined ? [] : [`o.regio = ${waarden.plaats(regio)}`]),
    ...(nuIn === undefined ? [] : [`o.gemeenten && ${waarden.plaats(nuIn)}::text[]`]),
    ...(verhuisd ? [`not o.gemeenten @> array[${gemeente}]::text[]`] : []),
  ];
  return voorwaarden.length === 0
    ? ''
    : `and exists (select from casusoverzicht o where o.casus_id = k.casus_id and ${voorwaarden.join(' and ')} offset 0)`;
};

const verder = (na: Plaats | undefined, waarden: Waarden): string =>
  na === undefined
    ? ''
    : `and (k.in_hub_sinds, k.casus_id) > (${waarden.plaats(na[0])}::timestamptz, ${waarden.plaats(na[1])})`;
