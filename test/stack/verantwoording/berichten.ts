import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { TOPICS, topicVanGemeente } from '#contracts';
import type { RecordedEvent } from '#event-sourcing';
import type { Grootboek } from '../werklast/grootboek.js';
import type { Meetpost } from './meetpost.js';
import { perCasus } from './meetpost.js';

/** A message as it lies on Kafka. */
export interface Liggend {
  readonly topic: string;
  readonly partitie: number;
  readonly plaats: number;
  readonly casusId: string;
  readonly id: string;
  readonly volgnummer: number;
}

/** Everything that lies on these topics, in the order of each partition. */
export const leesTopics = async (
  { kafka, admin }: Meetpost,
  topics: readonly string[],
): Promise<readonly Liggend[]> => {
  const eindes = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
      if (high !== low) eindes.set(`${topic}/${partition}`, Number(high));
  if (eindes.size === 0) return [];
  const consumer = kafka.consumer({ groupId: `meetpost-${randomUUID()}`, maxWaitTimeInMs: 100 });
  const liggend: Liggend[] = [];
  await consumer.connect();
  try {
    const namen = [...new Set([...eindes.keys()].map((naam) => naam.slice(0, naam.lastIndexOf('/'))))];
    await consumer.subscribe({ topics: namen, fromBeginning: true });
    await new Promise<void>((klaar, mislukt) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => mislukt(payload.error));
      void consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch: { topic, partition, messages } }) => {
          for (const message of messages) liggend.push(alsLiggend(topic, partition, message));
          const naam = `${topic}/${partition}`;
          if (Number(messages.at(-1)?.offset) + 1 >= (eindes.get(naam) ?? 0)) eindes.delete(naam);
          if (eindes.size === 0) klaar();
        },
      });
    });
  } finally {
    await consumer.disconnect();
  }
  return liggend;
};

const alsLiggend = (
  topic: string,
  partitie: number,
  message: { readonly key: Buffer | null; readonly headers?: object; readonly offset: string },
): Liggend => {
  const kop = (naam: string): string =>
    String((message.headers as Readonly<Record<string, Buffer>> | undefined)?.[naam] ?? '');
  return {
    topic,
    partitie,
    plaats: Number(message.offset),
    casusId: String(message.key),
    id: kop('ce_id'),
    volgnummer: Number(kop('ce_sequence')),
  };
};

/** Nothing was set aside but commands that were refused, as their senders were told. */
export const eistDodeBrieven = async (
  meetpost: Meetpost,
  grootboeken: readonly Grootboek[],
): Promise<void> => {
  const brieven = await leesTopics(meetpost, [TOPICS.deadLetter]);
  const geweigerd = grootboeken.flatMap((boek) =>
    [...boek.geweigerd].filter(([, weg]) => weg === 'kafka').map(([sleutel]) => sleutel),
  );
  expect([...new Set(brieven.map(({ id }) => id))].toSorted()).toEqual(geweigerd.toSorted());
};

/** How often something lies on Kafka that lay there before: allowed, and the sign that a fault hit. */
export const herhalingen = (liggend: readonly Liggend[]): number =>
  liggend.length - new Set(liggend.map(({ topic, id }) => `${topic} ${id}`)).size;

/**
 * Every event of the log lies on the topic of all cases and on that of each gemeente its case concerns, and on no other.
 * Of each case its numbers come for the first time one after another; what came before may come again.
 */
export const eistBerichten = (liggend: readonly Liggend[], records: readonly RecordedEvent[]): void => {
  const casussen = perCasus(records);
  const perPlaats = new Map<string, Liggend[]>();
  for (const bericht of liggend) {
    const plaats = `${bericht.topic} ${bericht.casusId}`;
    perPlaats.set(plaats, [...(perPlaats.get(plaats) ?? []), bericht]);
  }
  const verwacht = [...casussen].flatMap(([casusId, keten]) =>
    [TOPICS.casussen, ...gemeentenVan(keten).map(topicVanGemeente)].map((topic) => `${topic} ${casusId}`),
  );
  expect([...perPlaats.keys()].toSorted()).toEqual(verwacht.toSorted());
  for (const [plaats, berichten] of perPlaats) {
    const eersten = eersteKeren(berichten);
    const keten = casussen.get(berichten[0]?.casusId ?? '') ?? [];
    expect({ plaats, eersten: eersten.map(({ volgnummer, id }) => [volgnummer, id]) }).toEqual({
      plaats,
      eersten: keten.map(({ volgnummer, id }) => [volgnummer, id]),
    });
    expect(new Set(berichten.map(({ partitie }) => partitie)).size).toBe(1);
  }
};

const eersteKeren = (berichten: readonly Liggend[]): readonly Liggend[] => {
  const gezien = new Set<string>();
  return berichten.filter(({ id }) => gezien.size !== gezien.add(id).size);
};

const gemeentenVan = (keten: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(
    keten.flatMap(({ type, data }) =>
      type === 'MeldingOntvangen' || type === 'GemeentenGewijzigd' ? (data['gemeenten'] as string[]) : [],
    ),
  ),
];
