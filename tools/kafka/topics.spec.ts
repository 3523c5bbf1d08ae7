import { describe, expect, it } from '@jest/globals';
import { TOPICS, topicVanGemeente } from '#contracts';
import { topicPlans } from '#platform';
import type { TopicsDocument } from '#platform';
import { readRepositoryFile } from '../../test/support/repository.js';

const document = JSON.parse(readRepositoryFile('infra/kafka/topics.json')) as TopicsDocument;

describe('infra/kafka/topics.json', () => {
  it('describes exactly the topics that the contract names', () => {
    const names = topicPlans(document, ['GM0917', 'GM0971'], 3).map(({ name }) => name);
    expect(names.sort()).toEqual(
      [...Object.values(TOPICS), topicVanGemeente('GM0917'), topicVanGemeente('GM0971')].sort(),
    );
  });

  it('keeps three copies of which two must have a message, and one where there is one broker', () => {
    const copies = (brokers: number) =>
      new Set(
        topicPlans(document, ['GM0917'], brokers).map((plan) => `${plan.replication}/${plan.minInSync}`),
      );
    expect([copies(5), copies(3), copies(1)]).toEqual([new Set(['3/2']), new Set(['3/2']), new Set(['1/1'])]);
  });

  it('keeps the cases for ever, so that a reader can begin at the beginning', () => {
    const kept = topicPlans(document, ['GM0917'], 3).filter(({ retentionDays }) => retentionDays === null);
    expect(kept.map(({ name }) => name)).toEqual([TOPICS.casussen, topicVanGemeente('GM0917')]);
  });
});
