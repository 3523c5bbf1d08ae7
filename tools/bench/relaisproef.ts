import { randomUUID } from 'node:crypto';
import type { Producer, TopicMessages } from 'kafkajs';
import { TOPICS } from '#contracts';
import { Berichtenmaker, KafkaBus, PostgresEventLog, runRelay } from '#platform';
import type { BusMessage, RelayOptions } from '#platform';
import { kafkaproef, kaleProducent } from './kafkaproef.js';
import type { Kafkaproef } from './kafkaproef.js';
import { vulLogboek } from './logvulling.js';
import type { Vulling } from './logvulling.js';
import { werkplaats } from './werkplaats.js';
import type { Werkplaats } from './werkplaats.js';

/** What kafkajs alone gets at once. */
const PER_KEER = 500;
const MS_PER_S = 1_000;

const AFZENDER = {
  oin: '00000009999999999000',
  regio: 'voorbeeld',
  openbareUrl: 'https://hub.voorbeeld.example',
};

type Berichten = RelayOptions['messagesOf'];

/** Every message that the relay sends, or only those on the topic of the hub itself. */
export type Vorm = 'alles' | 'alleen-hub';

/** A log, a genuine Kafka, and both ways to get the one into the other. */
export interface Relaisproef {
  /** Seconds until a new relay, which starts after this position, has published up to the other. */
  readonly relais: (vorm: Vorm, na: number, tot: number) => Promise<number>;
  /** The same messages made beforehand, for kafkajs alone. */
  readonly maak: (vorm: Vorm, tot: number) => Promise<Gereed>;
  /** Seconds until kafkajs alone has sent them. */
  readonly kaal: (gereed: Gereed) => Promise<number>;
  readonly plaats: Werkplaats;
  readonly kafka: Kafkaproef;
  readonly stop: () => Promise<void>;
}

/** Messages per call of kafkajs. */
export type Gereed = readonly TopicMessages[][];

export const relaisproef = async (gebeurtenissen: number, vulling: Vulling = {}): Promise<Relaisproef> => {
  const kafka = await kafkaproef();
  const plaats = await werkplaats();
  await vulLogboek(plaats.url, gebeurtenissen, vulling);
  const log = new PostgresEventLog(plaats.pool);
  const bus = new KafkaBus({ brokers: [kafka.adres], clientId: 'relais' });
  const producent = await kaleProducent(kafka.kafka);
  const berichtenVan = (vorm: Vorm): Berichten => {
    const maker = new Berichtenmaker({ log, afzenderVan: () => AFZENDER });
    if (vorm === 'alles') return (event) => maker.berichtenVan(event);
    return async (event) => [{ topic: TOPICS.casussen, ...(await maker.berichtVan(event)) }];
  };
  return {
    relais: async (vorm, na, tot) => {
      const name = `bench ${randomUUID()}`;
      // As a relay that stopped there would have left it.
      await plaats.pool.query(
        `insert into relais (naam, lease, verloopt, positie) values ($1, 0, clock_timestamp() - interval '1 s', $2)`,
        [name, na],
      );
      const { pool } = plaats;
      const begin = performance.now();
      const relais = runRelay({
        name,
        log,
        bus,
        pool,
        messagesOf: berichtenVan(vorm),
        onError: (fout) => void process.stderr.write(`relais: ${fout.message}\n`),
      });
      await relais.published(tot);
      const seconden = (performance.now() - begin) / MS_PER_S;
      await relais.stop();
      return seconden;
    },
    ...{ plaats, kafka },
    maak: (vorm, tot) => gereed(log, berichtenVan(vorm), tot),
    kaal: (batches) => zend(producent, batches),
    stop: async () => {
      await producent.disconnect();
      await bus.close();
      await log.close();
      await plaats.stop();
      await kafka.stop();
    },
  };
};

const gereed = async (log: PostgresEventLog, berichtenVan: Berichten, tot: number): Promise<Gereed> => {
  const batches: TopicMessages[][] = [];
  let batch: BusMessage[] = [];
  let aantal = 0;
  for await (const event of log.readAll(0)) {
    batch.push(...(await berichtenVan(event)));
    aantal += 1;
    if (aantal % PER_KEER > 0 && aantal < tot) continue;
    batches.push(perTopic(batch));
    batch = [];
    if (aantal === tot) break;
  }
  return batches;
};

const perTopic = (berichten: readonly BusMessage[]): TopicMessages[] => {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, key, value, headers } of berichten) {
    const deel = topics.get(topic) ?? { topic, messages: [] };
    topics.set(topic, deel);
    deel.messages.push({ key, value, headers: { ...headers } });
  }
  return [...topics.values()];
};

const zend = async (producent: Producer, batches: Gereed): Promise<number> => {
  const begin = performance.now();
  for (const topicMessages of batches) await producent.sendBatch({ acks: -1, topicMessages });
  return (performance.now() - begin) / MS_PER_S;
};
