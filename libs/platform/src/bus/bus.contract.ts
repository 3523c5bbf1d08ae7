import { describe, expect, it } from '@jest/globals';
import { WakeUp } from '#event-sourcing';
import { type Bus, PartitionStopped, partitionName } from './bus.js';
import type { BusMessage, ConsumeOptions, Partition, ReceivedMessage } from './bus.js';

export interface BusUnderTest {
  /** Another client of the same bus; where the bus is the process, the bus itself. */
  readonly bus: () => Bus;
  /** A topic of its own with this many partitions. */
  readonly topic: (partitions: number) => Promise<string>;
}

/** Anything that a consumer of these specs saw; a spec waits for it instead of for time. */
const news = new WakeUp();
const NEVER = new AbortController().signal;

const until = async (holds: () => boolean): Promise<void> => {
  for (;;) {
    const { count } = news;
    if (holds()) return;
    await news.wait(count, NEVER);
  }
};

/** A consumer with a memory of its own, as one with a database has. */
class Reader {
  readonly seen: ReceivedMessage[] = [];
  readonly positions = new Map<string, number>();
  readonly errors: Error[] = [];

  constructor(private readonly check: (message: ReceivedMessage) => void | Promise<void> = () => undefined) {}

  options(group: string, topics: readonly string[]): ConsumeOptions {
    return {
      group,
      topics,
      positionOf: (partition) => Promise.resolve(this.positions.get(partitionName(partition))),
      handle: (partition, messages) => this.#handle(partition, messages),
      onError: (error) => {
        this.errors.push(error);
        news.notify();
      },
    };
  }

  async #handle(partition: Partition, messages: readonly ReceivedMessage[]): Promise<void> {
    for (const message of messages) {
      await this.check(message);
      this.seen.push(message);
      this.positions.set(partitionName(partition), message.offset + 1);
      news.notify();
    }
  }

  until(count: number): Promise<void> {
    return until(() => this.seen.length >= count);
  }

  values(key: string): readonly string[] {
    return this.seen.filter((message) => message.key === key).map(({ value }) => value);
  }
}

const numbered = (topic: string, from: number, to: number, keys = 5): readonly BusMessage[] =>
  Array.from({ length: to - from }, (_, at) => {
    const n = from + at;
    return { topic, key: `casus-${n % keys}`, headers: { ce_id: String(n) }, value: String(n) };
  });

const expected = (from: number, to: number, key: number, keys = 5): readonly string[] =>
  Array.from({ length: to - from }, (_, at) => from + at)
    .filter((n) => n % keys === key)
    .map(String);

