import { afterAll, beforeAll } from '@jest/globals';
import type { Pool } from 'pg';
import { openPool } from '../../postgres/pool.js';
import { TestServer } from './test-server.js';

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

  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(async () => {
    await Promise.all(pools.filter(({ ended }) => !ended).map((pool) => pool.end()));
    await server.stop();
  });

  const poolOn = (url: string): Pool => {
    const pool = openPool({ url });
    pools.push(pool);
    return pool;
  };
  const freshUrl = (): Promise<string> => server.freshDatabase();
  return { freshUrl, poolOn, freshPool: async () => poolOn(await freshUrl()) };
};
