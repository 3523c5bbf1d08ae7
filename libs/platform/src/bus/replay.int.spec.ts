import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { alsKafka, berichtVan, TOPICS } from '#contracts';
import { InMemoryEventLog } from '#event-sourcing/testing';
import type { Pool } from 'pg';
import { withTestDatabase } from '../embedded-postgres/testing/with-test-database.js';
import {
  AFZENDER,
  appendTo,
  casusRecords,
  createSeen,
  insertSeen,
  seenPerCase,
  upTo,
} from './bus.fixture.js';
import { runConsumer } from './consumer.js';
import type { RunningConsumer } from './consumer.js';
import { InProcessBus } from './in-process-bus.js';
import { replayFromLog } from './replay.js';

const database = withTestDatabase();
const TOPIC = TOPICS.casussen;
const NAME = 'gezien';

/** A log to which something is added as soon as somebody has read a stream to its end. */
class GrowingLog extends InMemoryEventLog {
  constructor(private readonly grow: () => Promise<void>) {
    super();
  }

  override async *readStream(stroom: string) {
    yield* super.readStream(stroom);
    await this.grow();
  }
}

describe('a case that is replayed from the log', () => {
  let pool: Pool;
  let consumer: RunningConsumer;
  const bus = new InProcessBus();
  const records = casusRecords('een', 5);
  const key = records[0]?.casusId ?? '';
  const messages = records.map((record) => ({ topic: TOPIC, ...alsKafka(berichtVan(record, AFZENDER)) }));

  /** Resolves when a message at this offset has been set aside, or waits until whoever replays is done. */
  const metBy = async (offset: number): Promise<void> => {
    const text = `select exists (select from bus_geparkeerd where plaats = $1)
      or exists (select from pg_locks where locktype = 'advisory' and not granted) as met`;
    for (;;) {
      const { rows } = await pool.query<{ met: boolean }>(text, [offset]);
      if (rows[0]?.met) return;
    }
  };

  beforeEach(async () => {
    pool = await database.freshPool();
    await createSeen(pool);
    let failed = false;
    consumer = await runConsumer({
      ...{ name: NAME, bus, pool, topics: [TOPIC], deadLetterTopic: TOPICS.deadLetter },
      apply: async (client, bericht) => {
        if (!failed && bericht.inhoud.volgnummer === 1) throw new Error('not now');
        await insertSeen(client, bericht);
      },
    });
    await bus.publish(messages.slice(0, 3));
    await consumer.settled();
    failed = true;
  });
  afterEach(() => consumer.stop());

  it('loses nothing that came while the log was read', async () => {
    const log = new GrowingLog(async () => {
      await bus.publish(messages.slice(3, 4));
      await metBy(3);
    });
    await appendTo(log, records.slice(0, 3));
    expect(await replayFromLog({ name: NAME, pool, apply: insertSeen, log }, key)).toBeUndefined();
    await bus.publish(messages.slice(4));
    await consumer.settled();
    expect((await seenPerCase(pool))[key]).toEqual(upTo(5));
  });
});
