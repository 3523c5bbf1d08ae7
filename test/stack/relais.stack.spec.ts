import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool, PoolClient } from 'pg';
import { TOPICS, topicVanGemeente } from '#contracts';
import { WakeUp } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import {
  Berichtenmaker,
  Bus,
  BusUnavailable,
  PostgresEventLog,
  ensureTopics,
  logBus,
  openKafka,
  parkCase,
  replayFromLog,
  runConsumer,
  runRelay,
} from '#platform';
import type { BusMessage, ConsumeOptions, Consumption, RunningConsumer, RunningRelay } from '#platform';
import {
  AFZENDER,
  appendTo,
  casusRecords,
  createSeen,
  insertSeen,
  seenPerCase,
  upTo,
  withTestDatabase,
} from '#platform/testing';
import { withKafka } from './with-kafka.js';

const database = withTestDatabase();
const kafka = withKafka();

const CASES = 30;
const STEPS = 40;
/** Events of one append: the load grows case by case, as the work of many people does. */
const PER_APPEND = 4;

/** Passes everything on, and says now and then that it failed although the messages had arrived. */
class Doubtful extends Bus {
  doubts = 0;
  #calls = 0;

  constructor(
    private readonly bus: Bus,
    private readonly often: number,
    private readonly most: number,
  ) {
    super();
  }

  override async publish(messages: readonly BusMessage[]): Promise<void> {
    await this.bus.publish(messages);
    this.#calls += 1;
    if (this.#calls % this.often !== 0 || this.doubts === this.most) return;
    this.doubts += 1;
    throw new BusUnavailable('het antwoord ging verloren');
  }
  override consume(options: ConsumeOptions): Promise<Consumption> {
    return this.bus.consume(options);
  }
  override close(): Promise<void> {
    return this.bus.close();
  }
}

describe('from the log through Kafka to rows', () => {
  let pool: Pool;
  let log: PostgresEventLog;
  let listener: PoolClient;
  const news = new WakeUp();
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
    await createSeen(pool);
    listener = await pool.connect();
    listener.on('notification', () => news.notify());
    await listener.query('listen gezien');
    const admin = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
    await admin.connect();
    const old = (await admin.listTopics()).filter((name) => name.startsWith('nl.'));
    if (old.length > 0) await admin.deleteTopics({ topics: old });
    const names = [TOPICS.casussen, TOPICS.deadLetter, topicVanGemeente('GM0917')];
    await ensureTopics(
      admin,
      names.map((name) => ({ name, partitions: 3, replication: 1, minInSync: 1, retentionDays: null })),
    );
    await admin.disconnect();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    listener.release(true);
    await log.close();
  });

  const relay = (bus: Bus = kafka.bus()): RunningRelay => {
    const maker = new Berichtenmaker({ log, afzenderVan: () => AFZENDER });
    const running = runRelay({
      name: 'casussen',
      log,
      bus,
      pool,
      messagesOf: (event) => maker.berichtenVan(event),
    });
    stops.push(() => running.stop());
    return running;
  };
  const consumer = async (
    bus: Bus,
    into = pool,
    topic: string = TOPICS.casussen,
  ): Promise<RunningConsumer> => {
    const consumption = await runConsumer({
      name: `gezien-${topic}`,
      bus,
      pool: into,
      topics: [topic],
      deadLetterTopic: TOPICS.deadLetter,
      apply: async (client, bericht) => {
        await insertSeen(client, bericht);
        await client.query(`select pg_notify('gezien', '')`);
      },
    });
    stops.push(() => consumption.stop());
    return consumption;
  };

