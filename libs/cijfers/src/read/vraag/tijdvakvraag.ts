import type { Berekening } from '../definities/definitie.js';
import { SCHEMA } from '../model/tabellen.js';
import type { Cijfervraag } from './cijfervraag.js';
import { GEBIEDEN, bekendOp, voorwaarden } from './momentvraag.js';
import type { Waarden } from './sql.js';

export type Tijdvakberekening = Extract<Berekening, 'stand' | 'oudste' | 'som'>;

const WAARDE: Readonly<Record<Tijdvakberekening, string>> = {
  stand: 'count(*)',
  oudste: 'max(peil - coalesce(sinds_op, geldig_op))',
  som: 'sum(least(coalesce(tot_op, tot_ms), tot_ms) - greatest(geldig_op, van_ms))',
};

/** What of a tijdvak touches a period: at its end, or anywhere in it. */
const RAAKT: Readonly<Record<Tijdvakberekening, string>> = {
  stand: 'geldig_op <= peil and (tot_op is null or tot_op > peil)',
  oudste: 'geldig_op <= peil and (tot_op is null or tot_op > peil)',
  som: 'geldig_op < tot_ms and (tot_op is null or tot_op > van_ms)',
};

/** A figure over what runs: at the end of each period, or in it. What has not ended runs until it was known. */
export const tijdvakvraag = (vraag: Cijfervraag, berekening: Tijdvakberekening, waarden: Waarden): string => {
  const { definitie, niveau, bekendOpMs, blik } = vraag;
  // Shown to nobody but who may see the cases: see KORREL.
  if (blik.minimum !== undefined) return `select null as gebied where false`;
  const tijdvakken = vraag.tijdvakken.filter(({ vanMs }) => vanMs <= bekendOpMs);
  const kolommen = definitie.splitsing.map((dimensie) => `, ${dimensie}`).join('');
  const alleen = [
    ...voorwaarden(vraag, waarden),
    bekendOp(waarden.plaats(bekendOpMs)),
    // What touches none of the periods is left out before each is compared with each.
    `geldig_op <= ${waarden.plaats(tijdvakken.at(-1)?.totMs ?? 0)}`,
    `(tot_op is null or tot_op > ${waarden.plaats(tijdvakken[0]?.vanMs ?? 0)})`,
  ];
  const perioden = [
    `${waarden.plaats(tijdvakken.map(({ naam }) => naam))}::text[]`,
    `${waarden.plaats(tijdvakken.map(({ vanMs }) => vanMs))}::bigint[]`,
    `${waarden.plaats(tijdvakken.map(({ totMs }) => Math.min(totMs, bekendOpMs)))}::bigint[]`,
    `${waarden.plaats(tijdvakken.map(({ totMs }) => Math.min(totMs - 1, bekendOpMs)))}::bigint[]`,
  ];
  const gebieden = blik.gebieden === undefined ? '' : `where gebied = any (${waarden.plaats(blik.gebieden)})`;
  return `with feit as (select * from ${SCHEMA}.feiten where ${alleen.join(' and ')})
    select gebied, naam${kolommen}, ${WAARDE[berekening]} as waarde, count(*) as aantal
    from unnest(${perioden.join(', ')}) as p (naam, van_ms, tot_ms, peil)
    join feit on ${RAAKT[berekening]}
    cross join lateral unnest(${GEBIEDEN[niveau]}) as g (gebied) ${gebieden}
    group by gebied, naam${kolommen}`;
};
