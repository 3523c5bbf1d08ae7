import { describe, expect, it } from '@jest/globals';
import { TOPICS, topicAntwoorden, topicInkomend, topicVanGemeente } from '#contracts';
import { topicPlans } from '#platform';
import type { TopicsDocument } from '#platform';
import { readRepositoryFile } from '../../test/support/repository.js';
import { aclRegels, aclTabel } from './acls.js';
import type { AclRegel, AclsDocument } from './acls.js';

const document = JSON.parse(readRepositoryFile('infra/kafka/acls.json')) as AclsDocument;
const owners = { gemeenten: ['GM0917', 'GM0971'], veiligThuizen: ['zuid-limburg', 'voorbeeld'] };
const regels = aclRegels(document, owners);

const wie = (mag: AclRegel['mag'], naam: string): readonly string[] =>
  regels.filter((regel) => regel.mag === mag && regel.naam === naam).map(({ account }) => account);

describe('infra/kafka/acls.json', () => {
  it('names only topics that exist, and each topic has who writes and who reads it', () => {
    const topics = JSON.parse(readRepositoryFile('infra/kafka/topics.json')) as TopicsDocument;
    const names = topicPlans(topics, owners, 3).map(({ name }) => name);
    const named = regels.filter(({ soort }) => soort === 'topic').map(({ naam }) => naam);
    expect([...new Set(named)].sort()).toEqual([...names].sort());
    for (const name of names)
      expect([name, wie('schrijven', name), wie('lezen', name)]).not.toContainEqual([]);
  });

  it('lets only the relay write what happened in cases, and an operator what was set aside', () => {
    expect(wie('schrijven', TOPICS.casussen)).toEqual(['hub-relais', 'hub-beheer']);
    expect(wie('schrijven', topicVanGemeente('GM0917'))).toEqual(['hub-relais']);
  });

  it('shows a gemeente its own cases and nothing else', () => {
    const van = (account: string) => regels.filter((regel) => regel.account === account);
    expect(van('gemeente-gm0917').map(({ mag, soort, naam }) => [mag, soort, naam])).toEqual([
      ['lezen', 'topic', topicVanGemeente('GM0917')],
      ['lezen', 'groep', 'gemeente-gm0917-'],
    ]);
    expect(wie('lezen', topicVanGemeente('GM0917'))).toEqual(['gemeente-gm0917']);
  });

  it('lets one Veilig Thuis put commands on its own topic, so that the topic tells who asks', () => {
    expect(wie('schrijven', topicInkomend('zuid-limburg'))).toEqual(['veilig-thuis-zuid-limburg']);
    expect(wie('lezen', topicInkomend('zuid-limburg'))).toEqual(['hub-veilig-thuis']);
    expect(wie('schrijven', topicAntwoorden('zuid-limburg'))).toEqual(['hub-veilig-thuis']);
    expect(wie('lezen', topicAntwoorden('zuid-limburg'))).toEqual(['veilig-thuis-zuid-limburg']);
  });

  it('never gives two accounts a group in common by its prefix', () => {
    const voorvoegsels = regels.filter(({ isVoorvoegsel }) => isVoorvoegsel).map(({ naam }) => naam);
    expect(voorvoegsels).toHaveLength(5);
    for (const een of voorvoegsels)
      expect(voorvoegsels.filter((ander) => ander.startsWith(een))).toEqual([een]);
  });

  it('reads as a table', () => {
    expect(aclTabel(regels).split('\n')).toContain(
      `gemeente-gm0917            lezen      groep  gemeente-gm0917-*`,
    );
  });
});