/** What `Bus` promises, for one adapter. */
export const busContract = (name: string, make: () => BusUnderTest): void => {
  describe(`${name} keeps the contract of the bus`, () => {
    it('delivers what was published, whole, and in order per key', async () => {
      const { bus, topic } = make();
      const at = await topic(3);
      const reader = new Reader();
      const consumption = await bus().consume(reader.options('lezer', [at]));
      const publisher = bus();
      for (let from = 0; from < 1_500; from += 300) await publisher.publish(numbered(at, from, from + 300));
      await publisher.publish([
        { topic: at, key: 'é', headers: { ce_subject: 'één' }, value: '{"ü":"\u{1F600}"}' },
      ]);
      await reader.until(1_501);
      for (let key = 0; key < 5; key += 1)
        expect(reader.values(`casus-${key}`)).toEqual(expected(0, 1_500, key));
      expect(reader.seen.find(({ key }) => key === 'é')).toMatchObject({
        topic: at,
        headers: { ce_subject: 'één' },
        value: '{"ü":"\u{1F600}"}',
      });
      await consumption.stop();
    });

    it('delivers what was published before anyone listened, to each group', async () => {
      const { bus, topic } = make();
      const at = await topic(2);
      await bus().publish(numbered(at, 0, 20));
      for (const group of ['een', 'twee']) {
        const reader = new Reader();
        const consumption = await bus().consume(reader.options(group, [at]));
        await reader.until(20);
        await consumption.stop();
        expect(reader.seen).toHaveLength(20);
      }
    });

    it('goes on where the consumer itself says that it was, also when that is further back', async () => {
      const { bus, topic } = make();
      const at = await topic(1);
      await bus().publish(numbered(at, 0, 10));
      const first = new Reader();
      const consumption = await bus().consume(first.options('lezer', [at]));
      await first.until(10);
      await consumption.stop();
      const back = new Reader();
      const fifth = first.seen[5];
      back.positions.set(`${at}/0`, fifth?.offset ?? -1);
      const again = await bus().consume(back.options('lezer', [at]));
      await bus().publish(numbered(at, 10, 12));
      await back.until(7);
      await again.stop();
      expect(back.seen.map(({ value }) => value)).toEqual(['5', '6', '7', '8', '9', '10', '11']);
    });

    it('delivers again from the position of the consumer after its handler failed', async () => {
      const { bus, topic } = make();
      const at = await topic(1);
      let failures = 0;
      const reader = new Reader(({ value }) => {
        if (value !== '7' || failures === 2) return;
        failures += 1;
        throw new Error('de database is weg');
      });
      const consumption = await bus().consume(reader.options('lezer', [at]));
      await bus().publish(numbered(at, 0, 12, 1));
      await reader.until(12);
      await consumption.stop();
      expect(reader.values('casus-0')).toEqual(expected(0, 12, 0, 1));
      expect(reader.errors.map(({ message }) => message)).toEqual(Array(2).fill('de database is weg'));
    });

    it('stops the one partition whose consumer says so, and goes on with the others', async () => {
      const { bus, topic } = make();
      const at = await topic(3);
      const reader = new Reader(({ value }) => {
        if (value === '10') throw new PartitionStopped('gat');
      });
      const consumption = await bus().consume(reader.options('lezer', [at]));
      await bus().publish(numbered(at, 0, 10));
      await reader.until(10);
      const stopping = reader.seen.find(({ key }) => key === 'casus-0')?.partition;
      const others = new Set(
        reader.seen.filter(({ partition }) => partition !== stopping).map(({ key }) => key),
      );
      expect(others.size).toBeGreaterThan(0);
      await bus().publish(numbered(at, 10, 60));
      await reader.until(10 + others.size * 10);
      await until(() => consumption.stopped.size === 1);
      expect([...consumption.stopped.keys()]).toEqual([`${at}/${stopping}`]);
      expect(reader.values('casus-0')).toEqual(expected(0, 10, 0));
      for (const key of others) expect(reader.values(key)).toEqual(expected(0, 60, Number(key.at(-1))));
      await consumption.stop();
    });

    it('lets the handler that runs finish before it stops, and starts no other', async () => {
      const { bus, topic } = make();
      const at = await topic(1);
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let entered = (): void => undefined;
      const busy = new Promise<void>((resolve) => (entered = resolve));
      const reader = new Reader(async () => {
        entered();
        await held;
      });
      const consumption = await bus().consume(reader.options('lezer', [at]));
      await bus().publish(numbered(at, 0, 1));
      await busy;
      const stopped = consumption.stop();
      release();
      await stopped;
      await bus().publish(numbered(at, 1, 3));
      expect(reader.seen).toHaveLength(1);
    });

    it('reads a partition anew when its owner has thrown its place away, also when nothing comes', async () => {
      const { bus, topic } = make();
      const at = await topic(1);
      const reader = new Reader();
      const consumption = await bus().consume(reader.options('lezer', [at]));
      await bus().publish(numbered(at, 0, 10));
      await reader.until(10);
      reader.positions.clear();
      consumption.reread({ topic: at, partition: 0 });
      await reader.until(20);
      expect(reader.values('casus-1')).toEqual(['1', '6', '1', '6']);
      await consumption.stop();
      expect(reader.errors).toEqual([]);
    });

    it('shares the partitions of a group, and hands them over when a member leaves', async () => {
      const { bus, topic } = make();
      const at = await topic(3);
      const seen: string[] = [];
      const positions = new Map<string, number>();
      const member = (): Reader => {
        const reader = new Reader(({ value, topic: of, partition, offset }) => {
          seen.push(value);
          positions.set(partitionName({ topic: of, partition }), offset + 1);
        });
        reader.options = ((own) => (group, topics) => ({
          ...own.call(reader, group, topics),
          positionOf: (partition) => Promise.resolve(positions.get(partitionName(partition))),
        }))(reader.options);
        return reader;
      };
      const first = await bus().consume(member().options('lezer', [at]));
      const second = await bus().consume(member().options('lezer', [at]));
      await bus().publish(numbered(at, 0, 30));
      await until(() => new Set(seen).size === 30);
      await first.stop();
      await bus().publish(numbered(at, 30, 60));
      await until(() => new Set(seen).size === 60);
      await second.stop();
      expect([...new Set(seen)].map(Number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 60 }, (_, n) => n),
      );
    });
  });
};
