import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { ensureTopics } from '#platform';
import { kaleProducent } from './kafkaproef.js';

const TOPIC = 'bench.kale-lijn';
const PARTITIES = 12;

/** About what a message of the hub carries. */
const BYTES = 900;

/** kafkajs from producing to consuming, with nothing in between. */
export interface KaleLijn {
  /** From the call that sends until the consumer has it, in ms; one message at a time. */
  readonly tijden: (aantal: number) => Promise<readonly number[]>;
  readonly stop: () => Promise<void>;
}

export const kaleLijn = async (kafka: Kafka): Promise<KaleLijn> => {
  const beheer = kafka.admin();
  await beheer.connect();
  const plan = { name: TOPIC, partitions: PARTITIES, replication: 1, minInSync: 1, retentionDays: null };
  await ensureTopics(beheer, [plan]);
  await beheer.disconnect();
  const producent = await kaleProducent(kafka);
  const wachtend = new Map<string, () => void>();
  const afnemer = kafka.consumer({ groupId: 'bench', maxWaitTimeInMs: 1_000 });
  await afnemer.connect();
  await afnemer.subscribe({ topics: [TOPIC], fromBeginning: true });
  const begonnen = new Promise<void>((klaar) => afnemer.on(afnemer.events.GROUP_JOIN, () => klaar()));
  await afnemer.run({
    autoCommit: false,
    eachMessage: async ({ message }) => wachtend.get(message.key?.toString() ?? '')?.(),
  });
  await begonnen;
  const value = 'x'.repeat(BYTES);
  const tijd = async (): Promise<number> => {
    const key = randomUUID();
    const ontvangen = new Promise<void>((klaar) => wachtend.set(key, klaar));
    const begin = performance.now();
    await producent.send({ topic: TOPIC, acks: -1, messages: [{ key, value }] });
    await ontvangen;
    wachtend.delete(key);
    return performance.now() - begin;
  };
  return {
    tijden: async (aantal) => {
      const duren: number[] = [];
      for (let n = 0; n < aantal; n += 1) duren.push(await tijd());
      return duren;
    },
    stop: async () => {
      await afnemer.disconnect();
      await producent.disconnect();
    },
  };
};
