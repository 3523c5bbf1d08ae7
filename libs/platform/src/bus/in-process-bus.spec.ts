import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { casusRecords } from './bus.fixture.js';
import { busContract } from './bus.contract.js';
import type { Bus, ReceivedMessage } from './bus.js';
import { InProcessBus } from './in-process-bus.js';
import { logTopic } from './log-topic.js';

busContract('the bus within one process', () => {
  let bus: Bus | undefined;
  return {
    bus: () => (bus ??= new InProcessBus({ partitions: 3 })),
    topic: (partitions) => {
      bus = new InProcessBus({ partitions });
      return Promise.resolve('test');
    },
  };
});

describe('the log as a topic', () => {
  const buses: Bus[] = [];
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
  });

  const setUp = () => {
    const log = new InMemoryEventLog();
    const topic = 'casussen';
    const bus = new InProcessBus({ sources: { [topic]: logTopic(topic, log) } });
    buses.push(bus);
    return { log, topic, bus };
  };

  it('delivers every event at its position, from where the consumer was, and then live', async () => {
    const { log, topic, bus } = setUp();
    const records = casusRecords('casus-een', 1_200);
    await log.append('casus-een', -1, records.slice(0, 1_100));
    const seen: ReceivedMessage[] = [];
    let all = (): void => undefined;
    const done = new Promise<void>((resolve) => (all = resolve));
    const consumption = await bus.consume({
      group: 'lezer',
      topics: [topic],
      positionOf: () => Promise.resolve(101),
      handle: (_, messages) => {
        seen.push(...messages);
        if (seen.length === 1_100) all();
        return Promise.resolve();
      },
    });
    await log.append('casus-een', 1_099, records.slice(1_100));
    await done;
    await consumption.stop();
    expect(seen.map(({ offset }) => offset)).toEqual(Array.from({ length: 1_100 }, (_, at) => at + 101));
    expect(seen.map(({ headers }) => headers['ce_id'])).toEqual(records.slice(100).map(({ id }) => id));
  });

  it('cannot be published to: the log is its only source', async () => {
    const { topic, bus } = setUp();
    await expect(bus.publish([{ topic, key: 'a', headers: {}, value: '{}' }])).rejects.toThrow(
      'filled by its source',
    );
  });
});
