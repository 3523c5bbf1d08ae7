import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TOPICS } from '#contracts';
import { ensureTopics, openKafka } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { DienstProces } from '../support/dienst-proces.js';
import type { Dienstnaam } from '../support/dienst-proces.js';
import type { Omgeving } from '../support/hub-proces.js';
import { withKafka } from './with-kafka.js';

const database = withTestDatabase();
const kafka = withKafka();

const ALLE: readonly Dienstnaam[] = [
  'veilig-thuis',
  'lokaal-veld',
  'gemeente',
  'relais',
  'projecties',
  'termijnwachter',
];

describe('each service as a process of its own', () => {
  let omgeving: Omgeving;
  const lopend = new Set<DienstProces>();

  beforeEach(async () => {
    omgeving = {
      NODE_ENV: 'test',
      LOGNIVEAU: 'warn',
      DATABASE_URL: await database.freshUrl(),
      KAFKA_BROKERS: kafka.broker().address,
      HUB_KEK: `proef:${Buffer.alloc(32, 7).toString('base64')}`,
      OIDC_UITGEVER: 'http://127.0.0.1:9',
      BERICHTEN_OIN: '00000009999999999000',
      HUB_PUBLIEKE_URL: 'https://hub.voorbeeld.example',
    };
    const admin = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
    await admin.connect();
    const names = [TOPICS.casussen, TOPICS.deadLetter];
    await ensureTopics(
      admin,
      names.map((name) => ({ name, partitions: 3, replication: 1, minInSync: 1, retentionDays: null })),
    );
    await admin.disconnect();
  });
  afterEach(async () => {
    await Promise.all([...lopend].map((dienst) => dienst.dood()));
    lopend.clear();
  });

  const start = async (naam: Dienstnaam): Promise<DienstProces> => {
    const dienst = await DienstProces.start(naam, omgeving);
    lopend.add(dienst);
    return dienst;
  };

  it.each(ALLE)('%s starts, tells that it lives, and stops without a fault', async (naam) => {
    const dienst = await start(naam);
    expect(await dienst.vraag('/gezondheid/levend')).toMatchObject({ status: 200 });
    const { code, stdout, stderr } = await dienst.stop();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`De dienst ${naam} draait op http://127.0.0.1:`);
    expect(stdout).toContain(`De dienst ${naam} stopt`);
  });
});