  const cases = Array.from({ length: CASES }, (_, at) => casusRecords(`casus-${at}`, STEPS));
  const parts: readonly (readonly UnpositionedRecord[])[] = Array.from(
    { length: STEPS / PER_APPEND },
    (_, part) => cases.map((records) => records.slice(part * PER_APPEND, (part + 1) * PER_APPEND)),
  ).flat();
  /** The load, in order per case, with something happening at some of its steps. */
  const load = async (
    during: (part: number) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> => {
    for (const [part, records] of parts.entries()) {
      await during(part);
      await appendTo(log, records);
    }
  };
  const rowsUpTo = async (count: number): Promise<void> => {
    for (;;) {
      const seen = news.count;
      const { rows } = await pool.query<{ aantal: number }>('select count(*)::integer as aantal from gezien');
      if ((rows[0]?.aantal ?? 0) >= count) return;
      await news.wait(seen, new AbortController().signal);
    }
  };
  const expectAllOnceInOrder = async (from = pool): Promise<void> => {
    const seen = await seenPerCase(from);
    expect(Object.keys(seen)).toHaveLength(CASES);
    for (const [record] of cases) expect(seen[record?.casusId ?? '']).toEqual(upTo(STEPS));
  };

  it('gives the same rows as the bus within one process, and a gemeente its own copy', async () => {
    relay();
    const gemeente = await database.freshPool();
    const direct = await database.freshPool();
    await Promise.all([createSeen(gemeente), createSeen(direct)]);
    await consumer(kafka.bus());
    await consumer(kafka.bus(), gemeente, topicVanGemeente('GM0917'));
    const bus = logBus(log);
    await consumer(bus, direct);
    await load();
    await rowsUpTo(CASES * STEPS);
    await expectAllOnceInOrder();
    for (const other of [direct, gemeente]) {
      await whole(other);
      await expectAllOnceInOrder(other);
      const rows = async (from: Pool) =>
        (await from.query('select casus, volgnummer, id from gezien order by casus, volgnummer')).rows;
      expect(await rows(other)).toEqual(await rows(pool));
    }
  });

  /** Asks another database until it has everything; only ours tells by itself. */
  const whole = async (other: Pool): Promise<void> => {
    for (;;) {
      const { rows } = await other.query<{ aantal: number }>(
        'select count(*)::integer as aantal from gezien',
      );
      if (rows[0]?.aantal === CASES * STEPS) return;
    }
  };

  it('loses and doubles nothing when the broker is killed and comes back during the load, three times', async () => {
    const running = relay();
    await consumer(kafka.bus());
    const broker = kafka.broker();
    await load(async (part) => {
      if (part % Math.floor(parts.length / 4) !== 1 || part === 1) return;
      await broker.kill();
      await appendTo(log, casusRecords(`tussendoor-${part}`, 1));
      await broker.restart();
    });
    await running.published(await log.head());
    await rowsUpTo(CASES * STEPS);
    const seen = await seenPerCase(pool);
    for (const [record] of cases) expect(seen[record?.casusId ?? '']).toEqual(upTo(STEPS));
  });

  it('doubles nothing when the answer of the broker is lost twenty times between publishing and checkpoint', async () => {
    const doubtful = new Doubtful(kafka.bus(), 2, 20);
    relay(doubtful);
    await consumer(kafka.bus());
    await load();
    for (let extra = 0; doubtful.doubts < 20; extra += 1) {
      await appendTo(log, casusRecords(`extra-${extra}`, 1));
      await rowsUpTo(CASES * STEPS + extra + 1);
    }
    await rowsUpTo(CASES * STEPS);
    const seen = await seenPerCase(pool);
    for (const [record] of cases) expect(seen[record?.casusId ?? '']).toEqual(upTo(STEPS));
    expect(doubtful.doubts).toBe(20);
  });

  it('keeps the order per case when consumers come and go in the middle of a batch, and relays take over', async () => {
    let running = relay();
    let consumption = await consumer(kafka.bus());
    await load(async (part) => {
      if (part % Math.floor(parts.length / 4) !== 1) return;
      const next = await consumer(kafka.bus());
      await consumption.stop();
      consumption = next;
      const standby = relay(kafka.bus());
      await running.stop();
      running = standby;
    });
    await rowsUpTo(CASES * STEPS);
    await expectAllOnceInOrder();
  });

  it('goes on by itself when every connection to PostgreSQL is cut during the load', async () => {
    relay();
    await consumer(kafka.bus());
    await load(async (part) => {
      if (part % Math.floor(parts.length / 3) !== 1) return;
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
          and pid <> pg_backend_pid() and pid <> $1 and backend_type = 'client backend'`,
        [await pidOf(listener)],
      );
    });
    await rowsUpTo(CASES * STEPS);
    await expectAllOnceInOrder();
  });

  it('stops a partition at a number that never came, tells of it, and goes on when an operator set the case aside', async () => {
    const maker = new Berichtenmaker({ log, afzenderVan: () => AFZENDER });
    await appendTo(log, casusRecords('met-gat', 3));
    const messages: BusMessage[] = [];
    for await (const event of log.readAll(0))
      messages.push({ topic: TOPICS.casussen, ...(await maker.berichtVan(event)) });
    const errors: Error[] = [];
    const running = await runConsumer({
      name: 'gezien',
      bus: kafka.bus(),
      pool,
      topics: [TOPICS.casussen],
      deadLetterTopic: TOPICS.deadLetter,
      apply: insertSeen,
      heartbeatMs: 100,
      onError: (error) => {
        errors.push(error);
        news.notify();
      },
    });
    stops.push(() => running.stop());
    await kafka.bus().publish([messages[0], messages[2]].filter((message) => message !== undefined));
    while (!errors.some(({ name }) => name === 'PartitionStopped'))
      await news.wait(news.count, new AbortController().signal);
    expect(errors.at(-1)?.message).toContain('from 0 to 2');
    const key = messages[0]?.key ?? '';
    await parkCase({ name: 'gezien', pool }, key, 'gat');
    while (running.stopped.size > 0) await pool.query('select 1');
    await running.settled();
    expect(await replayFromLog({ name: 'gezien', pool, apply: insertSeen, log }, key)).toBeUndefined();
    expect((await seenPerCase(pool))[key]).toEqual(upTo(3));
    expect(await running.status()).toMatchObject({ parked: 0, stopped: new Map() });
  });
});

const pidOf = async (client: PoolClient): Promise<number> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
};
