import { afterEach, describe, expect, it } from '@jest/globals';
import { WakeUp } from '#event-sourcing';
import type { Consumption } from '#platform';
import { withKafka } from './with-kafka.js';

const kafka = withKafka();

describe('a topic that holds less than was read of it', () => {
  const running: Consumption[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
  });

  it('stands still instead of taking what comes for repeats, and goes on when the position is put back', async () => {
    const topic = await kafka.topic(1);
    const bus = kafka.bus();
    await bus.publish(['een', 'twee'].map((value) => ({ topic, key: 'a', headers: {}, value })));
    const handled: string[] = [];
    const news = new WakeUp();
    let position = 5;
    const consumption = await bus.consume({
      group: 'topic-opnieuw',
      topics: [topic],
      positionOf: () => Promise.resolve(position),
      handle: async (_, messages) => {
        handled.push(...messages.map(({ value }) => value));
        news.notify();
      },
      onError: () => news.notify(),
    });
    running.push(consumption);
    const { signal } = new AbortController();
    while (consumption.stopped.size === 0 && handled.length === 0) await news.wait(news.count, signal);
    expect(handled).toEqual([]);
    expect([...consumption.stopped.values()].map(({ message }) => message)).toEqual([
      `${topic}/0 ends at 2, and 5 is wanted`,
    ]);
    position = 0;
    consumption.resume({ topic, partition: 0 });
    while (handled.length < 2) await news.wait(news.count, signal);
    expect(handled).toEqual(['een', 'twee']);
  });
});
