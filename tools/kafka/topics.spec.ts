import { describe, expect, it } from '@jest/globals';
import { TOPICS, topicAntwoorden, topicInkomend, topicVanGemeente } from '#contracts';
import { topicPlans } from '#platform';
import type { TopicsDocument } from '#platform';
import { readRepositoryFile } from '../../test/support/repository.js';

const document = JSON.parse(readRepositoryFile('infra/kafka/topics.json')) as TopicsDocument;

const OWNERS = { gemeenten: ['GM0917'], veiligThuizen: ['zuid-limburg'] } as const;

describe('infra/kafka/topics.json', () => {
  it('describes exactly the topics that the contract names', () => {
    const names = topicPlans(
      document,
      { gemeenten: ['GM0917', 'GM0971'], veiligThuizen: ['zuid-limburg', 'voorbeeld'] },
      3,
    ).map(({ name }) => name);
    expect(names.sort()).toEqual(
      [
        ...Object.values(TOPICS),
        ...['GM0917', 'GM0971'].map(topicVanGemeente),
        ...['zuid-limburg', 'voorbeeld'].flatMap((id) => [topicInkomend(id), topicAntwoorden(id)]),
      ].sort(),
    );
  });

  it('keeps three copies of which two must have a message, and one where there is one broker', () => {
    const copies = (brokers: number) =>
      new Set(topicPlans(document, OWNERS, brokers).map((plan) => `${plan.replication}/${plan.minInSync}`));
    expect([copies(5), copies(3), copies(1)]).toEqual([new Set(['3/2']), new Set(['3/2']), new Set(['1/1'])]);
  });

  it('keeps the cases for ever, so that a reader can begin at the beginning', () => {
    const kept = topicPlans(document, OWNERS, 3).filter(({ retentionDays }) => retentionDays === null);
    expect(kept.map(({ name }) => name)).toEqual([TOPICS.casussen, topicVanGemeente('GM0917')]);
  });
});
