import type { Afsprakenboek } from '#afspraken';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { dossierVan, stroomVan } from '#dossier';
import type { Casusdossier } from '#dossier';
import type { ClientBase } from 'pg';
import { feitenVan } from '../feiten/feiten-van.js';
import { kolommenVan } from './rij.js';
import type { Kolomwaarde } from './rij.js';
import { FEITKOLOMMEN } from './tabellen.js';
import type { Schema } from './tabellen.js';

/** All rows of a case, and up to which event they go. */
export interface Casusrijen {
  readonly casusId: string;
  readonly revisie: number;
  readonly feiten: readonly (readonly Kolomwaarde[])[];
}

export const rijenVan = (
  { casusId, gebeurtenissen }: Pick<Casusdossier, 'casusId' | 'gebeurtenissen'>,
  boek: Afsprakenboek,
): Casusrijen => ({
  casusId,
  revisie: gebeurtenissen.length - 1,
  feiten: feitenVan({ gebeurtenissen }, boek).map((rij) => kolommenVan(casusId, rij)),
});

/** The rows of a case as far as its stream goes now, or up to and including an event of it. */
export const rijenUitLog = async (
  log: EventLog,
  boek: Afsprakenboek,
  casusId: string,
  totEnMet = Number.MAX_SAFE_INTEGER,
): Promise<Casusrijen> =>
  rijenVan(await dossierVan(casusId, beginVan(log.readStream(stroomVan(casusId)), totEnMet)), boek);

async function* beginVan(
  stroom: AsyncIterable<RecordedEvent>,
  totEnMet: number,
): AsyncGenerator<RecordedEvent> {
  for await (const record of stroom) {
    if (record.volgnummer > totEnMet) return;
    yield record;
  }
}

const GEEN_RIJEN = -1;

export const revisieIn = async (client: ClientBase, schema: Schema, casusId: string): Promise<number> => {
  const { rows } = await client.query<{ revisie: number }>(
    `select revisie from ${schema}.casussen where casus_id = $1`,
    [casusId],
  );
  return rows[0]?.revisie ?? GEEN_RIJEN;
};

/** Puts the rows of a case in the place of those that were there. */
export const vervang = async (client: ClientBase, schema: Schema, rijen: Casusrijen): Promise<void> => {
  const { casusId, revisie, feiten } = rijen;
  await client.query(`delete from ${schema}.feiten where casus_id = $1`, [casusId]);
  await client.query(
    `insert into ${schema}.feiten select * from jsonb_populate_recordset(null::${schema}.feiten, $1)`,
    [JSON.stringify(feiten.map(alsObject))],
  );
  await client.query(
    `insert into ${schema}.casussen (casus_id, revisie) values ($1, $2)
      on conflict (casus_id) do update set revisie = excluded.revisie`,
    [casusId, revisie],
  );
};

const alsObject = (waarden: readonly Kolomwaarde[]): object =>
  Object.fromEntries(FEITKOLOMMEN.map((kolom, i) => [kolom, waarden[i] ?? null]));
