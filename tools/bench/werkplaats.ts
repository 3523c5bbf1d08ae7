import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pauze } from 'node:timers/promises';
import type { Pool } from 'pg';
import { EmbeddedPostgres, openDatabase } from '#platform';
import { opTeRuimen } from './opruimen.js';

/** A PostgreSQL of its own for one measurement, as durable as in use; gone afterwards. */
export interface Werkplaats {
  readonly url: string;
  readonly pool: Pool;
  /** Another database on the same server, made and brought to the version of this code. */
  readonly database: (naam: string) => Promise<Database>;
  /** The folder of its data, for who must know whether there is room. */
  readonly map: string;
  readonly stop: () => Promise<void>;
}

export interface Database {
  readonly url: string;
  readonly pool: Pool;
}

/** A folder that who made it removes again. As root PostgreSQL runs as another user, who must be able to come in. */
export const wegwerpmap = (): string => {
  const map = mkdtempSync(join(tmpdir(), 'overdracht-bench-'));
  chmodSync(map, 0o755);
  return map;
};

const opBericht = (fout: Error): void => {
  throw fout;
};

export const werkplaats = async (): Promise<Werkplaats> => {
  const map = wegwerpmap();
  const starten = EmbeddedPostgres.start({ folder: map, tell: () => undefined, onDied: opBericht });
  const pools: Pool[] = [];
  // Also when it is ended while it starts.
  const stop = opTeRuimen(async () => {
    const server = await starten.catch(() => undefined);
    await Promise.race([
      Promise.all(pools.map((pool) => pool.end())),
      pauze(AFSCHEID_MS, undefined, { ref: false }),
    ]);
    await server?.stop();
    rmSync(map, { recursive: true, force: true });
  });
  try {
    return await ingericht(await starten, pools, { map, stop });
  } catch (fout) {
    await stop();
    throw fout;
  }
};

/** A measurement that was ended early may still hold a connection. */
const AFSCHEID_MS = 5_000;

const ingericht = async (
  server: EmbeddedPostgres,
  pools: Pool[],
  rest: Pick<Werkplaats, 'map' | 'stop'>,
): Promise<Werkplaats> => {
  const geopend = async (url: string): Promise<Database> => {
    const pool = await openDatabase({ url, onIdleError: () => undefined });
    pools.push(pool);
    return { url, pool };
  };
  const { url, pool } = await geopend(server.url);
  return {
    ...{ url, pool, ...rest },
    database: async (naam) => {
      await pool.query(`create database ${naam}`);
      return geopend(server.urlOf(naam));
    },
  };
};

const KEK_BYTES = 32;

/** A key that lives as long as the measurement. */
export const wegwerpkek = () => ({ id: 'bench', bytes: randomBytes(KEK_BYTES) });

/** How safely this server commits, for whoever reads the figures. */
export const fsyncStand = async (pool: Pool): Promise<string> => {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'wal_sync_method', 'full_page_writes', 'shared_buffers')
      order by name`,
  );
  const versie = await pool.query<{ server_version: string }>('show server_version');
  const standen = rows.map(({ name, setting }) => `${name}=${setting}`).join(' ');
  return `PostgreSQL ${versie.rows[0]?.server_version ?? ''}: ${standen}`;
};
