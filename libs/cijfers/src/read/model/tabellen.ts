import type { ClientBase } from 'pg';
import { langeOpdracht } from './lang-werk.js';

/** Where the figures stand, and where a rebuild makes them anew beside those. */
export const SCHEMA = 'cijfers';
export const BOUWSCHEMA = 'cijfers_bouw';
export type Schema = typeof SCHEMA | typeof BOUWSCHEMA;

/**
 * Change it with every change of the tables or of what is written in them. Rows are not migrated: they are made anew
 * from the log, beside the old ones, and the two are switched.
 */
export const VERSIE = 'cijfers 2';

/** Instants are ms since the epoch: what a median is taken of is exact. `dag` is the date in Europe/Amsterdam. */
const KOLOMMEN = `
    casus_id text not null,
    soort text not null,
    regio text not null,
    subregios text[] not null,
    gemeenten text[] not null,
    partij text,
    bron text,
    urgentie text,
    besluit text,
    pad text,
    termijn text,
    uitkomst text,
    grond text,
    maanden text,
    antwoord text,
    dag date not null,
    geldig_op bigint not null,
    tot_op bigint,
    sinds_op bigint,
    duur_ms bigint,
    bekend_van bigint not null,
    bekend_tot bigint,
    vast_op bigint,
    bewijs text,
    partijen text[]`;

export const FEITKOLOMMEN: readonly string[] = KOLOMMEN.trim()
  .split('\n')
  .map((regel) => regel.trim().split(' ')[0] ?? '');

/** Empty tables, without what only makes reading fast. */
export const maakTabellen = async (client: ClientBase, schema: Schema): Promise<void> => {
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query(`create schema ${schema};
    create table ${schema}.feiten (${KOLOMMEN});
    create table ${schema}.casussen (casus_id text primary key, revisie integer not null);
    create table ${schema}.versie as select '${VERSIE}' as versie`);
};

/** After the rows: filling a table that has its indexes takes several times as long. */
export const maakIndexen = async (client: ClientBase, schema: Schema): Promise<void> => {
  await client.query(
    langeOpdracht(`create index on ${schema}.feiten (casus_id);
    create index on ${schema}.feiten (soort, regio, dag);
    create index on ${schema}.feiten (soort, geldig_op) where tot_op is null;
    create index on ${schema}.feiten using gin (gemeenten);
    analyze ${schema}.feiten;
    analyze ${schema}.casussen`),
  );
};

/** Of which version the tables are; undefined when there are none. */
export const versieVan = async (
  client: Pick<ClientBase, 'query'>,
  schema: Schema,
): Promise<string | undefined> => {
  const { rows } = await client.query<{ tabel: string | null }>('select to_regclass($1) as tabel', [
    `${schema}.versie`,
  ]);
  return rows[0]?.tabel ? gelezenVersie(client, schema) : undefined;
};

/**
 * As `versieVan`, of tables that are there. By its name as a table, which PostgreSQL looks up anew when the schemas
 * were switched while this transaction waited; functions such as `to_regclass` may then still find the old one.
 */
export const gelezenVersie = async (
  client: Pick<ClientBase, 'query'>,
  schema: Schema,
): Promise<string | undefined> => {
  const { rows } = await client.query<{ versie: string }>(`select versie from ${schema}.versie`);
  return rows[0]?.versie;
};
