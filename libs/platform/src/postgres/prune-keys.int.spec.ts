import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { KEPT_DAYS, pruneKeys, startPruning } from './prune-keys.js';

const database = withTestDatabase();

describe('pruning of keys', () => {
  let pool: Pool;
  beforeEach(async () => {
    pool = await database.freshPool();
  });

  const addKeys = (prefix: string, count: number, ageDays: number): Promise<unknown> =>
    pool.query(
      `with rows as (select $1 || n as sleutel, now() - make_interval(days => $3) as op from generate_series(1, $2) n),
        keys as (insert into idempotentie select sleutel, 'v', op from rows)
        insert into inkomend_antwoorden select sleutel, '{}', op from rows`,
      [prefix, count, ageDays],
    );
  const left = async (): Promise<readonly number[]> => {
    const { rows } = await pool.query<{ aantal: number }>(
      `select count(*)::integer as aantal from idempotentie
        union all select count(*)::integer from inkomend_antwoorden`,
    );
    return rows.map(({ aantal }) => aantal);
  };

  it('forgets what is older than the limit, however much, and nothing younger', async () => {
    await addKeys('oud-', 2_500, KEPT_DAYS + 1);
    await addKeys('jong-', 10, KEPT_DAYS - 1);
    expect(await pruneKeys(pool)).toBe(5_000);
    expect(await left()).toEqual([10, 10]);
    expect(await pruneKeys(pool)).toBe(0);
  });

  it('may be done by several processes at once', async () => {
    await addKeys('oud-', 2_500, KEPT_DAYS + 1);
    const counts = await Promise.all([pruneKeys(pool), pruneKeys(pool)]);
    const rest = await pruneKeys(pool);
    expect(counts.reduce((sum, count) => sum + count, rest)).toBe(5_000);
    expect(await left()).toEqual([0, 0]);
  });

  it('goes on after a failure, and stops when told', async () => {
    await addKeys('oud-', 1, KEPT_DAYS + 1);
    const broken = { query: () => Promise.reject(new Error('away')) } as unknown as Pool;
    const told = await new Promise<Error>((resolve) => {
      const pruning = startPruning({
        pool: broken,
        onError: (error) => resolve(pruning.stop().then(() => error)),
      });
    });
    expect(told.message).toBe('away');
    const pruning = startPruning({ pool, onError: () => undefined });
    await pruning.stop();
    expect(await left()).toEqual([0, 0]);
  });
});
