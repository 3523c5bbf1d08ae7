import { Partitioners } from 'kafkajs';
import type { Kafka, Producer } from 'kafkajs';
import { openKafka } from '#platform';
import { KafkaBroker } from '../kafka/broker.js';
import { KafkaOntbreekt } from '../kafka/jars.js';
import { makeTopics } from '../kafka/topics.js';
import { ROOT } from '../root.js';
import { NietTeMeten } from './meting.js';
import { opTeRuimen } from './opruimen.js';

/** A genuine Kafka with the topics of the hub, for one measurement; gone afterwards. */
export interface Kafkaproef {
  readonly adres: string;
  readonly kafka: Kafka;
  readonly stop: () => Promise<void>;
}

/** @throws NietTeMeten when no Kafka can start here */
export const kafkaproef = async (): Promise<Kafkaproef> => {
  const starten = KafkaBroker.start({ root: ROOT });
  const stop = opTeRuimen(async () => (await starten.catch(() => undefined))?.stop());
  const broker = await starten.catch(alsNietTeMeten);
  await makeTopics(ROOT, { brokers: [broker.address] });
  return {
    adres: broker.address,
    kafka: openKafka({ brokers: [broker.address], clientId: 'bench' }),
    stop,
  };
};

export const alsNietTeMeten = (fout: unknown): never => {
  if (fout instanceof KafkaOntbreekt)
    throw new NietTeMeten(fout.message.split('\n').join(' '), { cause: fout });
  throw fout;
};

/** kafkajs alone, with the settings of the hub: they decide how safe and in what order messages are. */
export const kaleProducent = async (kafka: Kafka): Promise<Producer> => {
  const producent = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
    idempotent: false,
  });
  await producent.connect();
  return producent;
};
