import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { afnemerState, isNearEnd, storeHeartbeat, whyStale } from './afnemer-state.js';
import { ensureAfnemer, resetAfnemer } from './afnemer-tables.js';
import { MAX_CHUNK } from './bus.js';

const database = withTestDatabase();
const RELAIS = 'casussen';

describe('whether what a consumer made is the present', () => {
  let pool: Pool;
  beforeEach(async () => {
    pool = await database.freshPool();
    await pool.query(
      `insert into bus_afnemers (afnemer, gezien_op, achterstand, opgebouwd_op) values ('lijst', now(), 0, now())`,
    );
  });

  const waarom = async (relais?: string) => whyStale(await afnemerState(pool, 'lijst', relais));
  const relaisTot = (verloopt: string) =>
    pool.query(
      `insert into relais (naam, eigenaar, lease, verloopt, positie) values ($1, 'proef', 1, now() + $2::interval, 0)`,
      [RELAIS, verloopt],
    );

  it('is not asked of a relay where the consumer reads the log itself', async () => {
    await relaisTot('-1 day');
    expect(await waarom()).toBeUndefined();
  });

  it('is denied while no relay publishes, however well the consumer does', async () => {
    expect(await waarom(RELAIS)).toContain('no relay publishes');
    await relaisTot('-2 minutes');
    expect(await waarom(RELAIS)).toContain('no relay publishes');
  });

  it('holds while a relay publishes, and while another takes over', async () => {
    await relaisTot('-10 seconds');
    expect(await waarom(RELAIS)).toBeUndefined();
    await pool.query(`update relais set verloopt = now() + interval '15 seconds'`);
    expect(await waarom(RELAIS)).toBeUndefined();
  });
});

describe('a heartbeat', () => {
  it('that was counted before the rows were thrown away says nothing of those that are to be made', async () => {
    const pool = await database.freshPool();
    const lijst = { name: 'lijst' };
    await ensureAfnemer(pool, { ...lijst, apply: async () => undefined });
    const extents = [{ topic: 'casussen', partition: 0, first: 0, end: 3 }];
    await pool.query(
      `insert into bus_posities (afnemer, topic, partitie, volgende) values ('lijst', 'casussen', 0, 3)`,
    );
    const before = await afnemerState(pool, 'lijst');
    await resetAfnemer(pool, lijst);
    await storeHeartbeat(pool, 'lijst', extents, before);
    expect(await afnemerState(pool, 'lijst')).toMatchObject({ built: false });
    expect(whyStale(await afnemerState(pool, 'lijst'))).toContain('has not run yet');
    await storeHeartbeat(pool, 'lijst', extents, await afnemerState(pool, 'lijst'));
    expect(await afnemerState(pool, 'lijst')).toMatchObject({ built: false, behind: 3 });
    await storeHeartbeat(pool, 'lijst', extents, {
      ...(await afnemerState(pool, 'lijst')),
      positions: before.positions,
    });
    expect(whyStale(await afnemerState(pool, 'lijst'))).toBeUndefined();
  });
});

describe('whether a consumer is near the end of what there is', () => {
  const extent = (partition: number, end: number, first = 0) => ({
    topic: 'casussen',
    partition,
    first,
    end,
  });
  const near = (ends: readonly number[], positions: Readonly<Record<number, number>>) =>
    isNearEnd(
      ends.map((end, partition) => extent(partition, end)),
      new Map(Object.entries(positions).map(([partition, next]) => [`casussen/${partition}`, next])),
    );

  it('is so when nothing is there, or when all that ever was has expired', () => {
    expect(near([0, 0], {})).toBe(true);
    expect(isNearEnd([extent(0, 700, 700)], new Map())).toBe(true);
  });

  it('is not so while nothing of a partition was dealt with, however little there is', () => {
    expect(near([3], {})).toBe(false);
    expect(near([3, 3], { 0: 3 })).toBe(false);
    expect(near([3, 3], { 0: 3, 1: 1 })).toBe(true);
  });

  it('is not so while much is left', () => {
    expect(near([2 * MAX_CHUNK], { 0: MAX_CHUNK - 1 })).toBe(false);
    expect(near([2 * MAX_CHUNK], { 0: MAX_CHUNK })).toBe(true);
  });
});
