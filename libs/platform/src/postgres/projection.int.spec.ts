import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import type { ClientBase, Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { resetProjection } from './checkpoint-transaction.js';
import { PostgresEventLog } from './postgres-event-log.js';
import { runProjection } from './projection.js';
import type { RunningProjection } from './projection.js';

const database = withTestDatabase();

describe('a projection', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  const running: RunningProjection[] = [];

  beforeEach(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
    await pool.query('create table gezien (volgorde serial, positie bigint, stap integer)');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((projection) => projection.stop()));
    await log.close();
  });

  const insert = async (
    client: ClientBase,
    { positie, volgnummer }: { positie: number; volgnummer: number },
  ) => {
    await client.query('insert into gezien (positie, stap) values ($1, $2)', [positie, volgnummer]);
  };
  const start = (apply = insert): RunningProjection => {
    const projection = runProjection({ name: 'gezien', log, pool, apply });
    running.push(projection);
    return projection;
  };
  const records = exampleRecords('casus-een', { count: 1_500 });
  const append = (from: number, to: number) => log.append('casus-een', from - 1, records.slice(from, to));
  const seen = async (): Promise<number[]> => {
    const { rows } = await pool.query<{ stap: number }>('select stap from gezien order by volgorde');
    return rows.map(({ stap }) => stap);
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

  it('applies what is there and what comes, once and in order', async () => {
    await append(NO_STREAM + 1, 1_200);
    const projection = start();
    await projection.caughtUp(1_200);
    await append(1_200, 1_203);
    await projection.caughtUp(1_203);
    expect(await seen()).toEqual(upTo(1_203));
    expect(projection.status()).toEqual({ position: 1_203, running: true });
  });

  it('goes on where it was after a restart', async () => {
    await append(0, 3);
    const first = start();
    await first.caughtUp(3);
    await first.stop();
    await append(3, 5);
    await start().caughtUp(5);
    expect(await seen()).toEqual(upTo(5));
  });

  it('stops at an event that it cannot apply, shows why, and keeps rows and position together', async () => {
    await append(0, 3);
    await start().caughtUp(3);
    await running[0]?.stop();
    await append(3, 6);
    const failing = start(async (client, event) => {
      await insert(client, event);
      if (event.volgnummer === 4) throw new TypeError('onbekende vorm');
    });
    await expect(failing.caughtUp(6)).rejects.toThrow('projection gezien at position 5');
    expect(failing.status()).toMatchObject({
      position: 3,
      running: false,
      error: { name: 'ProjectionFailed', cause: new TypeError('onbekende vorm') },
    });
    expect(await seen()).toEqual(upTo(3));
    await start().caughtUp(6);
    expect(await seen()).toEqual(upTo(6));
  });

  it('runs in one place; a second waits, sees the position, and takes over', async () => {
    await append(0, 3);
    const first = start();
    await first.caughtUp(3);
    const second = start();
    await second.caughtUp(3);
    expect([first.status().running, second.status().running]).toEqual([true, false]);
    await first.stop();
    await append(3, 5);
    await second.caughtUp(5);
    expect(second.status().running).toBe(true);
    expect(await seen()).toEqual(upTo(5));
  });

  it('applies every event once though its connection is cut again and again', async () => {
    await append(0, 1_000);
    await append(1_000, 1_500);
    let applied = 0;
    const projection = start(async (client, event) => {
      await insert(client, event);
      applied += 1;
      if (applied % 700 === 0) await cutConnections(pool);
    });
    await projection.caughtUp(1_500);
    expect(applied).toBeGreaterThan(1_500);
    expect(await seen()).toEqual(upTo(1_500));
  });

  it('is rebuilt from the first event after its rows and position were thrown away together', async () => {
    await append(0, 4);
    const projection = start();
    await projection.caughtUp(4);
    const clear = async (client: ClientBase): Promise<void> => {
      await client.query('delete from gezien');
    };
    await expect(resetProjection({ name: 'gezien', pool, clear })).rejects.toThrow('is running');
    await projection.stop();
    await resetProjection({ name: 'gezien', pool, clear });
    expect(await seen()).toEqual([]);
    await start().caughtUp(4);
    expect(await seen()).toEqual(upTo(4));
  });

  it('tells who waits for a position that it was stopped', async () => {
    const projection = start();
    const waiting = projection.caughtUp(1);
    await Promise.all([expect(waiting).rejects.toThrow('was stopped'), projection.stop()]);
  });
});

/** Ends all connections to this database except the one that asks. */
const cutConnections = async (pool: Pool): Promise<void> => {
  await pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
};
