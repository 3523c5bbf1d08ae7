import { InzageLog, inzagePagina, inzagenPerPagina, plaatsVan } from '#event-sourcing';
import type { InzagePagina, InzageRegel, Partij } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';

interface InzageRow {
  readonly id: string;
  readonly casus_id: string;
  readonly tijdstip: Date;
  readonly medewerker: string;
  readonly rol: string;
  readonly partij: Partij | null;
  readonly grond: string;
  readonly wat: string;
  readonly reden: string | null;
  readonly trace_id: string | null;
}

export class PostgresInzageLog extends InzageLog {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async leg(regel: InzageRegel): Promise<void> {
    await ask(this.pool, {
      name: 'leg-inzage',
      text: `insert into inzagen
        (id, casus_id, tijdstip, medewerker, rol, partij, grond, wat, reden, trace_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      values: [
        regel.id,
        regel.casusId,
        regel.tijdstip,
        regel.medewerker,
        regel.rol,
        regel.partij ?? null,
        regel.grond,
        regel.wat,
        regel.reden ?? null,
        regel.traceId ?? null,
      ],
    });
  }

  override async vanCasus(
    casusId: string,
    { limiet, cursor }: { limiet: number; cursor?: string },
  ): Promise<InzagePagina> {
    const count = inzagenPerPagina(limiet);
    const after = cursor === undefined ? undefined : plaatsVan(cursor);
    const { rows } = await ask<InzageRow>(this.pool, {
      text: `select * from inzagen where casus_id = $1 and ($3::timestamptz is null or (tijdstip, id) < ($3, $4))
        order by tijdstip desc, id desc limit $2`,
      values: [casusId, count + 1, after?.tijdstip ?? null, after?.id ?? null],
    });
    return inzagePagina(rows.map(regelVan), count);
  }
}

const regelVan = (row: InzageRow): InzageRegel => ({
  id: row.id,
  casusId: row.casus_id,
  tijdstip: row.tijdstip.toISOString(),
  medewerker: row.medewerker,
  rol: row.rol,
  ...(row.partij && { partij: row.partij }),
  grond: row.grond,
  wat: row.wat,
  ...(row.reden !== null && { reden: row.reden }),
  ...(row.trace_id !== null && { traceId: row.trace_id }),
});
