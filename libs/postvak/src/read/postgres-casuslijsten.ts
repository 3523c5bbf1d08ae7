import type { Partij } from '#event-sourcing';
import { isoInstant } from '#afspraken';
import { ask, askSerially, leesstand } from '#platform';
import type { Leesstand } from '#platform';
import type { Pool } from 'pg';
import { Casuslijsten } from './casuslijsten.js';
import type { Bladering, Casusfilter, Zoekfilter } from './casuslijsten.js';
import type { Casusoverzicht, WachtendeRegel } from './rijen.js';
import { POSTVAK } from './tabellen.js';
import { telvraag, zoekvraag } from './zoekvraag.js';

export interface Lijstbron {
  readonly pool: Pool;
  /** The relay that feeds the consumer of the lists; none where it reads the log itself. */
  readonly relais?: string;
}

/** The lists from the tables of the projection: see `zorgVoorTabellen`. */
export class PostgresCasuslijsten extends Casuslijsten {
  constructor(
    private readonly pool: Pool,
    private readonly relais?: string,
  ) {
    super();
  }

  override stand(): Promise<Leesstand> {
    return leesstand({ pool: this.pool, afnemer: POSTVAK, relais: this.relais });
  }

  override async wachtend(
    { soort, id }: Partij,
    { na = [], limiet }: Bladering,
  ): Promise<readonly WachtendeRegel[]> {
    const { rows } = await ask<{ regel: WachtendeRegel }>(this.pool, {
      text: `select regel from postvak_regels
        where wacht_op_ontvanger and ontvanger_soort = $1 and ontvanger_id = $2
          and ($4::timestamptz is null or (verstuurd_op, casus_id, overdracht_id) > ($4, $5, $6))
        order by verstuurd_op, casus_id, overdracht_id limit $3`,
      values: [soort, id, limiet, na[0] ?? null, na[1] ?? null, na[2] ?? null],
    });
    return rows.map(({ regel }) => regel);
  }

  override async casussen(
    { regio, fasen, gemeente, overschredenOpMs }: Casusfilter,
    { na = [], limiet }: Bladering,
  ): Promise<readonly Casusoverzicht[]> {
    const { rows } = await ask<{ overzicht: Casusoverzicht }>(this.pool, {
      text: `select overzicht from casusoverzicht
        where regio = $1 and fase = any ($2)
          and ($3::text is null or $3 = any (gemeenten))
          and ($4::timestamptz is null or eerste_grens <= $4)
          and ($6::timestamptz is null or (in_hub_sinds, casus_id) > ($6, $7))
        order by in_hub_sinds, casus_id limit $5`,
      values: [
        regio,
        fasen,
        gemeente ?? null,
        overschredenOpMs === undefined ? null : isoInstant(overschredenOpMs),
        limiet,
        na[0] ?? null,
        na[1] ?? null,
      ],
    });
    return rows.map(({ overzicht }) => overzicht);
  }

  override async zoek(filter: Zoekfilter, { na, limiet }: Bladering): Promise<readonly Casusoverzicht[]> {
    const { rows } = await askSerially<{ overzicht: Casusoverzicht }>(
      this.pool,
      zoekvraag(filter, limiet, na),
    );
    return rows.map(({ overzicht }) => overzicht);
  }

  override async tel(filter: Zoekfilter, hoogstens: number): Promise<number> {
    const { rows } = await askSerially<{ aantal: number }>(this.pool, telvraag(filter, hoogstens));
    return rows[0]?.aantal ?? 0;
  }
}
