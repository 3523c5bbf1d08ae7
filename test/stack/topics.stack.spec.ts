import { describe, expect, it } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { ensureTopics, openKafka } from '#platform';
import { withKafka } from './with-kafka.js';

const kafka = withKafka();

const admin = async <T>(work: (admin: Admin) => Promise<T>): Promise<T> => {
  const client = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.disconnect();
  }
};

const plan = { name: 'test.plan', partitions: 4, replication: 1, minInSync: 1, retentionDays: 30 };

describe('making the topics', () => {
  it('makes what is missing as planned, and the second time nothing', async () => {
    await admin(async (client) => {
      const other = { ...plan, name: 'test.plan.altijd', partitions: 2, retentionDays: null };
      expect(await ensureTopics(client, [plan])).toEqual(['test.plan']);
      expect(await ensureTopics(client, [plan, other])).toEqual(['test.plan.altijd']);
      expect(await ensureTopics(client, [plan, other])).toEqual([]);
      const { topics } = await client.fetchTopicMetadata({ topics: ['test.plan', 'test.plan.altijd'] });
      expect(topics.map(({ name, partitions }) => [name, partitions.length]).sort()).toEqual([
        ['test.plan', 4],
        ['test.plan.altijd', 2],
      ]);
      const { resources } = await client.describeConfigs({
        includeSynonyms: false,
        resources: [
          { type: 2, name: 'test.plan', configNames: ['retention.ms', 'cleanup.policy', 'compression.type'] },
          { type: 2, name: 'test.plan.altijd', configNames: ['retention.ms'] },
        ],
      });
      const values = resources.flatMap(({ configEntries }) =>
        configEntries.map(({ configName, configValue }) => `${configName}=${configValue}`),
      );
      expect(values.sort()).toEqual([
        'cleanup.policy=delete',
        'compression.type=uncompressed',
        'retention.ms=-1',
        'retention.ms=2592000000',
      ]);
    });
  });

  it('refuses a topic with another number of partitions, and makes nothing', async () => {
    await admin(async (client) => {
      await ensureTopics(client, [plan]);
      const wrong = ensureTopics(client, [
        { ...plan, partitions: 8 },
        { ...plan, name: 'test.plan.nieuw' },
      ]);
      await expect(wrong).rejects.toThrow('test.plan 4 partities in plaats van 8');
      expect(await client.listTopics()).not.toContain('test.plan.nieuw');
    });
  });

  it('leaves it to the operator to make topics: publishing to one that is not there fails', async () => {
    const bus = kafka.bus();
    await expect(
      bus.publish([{ topic: 'test.bestaat-niet', key: 'a', headers: {}, value: '{}' }]),
    ).rejects.toThrow();
    expect(await admin((client) => client.listTopics())).not.toContain('test.bestaat-niet');
  });
});
