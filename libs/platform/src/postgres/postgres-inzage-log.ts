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
    await this.legAlle([regel]);
  }

  override async legAlle(regels: readonly InzageRegel[]): Promise<void> {
    if (regels.length === 0) return;
    await ask(this.pool, {
      name: 'leg-inzagen',
      text: `insert into inzagen
        (id, casus_id, tijdstip, medewerker, rol, partij, grond, wat, reden, trace_id)
        select * from jsonb_to_recordset($1) as regel (
          id text, "casusId" text, tijdstip timestamptz, medewerker text, rol text, partij jsonb,
          grond text, wat text, reden text, "traceId" text)
        on conflict do nothing`,
      values: [JSON.stringify(regels)],
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
