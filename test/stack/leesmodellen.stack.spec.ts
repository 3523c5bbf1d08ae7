import { afterEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { TOPICS } from '#contracts';
import { Berichtenmaker, PostgresEventLog, ensureTopics, logBus, openKafka, runRelay } from '#platform';
import type { Bus, RunningConsumer } from '#platform';
import { withTestDatabase } from '#platform/testing';
import {
  afzenderVan,
  rijenIn,
  schrijf,
  tabellenIn,
  verzonnenGeschiedenis,
  volg,
} from '../support/leesmodellen.js';
import { withKafka } from './with-kafka.js';

const database = withTestDatabase();
const kafka = withKafka();
const CASUSSEN = 120;
const PARTITIES = 12;

describe('read models made through Kafka', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  const topics = async (): Promise<void> => {
    const admin = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
    await admin.connect();
    await ensureTopics(
      admin,
      [TOPICS.casussen, TOPICS.deadLetter].map((name) => ({
        name,
        partitions: PARTITIES,
        replication: 1,
        minInSync: 1,
        retentionDays: null,
      })),
    );
    await admin.disconnect();
  };
  const volgers = async (
    log: PostgresEventLog,
    bus: Bus,
    pool: Pool,
  ): Promise<readonly RunningConsumer[]> => {
    const lopend = await volg(log, { bus, pool });
    stops.push(() => Promise.all(lopend.map((loop) => loop.stop())));
    return lopend;
  };

  it('equal those made on the log within one process, row by row, with a second member that comes half way', async () => {
    await topics();
    const [bron, door, direct] = await Promise.all([1, 2, 3].map(() => database.freshPool()));
    if (!bron || !door || !direct) throw new Error('no database');
    const eerst = await tabellenIn(direct);
    const log = new PostgresEventLog(bron);
    stops.push(() => log.close());
    // Topics per gemeente are left out here: their own spec compares them with the topic of all cases.
    const maker = new Berichtenmaker({ log, afzenderVan });
    const relais = runRelay({
      name: 'leesmodellen',
      log,
      bus: kafka.bus(),
      pool: bron,
      messagesOf: async (event) => [{ topic: TOPICS.casussen, ...(await maker.berichtVan(event)) }],
    });
    stops.push(() => relais.stop());
    const eersteLid = await volgers(log, kafka.bus(), door);
    await schrijf(log, verzonnenGeschiedenis('door kafka', CASUSSEN));
    await volgers(log, kafka.bus(), door);
    await schrijf(log, verzonnenGeschiedenis('door kafka, later', CASUSSEN / 2));

    const head = await log.head();
    await relais.published(head);
    for (const loop of eersteLid) await loop.settled();
    for (const loop of await volgers(log, logBus(log), direct)) await loop.caughtUp(head);

    const tabellen = (await tabellenIn(direct)).filter((tabel) => !eerst.includes(tabel));
    expect(tabellen.length).toBeGreaterThan(2);
    const verwacht = await rijenIn(direct, tabellen);
    expect(verwacht['leesmodellen.casusoverzicht']?.length).toBeGreaterThan(CASUSSEN / 2);
    expect(await rijenIn(door, tabellen)).toEqual(verwacht);
    for (const loop of eersteLid) {
      expect(await loop.status()).toMatchObject({ parked: 0, stopped: new Map() });
      expect([...(await loop.lag()).values()]).toEqual(Array(PARTITIES).fill(0));
    }
  });
});
