import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  PostgresEventLog,
  afnemerState,
  ensureAfnemer,
  letGoOn,
  openDatabase,
  openPool,
  parkCase,
  parkedCases,
  resetAfnemer,
} from '#platform';
import { casusRecords, withTestDatabase, appendTo } from '#platform/testing';
import { ROOT } from '../root.js';
import { ROL_VAN, richtDatabaseIn, urlVoor } from './rollen.js';
import type { RolDienst } from './rollen.js';

const database = withTestDatabase();
const DIENSTEN = Object.keys(ROL_VAN) as readonly RolDienst[];
const WACHTWOORDEN = Object.fromEntries(DIENSTEN.map((dienst) => [dienst, `van-${dienst}`]));
const GEWEIGERD = '42501';

let eigenaar: string;
beforeAll(async () => {
  eigenaar = await database.freshUrl();
  await richtDatabaseIn(ROOT, eigenaar, WACHTWOORDEN);
});

const open: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.end()));
});

const url = (dienst: RolDienst): string => urlVoor(eigenaar, dienst, `van-${dienst}`);
const verbind = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  open.push(client);
  return client;
};
/** `ja`, or the code of PostgreSQL. */
const mag = async (dienst: RolDienst, sql: string): Promise<string> => {
  const client = await verbind(url(dienst));
  return client.query(sql).then(
    () => 'ja',
    (error: unknown) => (error as { readonly code: string }).code,
  );
};

