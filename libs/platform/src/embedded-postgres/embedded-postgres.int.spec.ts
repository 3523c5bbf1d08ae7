import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { installedBinaries } from './binaries.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgresOptions } from './embedded-postgres.js';
import { isRunning, signalTo } from './process-table.js';

describe('the embedded PostgreSQL', () => {
  let root: string;
  let started: EmbeddedPostgres[];

  beforeEach(() => {
    root = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-embedded-test-'));
    chmodSync(root, 0o755);
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((each) => each.stop()));
    rmSync(root, { recursive: true });
  });

  const start = async (options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> => {
    const postgres = await EmbeddedPostgres.start({ folder: join(root, 'hub'), ...options });
    started.push(postgres);
    return postgres;
  };
  const ask = async <R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<R>(text);
    await client.end();
    return rows;
  };

  it('keeps its data over a restart, and its password for the owner alone', async () => {
    const first = await start();
    await ask(first.url, `create table blijft as select 'ja' as antwoord`);
    await first.stop();
    const again = await start();
    expect(await ask(again.url, 'select antwoord from blijft')).toEqual([{ antwoord: 'ja' }]);
    expect(statSync(join(root, 'hub', 'postgres.wachtwoord')).mode & 0o777).toBe(0o600);
  });

  it('is durable, checks its pages, counts in UTF-8, and listens on this machine only', async () => {
    const { url } = await start();
    const rows = await ask<{ name: string; setting: string }>(url, 'select name, setting from pg_settings');
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    expect(settings).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
    });
    await expect(ask(url.replace(/:[^:@]+@/, ':geraden@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  it('is refused to a second hub on the same folder', async () => {
    await start();
    await expect(start()).rejects.toThrow('is al in gebruik door een andere hub');
  });

  it('tells its owner when it dies, and starts again in the same folder', async () => {
    let died: (error: Error) => void = () => undefined;
    const told = new Promise<Error>((resolve) => (died = resolve));
    const postgres = await start({ onDied: died });
    signalTo(postgres.pid ?? 0, 'SIGKILL');
    expect((await told).message).toContain('PostgreSQL is onverwacht gestopt (SIGKILL)');
    await postgres.stop();
    expect(await ask((await start()).url, 'select 1 as een')).toEqual([{ een: 1 }]);
  });

  it('stops with its owner, all its processes', async () => {
    const postgres = await start();
    await postgres.stop();
    await postgres.stop();
    expect(isRunning(postgres.pid ?? 0)).toBe(false);
  });

  it.each([
    ['another version', 'PG_VERSION', '17\n', 'zijn van PostgreSQL 17; deze hub heeft PostgreSQL 18'],
    ['a damaged control file', 'global/pg_control', 'kapot', 'De gegevensmap is beschadigd'],
  ])('says what to do about data of %s', async (_, file, content, message) => {
    const postgres = await start();
    await postgres.stop();
    writeFileSync(join(postgres.data, file), content);
    await expect(start()).rejects.toMatchObject({
      name: 'OpstartFout',
      message: expect.stringContaining(message),
    });
  });

  it('says that a file is no folder', async () => {
    writeFileSync(join(root, 'bestand'), '');
    for (const folder of [join(root, 'bestand'), join(root, 'bestand', 'hub')])
      await expect(start({ folder })).rejects.toMatchObject({
        name: 'OpstartFout',
        message: expect.stringContaining('is een bestand'),
      });
  });

  it('says which file is missing when the password is gone', async () => {
    const postgres = await start();
    await postgres.stop();
    rmSync(join(root, 'hub', 'postgres.wachtwoord'));
    await expect(start()).rejects.toThrow('Het wachtwoord van de database ontbreekt');
  });

  it('starts from a folder that only its user can enter, and says where it puts what', async () => {
    const home = join(root, 'thuis');
    const systemHome = join(root, 'systeem');
    cpSync(installedBinaries(), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(home, 0o700);
    const told: string[] = [];
    const options = { folder: join(home, 'hub'), native: join(home, 'native'), systemHome };
    const postgres = await start({ ...options, tell: (line) => told.push(line) });
    await ask(postgres.url, 'create table blijft ()');
    await postgres.stop();
    expect(await ask((await start(options)).url, 'select from blijft')).toEqual([]);
    // Only root runs PostgreSQL as somebody else, for whom the folder is closed.
    const moved = process.getuid?.() === 0;
    expect(postgres.data.startsWith(moved ? systemHome : home)).toBe(true);
    expect(told.some((line) => line.includes(postgres.data.replace(/\/data$/, '')))).toBe(moved);
  });

  it('writes what PostgreSQL says to a file in the folder', async () => {
    await (await start()).stop();
    expect(readFileSync(join(root, 'hub', 'postgres.log'), 'utf8')).toContain('database system is ready');
  });
});
