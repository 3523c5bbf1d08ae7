import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { afnemerState, whyStale } from './afnemer-state.js';

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
