import { describe, expect, it } from '@jest/globals';
import { withTestDatabase } from '../testing.js';
import { MAX_HOLDERS } from '../postgres/holders.js';
import { inConsumerTransaction } from './consumer-store.js';

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
