import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Partitioners } from 'kafkajs';
import type { Kafka, Producer } from 'kafkajs';
import { TOPICS, topicVanGemeente } from '#contracts';
import {
  Berichtenmaker,
  EmbeddedPostgres,
  KafkaBus,
  PostgresEventLog,
  ensureTopics,
  openDatabase,
  openKafka,
  runRelay,
} from '#platform';
import type { BusMessage, RelayOptions } from '#platform';
import { KafkaBroker } from './broker.js';
import { vulLog } from './proefcasussen.js';

/** P8: the relay from log to Kafka beside kafkajs alone with the same messages, turn by turn in one run. */
const BATCH = 500;
const AFZENDER = {
  oin: '00000009999999999000',
  regio: 'voorbeeld',
  openbareUrl: 'https://hub.voorbeeld.example',
};

const raw = async (producer: Producer, batches: readonly (readonly BusMessage[])[]): Promise<void> => {
  for (const batch of batches) {
    const topics = [...new Set(batch.map(({ topic }) => topic))];
    const topicMessages = topics.map((topic) => ({
      topic,
      messages: batch
        .filter((message) => message.topic === topic)
        .map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }));
    await producer.sendBatch({ acks: -1, topicMessages });
  }
};

const rate = async (events: number, work: () => Promise<void>): Promise<number> => {
  const begin = performance.now();
  await work();
  return Math.round((events * 1_000) / (performance.now() - begin));
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const measure = async (
  kafka: Kafka,
  address: string,
  url: string,
  events: number,
  rounds: number,
): Promise<void> => {
  const pool = await openDatabase({ url });
  const log = new PostgresEventLog(pool);
  await vulLog(log, events);
  const head = await log.head();
  const maker = () => new Berichtenmaker({ log, afzenderVan: () => AFZENDER });
  const forms: Readonly<Record<string, () => RelayOptions['messagesOf']>> = {
    'alleen hub': () => {
      const made = maker();
      return async (event) => [{ topic: TOPICS.casussen, ...(await made.berichtVan(event)) }];
    },
    'hub en gemeente': () => {
      const made = maker();
      return (event) => made.berichtenVan(event);
    },
  };
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  const bus = new KafkaBus({ brokers: [address], clientId: 'relais' });
  for (const [form, messagesOf] of Object.entries(forms)) {
    const batches: BusMessage[][] = [];
    const make = messagesOf();
    let count = 0;
    for await (const event of log.readAll(0)) {
      if (count % BATCH === 0) batches.push([]);
      count += 1;
      batches.at(-1)?.push(...(await make(event)));
    }
    const rates = { kafkajs: [] as number[], relais: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const ceiling = await rate(events, () => raw(producer, batches));
      const relay = runRelay({ name: `${form} ${round}`, log, bus, pool, messagesOf: messagesOf() });
      const ours = await rate(events, () => relay.published(head));
      await relay.stop();
      // The first round warms both up.
      if (round === 0) continue;
      rates.kafkajs.push(ceiling);
      rates.relais.push(ours);
    }
    const [ceiling, ours] = [median(rates.kafkajs), median(rates.relais)];
    console.log(`${form}: kafkajs ${ceiling}/s, relais ${ours}/s, verhouding ${(ours / ceiling).toFixed(2)}`);
    console.log(`  rondes kafkajs ${rates.kafkajs.join(' ')}; relais ${rates.relais.join(' ')}`);
  }
  await producer.disconnect();
  await bus.close();
  await log.close();
  await pool.end();
};

const { values } = parseArgs({ options: { aantal: { type: 'string' }, rondes: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'overdracht-meting-'));
const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'data') });
const broker = await KafkaBroker.start({ root: join(import.meta.dirname, '../..') });
try {
  const kafka = openKafka({ brokers: [broker.address], clientId: 'meting' });
  const admin = kafka.admin();
  await admin.connect();
  const names = [TOPICS.casussen, topicVanGemeente('GM0917')];
  await ensureTopics(
    admin,
    names.map((name) => ({ name, partitions: 12, replication: 1, minInSync: 1, retentionDays: null })),
  );
  await admin.disconnect();
  await measure(
    kafka,
    broker.address,
    postgres.url,
    Number(values.aantal ?? 34_000),
    Number(values.rondes ?? 5),
  );
} finally {
  await broker.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
