import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPICS, topicAntwoorden, topicInkomend, topicVanGemeente } from '#contracts';
import { KafkaBus, openKafka } from '#platform';
import type { BusMessage } from '#platform';
import { alleBrieven } from '../../tools/afnemers/brieven.js';
import type { Kafkagrond } from '../../tools/afnemers/grond.js';
import { weigertKafka } from '../../tools/afnemers/rechten.js';
import { KafkaBroker } from '../../tools/kafka/broker.js';
import { makeAcls, makeTopics } from '../../tools/kafka/topics.js';
import { freePort } from '../../tools/stack/poort.js';
import { ROOT } from '../support/repository.js';

/** The first start fetches Kafka. */

const ACCOUNTS = [
  ...['beheer', 'hub-beheer', 'hub-relais', 'hub-projecties', 'hub-veilig-thuis'],
  ...['gemeente-gm0917', 'gemeente-gm0971', 'veilig-thuis-zuid-limburg', 'veilig-thuis-noorderland'],
] as const;
type Account = (typeof ACCOUNTS)[number];

const wachtwoord = (account: Account): string => `van-${account}`;
const LOGIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required';

/** As docker-compose.yml sets it: accounts at the door for clients, nobody without rights, one super user. */
const SETTINGS = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:beheer;User:ANONYMOUS',
  'allow.everyone.if.no.acl.found': false,
  'listener.name.clients.sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.clients.plain.sasl.jaas.config': `${LOGIN} ${ACCOUNTS.map(
    (account) => `user_${account}="${wachtwoord(account)}"`,
  ).join(' ')};`,
};

let broker: KafkaBroker;
let address: string;
beforeAll(async () => {
  const port = await freePort();
  address = `127.0.0.1:${port}`;
  broker = await KafkaBroker.start({
    root: ROOT,
    listeners: [{ name: 'CLIENTS', port, protocol: 'SASL_PLAINTEXT' }],
    settings: SETTINGS,
  });
  await makeTopics(ROOT, als('beheer'));
  await makeAcls(ROOT, als('beheer'));
});
afterAll(async () => {
  await broker.stop();
});

const als = (account: Account) => ({
  brokers: [address],
  sasl: { mechanism: 'plain', username: account, password: wachtwoord(account) } as const,
});

/** kafkajs tells of a refusal in several ways; to who may not use a group its coordinator does not exist. */
const GEWEIGERD = /authoriz|find group coordinator/i;

/** What came of it: `ja`, `nee`, or what else went wrong. */
const uitkomst = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ja',
    (error: unknown) => (GEWEIGERD.test(String(error)) ? 'nee' : String(error)),
  );

const schrijft = (account: Account, topic: string): Promise<string> => {
  const producer = openKafka({ ...als(account), clientId: account }).producer({ retry: { retries: 0 } });
  const send = async (): Promise<void> => {
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: 'k', value: '{}' }] });
  };
  return uitkomst(send()).finally(() => producer.disconnect());
};

/** On a new broker the first group waits for the topic of the groups to be made. */
const NOG_NIET = /coordinator is (loading|not available)|not the correct coordinator/i;

const leest = async (account: Account, topic: string, groupId: string): Promise<string> => {
  for (;;) {
    const antwoord = await probeertTeLezen(account, topic, groupId);
    if (!NOG_NIET.test(antwoord)) return antwoord;
  }
};

/** As a subscriber of a group does, up to the first message. */
const probeertTeLezen = (account: Account, topic: string, groupId: string): Promise<string> => {
  const consumer = openKafka({ ...als(account), clientId: account }).consumer({
    groupId,
    retry: { retries: 0, restartOnFailure: async () => false },
  });
  const first = async (): Promise<void> => {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.run({ eachMessage: async () => resolve() }).catch(reject);
    });
  };
  return uitkomst(first()).finally(() => consumer.disconnect());
};

const metBus = async <T>(account: Account, werk: (grond: Kafkagrond) => Promise<T>): Promise<T> => {
  const bus = new KafkaBus({ ...als(account), clientId: account });
  try {
    return await werk({ bus: () => bus, kafkaAccount: account });
  } finally {
    await bus.close();
  }
};

