import { beginVanDag, instantMs } from '#afspraken';
import { ask } from '#platform';
import type { Pool } from 'pg';
import { ZONDER_HASH } from '../feiten/feit.js';
import { SCHEMA } from '../model/tabellen.js';
import { Gevallenbron } from './gevallenbron.js';
import type { Aansluitregel, Bevinding, Bladering, Gevallenvraag } from './gevallenbron.js';
import { bekendOp } from './momentvraag.js';
import { Waarden } from './sql.js';

const binnen = ({ blik, bekendOpMs }: Gevallenvraag, waarden: Waarden): string =>
  [
    bekendOp(waarden.plaats(bekendOpMs)),
    ...(blik.regio === undefined ? [] : [`regio = ${waarden.plaats(blik.regio)}`]),
    ...(blik.gemeente === undefined ? [] : [`gemeenten @> array[${waarden.plaats(blik.gemeente)}]`]),
    ...(blik.partij === undefined ? [] : [`partij = ${waarden.plaats(blik.partij)}`]),
  ].join(' and ');

const hashVan = (soort: string): string => `encode(sha256(convert_to(coalesce(
  string_agg(bewijs, E'\\n' order by bewijs collate "C") filter (where soort = '${soort}'), ''), 'UTF8')), 'hex')`;

/** What the kinds of facts begin with that are findings, and not a part of a figure. */
const BEVINDING = 'bevinding-';

interface Bevindingrij {
  readonly soort: `${typeof BEVINDING}${Bevinding['soort']}`;
  readonly casus_id: string;
  readonly gemeenten: readonly string[];
  readonly grond: string | null;
  readonly partijen: readonly string[] | null;
  readonly geldig_op: string;
  readonly tot_op: string | null;
}

/** From the tables of the consumer: see `zorgVoorCijfers`. */
export class PostgresGevallenbron extends Gevallenbron {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async aansluiting(vraag: Gevallenvraag): Promise<readonly Aansluitregel[]> {
    const waarden = new Waarden();
    const { rows } = await ask<Aansluitregel>(this.pool, {
      text: `select dag::text as dag, partij as ontvanger,
          count(*) filter (where soort = 'te-bevestigen')::integer as verstuurd,
          count(*) filter (where soort = 'bevestigd')::integer as bevestigd,
          count(*) filter (where soort = 'bevestigd' and bewijs like '% ${ZONDER_HASH}')::integer as "zonderHash",
          ${hashVan('te-bevestigen')} as "hashVerstuurd", ${hashVan('bevestigd')} as "hashBevestigd"
        from ${SCHEMA}.feiten where soort in ('te-bevestigen', 'bevestigd') and ${binnen(vraag, waarden)}
          and dag >= ${waarden.plaats(vraag.van)} and dag < ${waarden.plaats(vraag.tot)}
        group by dag, partij order by dag, partij collate "C"`,
      values: waarden.alle(),
    });
    return rows;
  }

  override async bevindingen(vraag: Gevallenvraag, { na, limiet }: Bladering): Promise<readonly Bevinding[]> {
    const waarden = new Waarden();
    const [vanMs, totMs] = [vraag.van, vraag.tot].map((dag) => instantMs(beginVanDag(dag)));
    const volgorde = '(geldig_op, casus_id collate "C", soort collate "C")';
    const verder = na
      ? ` and ${volgorde} > (${[na[0], na[1], `${BEVINDING}${na[2]}`].map((deel) => waarden.plaats(deel)).join(', ')})`
      : '';
    const { rows } = await ask<Bevindingrij>(this.pool, {
      text: `select soort, casus_id, gemeenten, grond, partijen, geldig_op, tot_op from ${SCHEMA}.feiten
        where soort in ('${BEVINDING}niet-belegd', '${BEVINDING}dubbel-belegd') and ${binnen(vraag, waarden)}
          and geldig_op < ${waarden.plaats(totMs)} and coalesce(tot_op > ${waarden.plaats(vanMs)}, true)${verder}
        order by geldig_op, casus_id collate "C", soort collate "C" limit ${waarden.plaats(limiet)}`,
      values: waarden.alle(),
    });
    return rows.map((rij) => bevindingVan(rij, vraag.bekendOpMs));
  }
}

/** An end that was still to come then, was not known to come. */
const bevindingVan = (rij: Bevindingrij, bekendOpMs: number): Bevinding => {
  const [vanafMs, totMs] = [Number(rij.geldig_op), Number(rij.tot_op ?? Infinity)];
  return {
    soort: soortVan(rij),
    casusId: rij.casus_id,
    gemeenten: rij.gemeenten,
    ...(rij.grond !== null && { gronden: rij.grond }),
    ...(rij.partijen !== null && { partijen: rij.partijen }),
    vanafMs,
    ...(totMs <= bekendOpMs && { totMs }),
    duurMs: Math.min(totMs, bekendOpMs) - vanafMs,
  };
};

const soortVan = ({ soort }: Bevindingrij): Bevinding['soort'] =>
  soort === `${BEVINDING}niet-belegd` ? 'niet-belegd' : 'dubbel-belegd';
