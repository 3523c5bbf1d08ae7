import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { EmbeddedPostgres, openDatabase } from '#platform';

/** A PostgreSQL of its own for one measurement, as durable as in use; gone afterwards. */
export interface Werkplaats {
  readonly url: string;
  readonly pool: Pool;
  readonly stop: () => Promise<void>;
}

export const werkplaats = async (): Promise<Werkplaats> => {
  const map = mkdtempSync(join(tmpdir(), 'overdracht-bench-'));
  const server = await EmbeddedPostgres.start({
    folder: map,
    tell: () => undefined,
    onDied: (fout) => {
      throw fout;
    },
  });
  const pool = await openDatabase({ url: server.url, onIdleError: () => undefined });
  return {
    url: server.url,
    pool,
    stop: async () => {
      await pool.end();
      await server.stop();
      rmSync(map, { recursive: true, force: true });
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
      where name in ('fsync', 'synchronous_commit', 'wal_sync_method', 'server_version') order by name`,
  );
  return rows.map(({ name, setting }) => `${name}=${setting}`).join(' ');
};
