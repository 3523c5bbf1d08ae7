import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Pool } from 'pg';
import { openPool } from '../../postgres/pool.js';
import { TestServer } from './test-server.js';

/** A database is real work: on a slow, busy machine a test or initdb takes many times the usual. */
const TIMEOUT_MS = 60_000;

export interface TestDatabase {
  /** A new, migrated, empty database; its name contains `test`. */
  freshUrl(): Promise<string>;
  /** A pool on a new database. It is ended after the last test. */
  freshPool(): Promise<Pool>;
  /** Another pool on a database, as another process would have. */
  poolOn(url: string): Pool;
}

/** Call it at the top of an int spec: a real PostgreSQL of its own for that file. It fails where none can start. */
export const withTestDatabase = (): TestDatabase => {
  let server: TestServer;
  const pools: Pool[] = [];
  jest.setTimeout(TIMEOUT_MS);

  beforeAll(async () => {
    server = await TestServer.start();
  }, TIMEOUT_MS);
  afterAll(async () => {
    await Promise.all(pools.filter(({ ended }) => !ended).map((pool) => pool.end()));
    await server.stop();
  }, TIMEOUT_MS);

  const poolOn = (url: string): Pool => {
    const pool = openPool({ url });
    pools.push(pool);
    return pool;
  };
  const freshUrl = (): Promise<string> => server.freshDatabase();
  return { freshUrl, poolOn, freshPool: async () => poolOn(await freshUrl()) };
};