describe('the roles of infra/postgres/rollen.sql', () => {
  it.each(DIENSTEN)('let %s start on a database that is up to date', async (dienst) => {
    const pool = await openDatabase({ url: url(dienst) });
    await pool.end();
  });

  it.each([
    ['relais', 'select * from zegelsleutels'],
    ['relais', 'select * from inzagen'],
    ['relais', 'select * from idempotentie'],
    ['relais', 'insert into gebeurtenissen select * from gebeurtenissen'],
    ['relais', 'delete from bus_posities'],
    ['projecties', 'select * from zegelsleutels'],
    ['projecties', 'select casus_id from zegelsleutels'],
    ['projecties', 'update zegelsleutels set ingepakt = null'],
    ['projecties', 'select * from inzagen'],
    ['projecties', 'insert into gebeurtenissen select * from gebeurtenissen'],
    ['projecties', `select voeg_toe('{}', '{}', '{}', '{}', '{}', '{}', '{}')`],
    ['termijnwachter', 'select casus_id from zegelsleutels'],
    ['termijnwachter', 'select * from inzagen'],
    ['lokaal-veld', 'select * from inzagen'],
    ['lokaal-veld', 'select * from inkomend_antwoorden'],
    ['veilig-thuis', 'select * from inzagen'],
    ['gemeente', 'select * from inkomend_uit'],
    ['gemeente', 'delete from inzagen'],
    ['gemeente', 'update gebeurtenissen set record = record'],
    ['veilig-thuis', 'delete from gebeurtenissen'],
    ['veilig-thuis', 'delete from zegelsleutels'],
    ['veilig-thuis', 'create table van_ons (a integer)'],
    ['projecties', 'create table public.van_ons (a integer)'],
    ['projecties', 'create function public.voeg_toe(text) returns text language sql as $$select $1$$'],
    ['termijnwachter', 'create table public.van_ons (a integer)'],
    ['termijnwachter', 'create schema van_ons'],
    ['lokaal-veld', 'create table leesmodellen.van_ons (a integer)'],
    ['relais', 'create table leesmodellen.van_ons (a integer)'],
    ['relais', 'create schema van_ons'],
    ['gemeente', `alter role overdracht_gemeente superuser`],
  ] as const)('refuse %s: %s', async (dienst, sql) => {
    expect(await mag(dienst, sql)).toBe(GEWEIGERD);
  });

  it.each([
    ['relais', 'select * from gebeurtenissen'],
    ['relais', 'select * from relais for update'],
    ['gemeente', 'select * from inzagen'],
    ['lokaal-veld', 'select ingepakt from zegelsleutels'],
    ['veilig-thuis', 'select * from inkomend_uit'],
    ['veilig-thuis', 'select * from bus_posities for update'],
    ['termijnwachter', 'select * from bus_posities for update'],
  ] as const)('let %s: %s', async (dienst, sql) => {
    expect(await mag(dienst, sql)).toBe('ja');
  });

  it('let a Veilig Thuis append to the log, which the relay then reads', async () => {
    const pool = openPool({ url: url('veilig-thuis') });
    const log = new PostgresEventLog(pool);
    await appendTo(log, casusRecords('een casus', 3));
    await log.close();
    await pool.end();
    const relais = await verbind(url('relais'));
    expect((await relais.query('select * from gebeurtenissen')).rows).toHaveLength(3);
  });

  it.each(['projecties', 'termijnwachter'] as const)(
    'let %s keep read models, found by their name alone',
    async (dienst) => {
      const pool = openPool({ url: url(dienst) });
      const naam = `van_${dienst}`;
      const tabellen = { versie: 1, namen: [naam], maak: `create table ${naam} (a integer)` };
      await ensureAfnemer(pool, { name: dienst, tabellen, apply: () => Promise.resolve() });
      const gemeente = openPool({ url: url('gemeente') });
      expect((await gemeente.query(`select * from ${naam}`)).rows).toEqual([]);
      expect(
        (await pool.query(`select to_regclass('leesmodellen.${naam}') is not null as daar`)).rows,
      ).toEqual([{ daar: true }]);
      await Promise.all([pool.end(), gemeente.end()]);
    },
  );

  it.each([
    ['projecties', 'postvak'],
    ['termijnwachter', 'termijnen'],
    ['veilig-thuis', 'sleutelwisser'],
  ] as const)('let an operator mend as %s what that service consumes', async (dienst, afnemer) => {
    const pool = openPool({ url: url(dienst) });
    expect(await afnemerState(pool, afnemer)).toMatchObject({ parked: 0 });
    await parkCase({ name: afnemer, pool }, 'een casus', 'proef');
    expect(await parkedCases(pool, afnemer)).toHaveLength(1);
    await letGoOn(pool, afnemer);
    await resetAfnemer(pool, { name: afnemer });
    await pool.end();
  });

  it('let the APIs read what the consumers make, and nobody else', async () => {
    const maker = await verbind(url('projecties'));
    await maker.query('create table leesmodellen.leesmodel (a integer)');
    await maker.query('create schema leesschema');
    await maker.query('create table leesschema.cijfers (a integer)');
    for (const dienst of ['veilig-thuis', 'lokaal-veld', 'gemeente'] as const) {
      expect(await mag(dienst, 'select * from leesmodellen.leesmodel, leesschema.cijfers')).toBe('ja');
      expect(await mag(dienst, 'insert into leesmodellen.leesmodel values (1)')).toBe(GEWEIGERD);
    }
    expect(await mag('relais', 'select * from leesmodellen.leesmodel')).toBe(GEWEIGERD);
    await richtDatabaseIn(ROOT, eigenaar, {});
    expect(await mag('gemeente', 'select * from leesmodellen.leesmodel, leesschema.cijfers')).toBe('ja');
    expect(await mag('projecties', 'insert into leesmodellen.leesmodel values (1)')).toBe('ja');
  });

  it('let no maker of schemas stand in the place of the log, for a service or for the owner', async () => {
    const maker = await verbind(url('projecties'));
    const { rows } = await maker.query<{ eigenaar: string }>(
      'select pg_get_userbyid(datdba) as eigenaar from pg_database where datname = current_database()',
    );
    const slachtoffers = [ROL_VAN['veilig-thuis'], rows[0]?.eigenaar ?? ''];
    await maker.query(`create schema buit; grant usage on schema buit to public;
      create table buit.gevangen (wie text); grant insert on buit.gevangen to public;
      create function buit.vang(hash text) returns text language plpgsql as
        $$ begin insert into buit.gevangen values (current_user); return hash; end $$`);
    for (const naam of slachtoffers.map((rol) => maker.escapeIdentifier(rol)))
      await maker.query(`create schema ${naam}; grant usage on schema ${naam} to public;
        create view ${naam}.migraties as select buit.vang(hash) as hash, created_at from public.migraties;
        grant select on ${naam}.migraties to public`);
    const pool = await openDatabase({ url: url('veilig-thuis') });
    await pool.end();
    await richtDatabaseIn(ROOT, eigenaar, {});
    const psql = await verbind(eigenaar);
    await psql.query('select hash from migraties');
    expect((await maker.query('select * from buit.gevangen')).rows).toEqual([]);
    await maker.query(
      `drop schema buit, ${slachtoffers.map((rol) => maker.escapeIdentifier(rol)).join(', ')} cascade`,
    );
  });

  it('name every table that the migrations make', async () => {
    const client = await verbind(eigenaar);
    const { rows } = await client.query<{ naam: string }>(
      `select c.relname as naam from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and pg_get_userbyid(c.relowner) = current_user
          and not exists (select from aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
            where r.rolname like 'overdracht\\_%')
          and not exists (select from pg_attribute t, aclexplode(t.attacl) where t.attrelid = c.oid)`,
    );
    expect(rows).toEqual([]);
  });

  it('may be given again, and keep a password that is not given', async () => {
    await richtDatabaseIn(ROOT, eigenaar, { relais: 'ander' });
    await expect(verbind(url('relais'))).rejects.toThrow('password');
    expect(await mag('gemeente', 'select 1')).toBe('ja');
    await richtDatabaseIn(ROOT, eigenaar, WACHTWOORDEN);
    expect(await mag('relais', 'select * from zegelsleutels')).toBe(GEWEIGERD);
  });
});
