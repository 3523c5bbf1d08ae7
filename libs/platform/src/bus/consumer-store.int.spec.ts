import { describe, expect, it } from '@jest/globals';
import { withTestDatabase } from '../testing.js';
import { MAX_HOLDERS } from '../postgres/holders.js';
import { ConsumerBusy, inConsumerTransaction } from './consumer-store.js';

const database = withTestDatabase();

/** More than there are connections. */
const AT_ONCE = 60;

describe('many consumers that catch up on one pool', () => {
  it('each get the second connection that they read the log over', async () => {
    const pool = await database.freshPool();
    const connections = pool.options.max ?? 0;
    expect(AT_ONCE).toBeGreaterThan(connections);
    let holding = 0;
    let most = 0;
    const handled = Array.from({ length: AT_ONCE }, (_, at) =>
      inConsumerTransaction(pool, `consumer-${at % 4}`, 'handle', async () => {
        holding += 1;
        most = Math.max(most, holding);
        const { rows } = await pool.query<{ at: number }>('select $1::integer as at', [at]);
        holding -= 1;
        return rows[0]?.at;
      }),
    );
    expect(await Promise.all(handled)).toEqual(Array.from({ length: AT_ONCE }, (_, at) => at));
    expect(most).toBeLessThanOrEqual(MAX_HOLDERS);
    expect(MAX_HOLDERS * 2).toBeLessThan(connections);
  });

  it('give their place back when they fail', async () => {
    const pool = await database.freshPool();
    const failing = Array.from({ length: AT_ONCE }, () =>
      inConsumerTransaction(pool, 'consumer', 'handle', () => Promise.reject(new Error('invented fault'))),
    );
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await inConsumerTransaction(pool, 'consumer', 'handle', () => Promise.resolve('goes on'))).toBe(
      'goes on',
    );
  });
});

describe('a process that wants a consumer for itself', () => {
  it('hears that another one is at work on it, holds nothing meanwhile, and comes back later', async () => {
    const pool = await database.freshPool();
    const mine = { mode: 'replay', waitMs: 20 } as const;
    const work = () => Promise.resolve('my turn');
    await inConsumerTransaction(pool, 'consumer', 'replay', async () => {
      await expect(inConsumerTransaction(pool, 'consumer', mine, work)).rejects.toThrow(ConsumerBusy);
      expect(await inConsumerTransaction(pool, 'another', mine, work)).toBe('my turn');
      const { rows } = await pool.query('select 1 from pg_locks where not granted');
      expect(rows).toEqual([]);
    });
    expect(await inConsumerTransaction(pool, 'consumer', mine, work)).toBe('my turn');
  });

  it('waits for its turn and no shorter for anything else', async () => {
    const pool = await database.freshPool();
    const limit = () => pool.query<{ limiet: string }>('show lock_timeout');
    const [before] = (await limit()).rows;
    const [within] = await inConsumerTransaction(
      pool,
      'consumer',
      'handle',
      async (client) => (await client.query<{ limiet: string }>('show lock_timeout')).rows,
    );
    expect(within).toEqual(before);
  });
});