const INKOMEND = topicInkomend('zuid-limburg');
const ANTWOORDEN = topicAntwoorden('zuid-limburg');
const HEERLEN = topicVanGemeente('GM0917');

describe('the rights of infra/kafka/acls.json on a genuine Kafka', () => {
  it.each([
    ['hub-relais', TOPICS.casussen, 'ja'],
    ['hub-relais', HEERLEN, 'ja'],
    ['hub-relais', ANTWOORDEN, 'nee'],
    ['hub-beheer', TOPICS.casussen, 'ja'],
    ['hub-beheer', TOPICS.deadLetter, 'nee'],
    ['hub-beheer', HEERLEN, 'nee'],
    ['hub-projecties', TOPICS.casussen, 'nee'],
    ['hub-projecties', TOPICS.deadLetter, 'ja'],
    ['hub-veilig-thuis', ANTWOORDEN, 'ja'],
    ['hub-veilig-thuis', TOPICS.casussen, 'nee'],
    ['gemeente-gm0917', HEERLEN, 'nee'],
    ['veilig-thuis-zuid-limburg', INKOMEND, 'ja'],
    ['veilig-thuis-zuid-limburg', ANTWOORDEN, 'nee'],
    ['veilig-thuis-noorderland', INKOMEND, 'nee'],
  ] as const)('whether %s may write %s: %s', async (account, topic, verwacht) => {
    expect(await schrijft(account, topic)).toBe(verwacht);
  });

  it.each([
    ['hub-projecties', TOPICS.casussen, 'postvak', 'ja'],
    ['hub-projecties', TOPICS.casussen, 'opdrachten', 'nee'],
    ['hub-beheer', TOPICS.deadLetter, 'overdracht-hub-afnemers-1', 'ja'],
    ['hub-beheer', TOPICS.casussen, 'overdracht-hub-afnemers-1', 'nee'],
    ['hub-relais', TOPICS.casussen, 'postvak', 'nee'],
    ['hub-veilig-thuis', INKOMEND, 'opdrachten', 'ja'],
    ['gemeente-gm0917', HEERLEN, 'gemeente-gm0917-regie', 'ja'],
    ['gemeente-gm0971', HEERLEN, 'gemeente-gm0971-regie', 'nee'],
    ['gemeente-gm0917', TOPICS.casussen, 'gemeente-gm0917-regie', 'nee'],
    ['veilig-thuis-zuid-limburg', ANTWOORDEN, 'veilig-thuis-zuid-limburg-1', 'ja'],
    ['veilig-thuis-noorderland', ANTWOORDEN, 'veilig-thuis-noorderland-1', 'nee'],
  ] as const)('whether %s may read %s as %s: %s', async (account, topic, group, verwacht) => {
    // Something to read for those who may; the operator may write anywhere.
    expect(await schrijft('beheer', topic)).toBe('ja');
    expect(await leest(account, topic, group)).toBe(verwacht);
  });

  it('let the program of an operator read letters and publish again as hub-beheer, and it says whom they refuse', async () => {
    const brief: BusMessage = { topic: TOPICS.deadLetter, key: 'k', headers: {}, value: '{}' };
    await metBus('beheer', ({ bus }) => bus().publish([brief]));
    const brieven = await metBus('hub-beheer', alleBrieven);
    expect(brieven.map(({ key }) => key)).toContain('k');
    const opnieuw = { ...brief, topic: TOPICS.casussen };
    await metBus('hub-beheer', ({ bus }) => bus().publish([opnieuw]));
    for (const account of ['hub-relais', 'hub-veilig-thuis'] as const)
      await expect(metBus(account, alleBrieven)).rejects.toThrow(
        `Kafka weigert account '${account}' te lezen van ${TOPICS.deadLetter}; gebruik hub-beheer`,
      );
    const weigering = metBus('hub-projecties', ({ bus }) => bus().publish([opnieuw]));
    expect(await weigering.catch(weigertKafka)).toBe(true);
  });

  it('may be given again, and shows nobody a topic that is not theirs', async () => {
    await makeAcls(ROOT, als('beheer'));
    const admin = openKafka({ ...als('gemeente-gm0917'), clientId: 'gemeente' }).admin();
    await admin.connect();
    expect(await admin.listTopics()).toEqual([HEERLEN]);
    await admin.disconnect();
  });
});
