import { describe, expect, it } from '@jest/globals';
import { BusUnavailable } from '../bus/bus.js';
import { KafkaBus } from './kafka-bus.js';
import { KafkaWatermarks } from './kafka-watermarks.js';
import { openKafka } from './connection.js';

/** Nothing listens there, and nothing is asked of it. */
const NERGENS = { brokers: ['127.0.0.1:1'], clientId: 'test' };

describe('a bus on Kafka that was closed', () => {
  it('opens no connection for who still comes', async () => {
    const bus = new KafkaBus(NERGENS);
    await bus.close();
    const message = { topic: 'test', key: 'a', headers: {}, value: '{}' };
    await expect(bus.publish([message])).rejects.toThrow(BusUnavailable);
    await expect(
      bus.consume({
        group: 'test',
        topics: ['test'],
        positionOf: () => Promise.resolve(undefined),
        handle: () => Promise.resolve(),
      }),
    ).rejects.toThrow('the bus is closed');
  });

  it('asks nothing more of what Kafka holds', async () => {
    const watermarks = new KafkaWatermarks(openKafka(NERGENS));
    await watermarks.close();
    await expect(watermarks.of(['test'])).rejects.toThrow('the bus is closed');
  });
});
