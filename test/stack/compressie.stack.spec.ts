import { afterEach, describe, expect, it } from '@jest/globals';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import type { Producer } from 'kafkajs';
import { openKafka } from '#platform';
import type { Consumption } from '#platform';
import { WakeUp } from '#event-sourcing';
import { withKafka } from './with-kafka.js';

const kafka = withKafka();

/** The longest run of bytes of one element, and how it is announced. */
const LONGEST = 65_536;
const LITERAL = 61 << 2;

/** Snappy that saves nothing: the length, and the bytes as they are. Any reader of Snappy takes it. */
const snappy = (bytes: Buffer): Buffer => {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  const parts: Uint8Array[] = [Buffer.from(length)];
  for (let at = 0; at < bytes.length; at += LONGEST) {
    const part = bytes.subarray(at, at + LONGEST);
    const head = Buffer.from([LITERAL, 0, 0]);
    head.writeUInt16LE(part.length - 1, 1);
    parts.push(head, part);
  }
  return Buffer.concat(parts);
};

/** A sender that compresses, as the libraries of many do unless told otherwise. The hub itself cannot read this. */
const compressing = (): void => {
  CompressionCodecs[CompressionTypes.Snappy] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => Promise.resolve(snappy(buffer)),
    decompress: () => Promise.reject(new Error('Snappy compression not implemented')),
  });
};

describe('a sender that compresses', () => {
  const running: Consumption[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
  });

  const producing = async (work: (producer: Producer) => Promise<unknown>): Promise<void> => {
    const producer = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).producer();
    await producer.connect();
    try {
      await work(producer);
    } finally {
      await producer.disconnect();
    }
  };

  it('is read, and keeps nobody else from being read', async () => {
    compressing();
    const [topic, other] = [await kafka.topic(1), await kafka.topic(1)];
    await producing(async (producer) => {
      const compression = CompressionTypes.Snappy;
      await producer.send({ topic, compression, messages: [{ key: 'a', value: 'van de een' }] });
      await producer.send({ topic: other, messages: [{ key: 'b', value: 'van de ander' }] });
    });
    const values = new Set<string>();
    const news = new WakeUp();
    running.push(
      await kafka.bus().consume({
        group: 'compressie',
        topics: [topic, other],
        positionOf: () => Promise.resolve(undefined),
        handle: async (_, messages) => {
          for (const { value } of messages) values.add(value);
          news.notify();
        },
      }),
    );
    while (values.size < 2) await news.wait(news.count, AbortSignal.timeout(60_000));
    expect([...values].sort()).toEqual(['van de ander', 'van de een']);
  });

  it('cannot send what is small only while it is compressed', async () => {
    const topic = await kafka.topic(1);
    const bomb = { key: 'a', value: '0'.repeat(32 * 1024 * 1024) };
    await producing(async (producer) => {
      const sent = producer.send({ topic, compression: CompressionTypes.GZIP, messages: [bomb] });
      await expect(sent).rejects.toThrow();
    });
  });
});
