import { resetProjection } from '#platform';
import type { ClientBase, Pool } from 'pg';

/** Name of the projection and of its place in the log. */
export const PROJECTIE = 'postvak';

/**
 * Change it with every change of the tables or of what is written in them. Rows are not migrated: they are made
 * anew from the log, which is the truth.
 */
const VERSIE = 'postvak 1';

const TABELLEN = `
  create table postvak_regels (
    casus_id text not null,
    overdracht_id text not null,
    ontvanger_soort text not null,
    ontvanger_id text not null,
    verstuurd_op timestamptz not null,
    wacht_op_ontvanger boolean not null,
    regel jsonb not null,
    primary key (casus_id, overdracht_id, ontvanger_soort, ontvanger_id)
  );
  create index postvak_regels_wachtend on postvak_regels
    (ontvanger_soort, ontvanger_id, verstuurd_op, casus_id, overdracht_id) where wacht_op_ontvanger;

  create table casusoverzicht (
    casus_id text primary key,
    regio text not null,
    gemeenten text[] not null,
    ooit_gemeenten text[] not null,
    in_hub_sinds timestamptz not null,
    fase text not null,
    eerste_grens timestamptz,
    revisie integer not null,
    overzicht jsonb not null
  );
  create index casusoverzicht_per_regio on casusoverzicht (regio, in_hub_sinds, casus_id);
  create index casusoverzicht_op_volgorde on casusoverzicht (in_hub_sinds, casus_id);
  create index casusoverzicht_per_gemeente on casusoverzicht using gin (ooit_gemeenten);

  comment on table casusoverzicht is '${VERSIE}';
`;

/** Empty tables of this version; the projection fills them from the first event. */
const maakTabellen = async (client: ClientBase): Promise<void> => {
  await client.query('drop table if exists postvak_regels, casusoverzicht');
  await client.query(TABELLEN);
};

/**
 * Makes the tables, or makes them anew when they are of another version. Processes that start together do so one
 * after another; while another process still fills those of another version it is refused.
 */
export const zorgVoorTabellen = async (pool: Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('tabellen ' || $1, 0))`, [PROJECTIE]);
    if ((await versieVan(client)) === VERSIE) return;
    await resetProjection({ name: PROJECTIE, pool, clear: maakTabellen });
  } finally {
    // The lock ends with the connection, also when something went wrong.
    client.release(true);
  }
};

/** Throws all rows away; the projection fills them again from the first event. Stop it first. */
export const bouwOpnieuw = (pool: Pool): Promise<void> =>
  resetProjection({ name: PROJECTIE, pool, clear: maakTabellen });

const versieVan = async (client: ClientBase): Promise<string | undefined> => {
  const { rows } = await client.query<{ versie: string | null }>(
    `select obj_description(to_regclass('casusoverzicht'), 'pg_class') as versie`,
  );
  return rows[0]?.versie ?? undefined;
};
