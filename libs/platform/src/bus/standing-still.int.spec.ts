import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { alsKafka, berichtVan, TOPICS } from '#contracts';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import { AFZENDER, casusRecords } from './bus.fixture.js';
import { runConsumer } from './consumer.js';
import type { RunningConsumer } from './consumer.js';
import { InProcessBus } from './in-process-bus.js';

const database = withTestDatabase();

describe('a consumer that stands still', () => {
  let pool: Pool;
  let bus: InProcessBus;
  let consumer: RunningConsumer;
  const told: string[] = [];

  beforeEach(async () => {
    told.length = 0;
    pool = await database.freshPool();
    bus = new InProcessBus();
    consumer = await runConsumer({
      name: 'stil',
      bus,
      pool,
      topics: [TOPICS.casussen],
      deadLetterTopic: TOPICS.deadLetter,
      apply: () => Promise.resolve(),
      onError: ({ name }) => told.push(name),
    });
  });
  afterEach(async () => {
    await consumer.stop();
    await bus.close();
  });

  const waitsForItsTable = async (): Promise<void> => {
    const waiting = `select 1 from pg_locks where not granted and relation = 'bus_stilstand'::regclass`;
    while ((await pool.query(waiting)).rows.length === 0);
  };

  it('tells nobody before the database holds it', async () => {
    const [, later] = casusRecords('een', 2);
    if (!later) throw new Error('no record');
    const holder = await pool.connect();
    await holder.query('begin; lock table bus_stilstand in exclusive mode');
    const waiting = consumer
      .caughtUp(0)
      .then(() => told.push('caught up'))
      .catch(() => told.push('rejected'));
    await bus.publish([{ topic: TOPICS.casussen, ...alsKafka(berichtVan(later, AFZENDER)) }]);
    await waitsForItsTable();
    expect(told).toEqual([]);
    await holder.query('commit');
    holder.release();
    await waiting;
    expect(told.toSorted()).toEqual(['PartitionStopped', 'rejected']);
    expect((await consumer.status()).stopped.size).toBe(1);
  });
});
