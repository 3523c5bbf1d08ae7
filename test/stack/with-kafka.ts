import { afterAll, beforeAll } from '@jest/globals';
import { KafkaBus, ensureTopics, openKafka } from '#platform';
import type { KafkaBusOptions } from '#platform';
import { ROOT } from '../support/repository.js';
import { KafkaBroker } from '../../tools/kafka/broker.js';

/** Quick to notice that a member is gone; the broker allows no shorter session than 6 s. */
const SESSION = { timeoutMs: 6_000, heartbeatMs: 300, rebalanceMs: 10_000 } as const;

export interface KafkaUnderTest {
  readonly broker: () => KafkaBroker;
  /** A new topic with a name of its own. */
  readonly topic: (partitions?: number) => Promise<string>;
  /** A bus that is closed after the last test. */
  readonly bus: (options?: Partial<KafkaBusOptions>) => KafkaBus;
}

/** A genuine Kafka for one spec file. It fails, and never skips, where none can start. */
export const withKafka = (): KafkaUnderTest => {
  let started: KafkaBroker | undefined;
  let topics = 0;
  const buses: KafkaBus[] = [];

  beforeAll(async () => {
    const version = process.env['KAFKA_VERSIE'];
    started = await KafkaBroker.start({ root: ROOT, ...(version === undefined ? {} : { version }) });
  });
  afterAll(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await started?.stop();
  });

  const broker = (): KafkaBroker => {
    if (!started) throw new Error('Kafka runs only while the tests of this file do');
    return started;
  };
  const topic = async (partitions = 3): Promise<string> => {
    topics += 1;
    const name = `test.${topics}`;
    const admin = openKafka({ brokers: [broker().address], clientId: 'test' }).admin();
    await admin.connect();
    await ensureTopics(admin, [{ name, partitions, replication: 1, minInSync: 1, retentionDays: null }]);
    await admin.disconnect();
    return name;
  };
  const bus = (options: Partial<KafkaBusOptions> = {}): KafkaBus => {
    const made = new KafkaBus({
      brokers: [broker().address],
      clientId: 'test',
      session: SESSION,
      ...options,
    });
    buses.push(made);
    return made;
  };
  return { broker, topic, bus };
};
