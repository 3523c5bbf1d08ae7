import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '#event-sourcing';
import type { SubscriptionMessage } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { openDatabase } from './open-database.js';
import { openPool } from './pool.js';
import { PostgresEventLog } from './postgres-event-log.js';

const database = withTestDatabase();

const cutConnections = async (pool: Pool): Promise<void> => {
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  );
};

describe('a connection that is cut while somebody holds it', () => {
  it('ends what is asked on it, and not the process', async () => {
    const url = await database.freshUrl();
    const [pool, admin] = [database.poolOn(url), database.poolOn(url)];
    const client = await pool.connect();
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    await cutConnections(admin);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release(true);
    expect((await pool.query('select 1')).rowCount).toBe(1);
  });
});

/** One part of what PostgreSQL says to a client: its kind, and what it is about. */
const message = (kind: string, about: string | Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(about.length + 4, 1);
  return Buffer.concat([head, Buffer.from(about)]);
};

/** What a client that is slow to read gets at once: welcome, ready, and that the server stops. */
const READY_AND_GONE = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('Z', 'I'),
  message('E', 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
]);

describe('a server that stops while a connection becomes ready', () => {
  it('ends what is asked on it, and not the process', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(READY_AND_GONE));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const pool = openPool({ url: `postgresql://hub:hub@127.0.0.1:${port}/hub` });
    const client = await pool.connect();
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release(true);
    await pool.end();
    server.close();
  });
});

describe('a log whose connections are cut', () => {
  it('keeps its subscription going without gap or double', async () => {
    const url = await database.freshUrl();
    const [log, admin] = [new PostgresEventLog(database.poolOn(url)), database.poolOn(url)];
    const writer = new PostgresEventLog(admin);
    const records = exampleRecords('casus-een', { count: 20 });
    const ending = new AbortController();
    const seen: number[] = [];
    for await (const message of log.subscribeToAll({ after: 0, signal: ending.signal })) {
      if (message.kind === 'events') seen.push(...message.events.map(({ volgnummer }) => volgnummer));
      const next = records[seen.length];
      if (message.kind === 'events' && seen.length < records.length) continue;
      if (!next) break;
      await cutConnections(admin);
      await writer.append('casus-een', seen.length - 1, [next]);
    }
    ending.abort();
    await log.close();
    expect(seen).toEqual(records.map(({ volgnummer }) => volgnummer));
  });

  it('tells a waiting appender that the outcome is unknown, and takes the repeat once', async () => {
    const url = await database.freshUrl();
    const [pool, admin] = [database.poolOn(url), database.poolOn(url)];
    const log = new PostgresEventLog(pool);
    const records = exampleRecords('casus-een', { count: 2 });
    const blocker = await admin.connect();
    await blocker.query(`begin; select pg_advisory_xact_lock(hashtextextended('gebeurtenissen', 0))`);
    const append = log.append('casus-een', -1, records);
    const outcome = expect(append).rejects.toThrow(LogUnavailable);
    await untilWaiting(admin);
    await blocker.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'advisory'`,
    );
    await outcome;
    await blocker.query('rollback');
    blocker.release();
    expect(await log.append('casus-een', -1, records)).toEqual({ revision: 1, position: 2 });
    expect(await log.head()).toBe(2);
  });

  it('gives up a subscription when it is closed, and serves no more', async () => {
    const pool = await database.freshPool();
    const log = new PostgresEventLog(pool);
    const messages = log.subscribeToAll({ after: 0, signal: new AbortController().signal });
    const iterator = messages[Symbol.asyncIterator]();
    const first: IteratorResult<SubscriptionMessage> = await iterator.next();
    expect(first.value).toEqual({ kind: 'caught-up', position: 0 });
    const refused = expect(iterator.next()).rejects.toThrow(LogUnavailable);
    await log.close();
    await refused;
    await pool.end();
    await expect(log.append('casus-een', -1, exampleRecords('casus-een'))).rejects.toThrow(LogUnavailable);
    await expect(log.head()).rejects.toThrow(LogUnavailable);
  });

  it('lets the others of a batch succeed when one is refused by the database', async () => {
    const log = new PostgresEventLog(await database.freshPool());
    const bad = exampleRecords('casus-een').map((record) => ({ ...record, type: 'nul\u0000' }));
    const outcomes = await Promise.allSettled([
      log.append('casus-twee', -1, exampleRecords('casus-twee')),
      log.append('casus-een', -1, bad),
      log.append('casus-drie', -1, exampleRecords('casus-drie')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses an id that stands in another stream, as a mistake of the program', async () => {
    const log = new PostgresEventLog(await database.freshPool());
    const records = exampleRecords('casus-een');
    await log.append('casus-een', -1, records);
    await expect(log.append('casus-twee', -1, records)).rejects.toThrow('stands elsewhere');
  });
});

const untilWaiting = async (admin: Pool): Promise<void> => {
  for (let waiting = 0; waiting === 0;) {
    const { rowCount } = await admin.query(
      `select from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`,
    );
    waiting = rowCount ?? 0;
  }
};

describe('opening a database', () => {
  const url = () => database.freshUrl();

  it.each(['synchronous_commit'])('refuses one that has %s off', async (setting) => {
    const target = new URL(await url());
    const admin = database.poolOn(target.href);
    await admin.query(`alter database ${target.pathname.slice(1)} set ${setting} = off`);
    await expect(openDatabase({ url: target.href })).rejects.toThrow(
      `De database bewaart niet duurzaam: ${setting} staat uit.`,
    );
  });

  it('brings an empty database up to date once, also when two processes start together', async () => {
    const target = await url();
    const admin = database.poolOn(target);
    await admin.query(
      'drop schema if exists leesmodellen cascade; drop schema public cascade; create schema public',
    );
    const pools = await Promise.all([openDatabase({ url: target }), openDatabase({ url: target })]);
    const { rows } = await admin.query<{ aantal: string }>('select count(*) as aantal from migraties');
    expect(Number(rows[0]?.aantal)).toBeGreaterThan(4);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('refuses a database that is newer than the code', async () => {
    const target = await url();
    await database.poolOn(target).query(`insert into migraties (hash, created_at) values ('later', 9e12)`);
    await expect(openDatabase({ url: target })).rejects.toThrow('De database is nieuwer dan deze hub');
  });

  it('refuses a database with another history', async () => {
    const target = await url();
    await database.poolOn(target).query(`update migraties set hash = 'anders' where id = 2`);
    await expect(openDatabase({ url: target })).rejects.toThrow('databasewijziging 2 is een andere');
  });

  it.each([
    [
      'an unknown database',
      (right: URL) => right.href.replace(/test_\d+$/, 'bestaat_niet'),
      'Die database bestaat niet',
    ],
    ['a wrong password', (right: URL) => right.href.replace(right.password, 'fout'), 'wachtwoord klopt niet'],
    ['a closed port', (right: URL) => right.href.replace(right.port, '1'), 'Er luistert niets'],
    ['no URL', () => 'postgresql://[', 'geen geldige URL'],
  ])('says what to do about %s, and never shows the password', async (_, wrong, remedy) => {
    const right = new URL(await url());
    const failing = openDatabase({ url: wrong(right) });
    await expect(failing).rejects.toMatchObject({
      name: 'OpstartFout',
      message: expect.stringContaining(remedy),
    });
    await expect(failing).rejects.not.toMatchObject({ message: expect.stringContaining(right.password) });
  });
});
