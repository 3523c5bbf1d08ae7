import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InkomendeSleutels } from '#casus';
import { TOPICS, topicInkomend, topicVanGemeente } from '#contracts';
import { ensureTopics, laadAfspraken, openKafka, standaardAfsprakenMap } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { startOntwikkeluitgever } from '#toegang';
import type { Ontwikkeluitgever } from '#toegang';
import type { Admin } from 'kafkajs';
import { DienstProces } from '../support/dienst-proces.js';
import type { Dienstnaam } from '../support/dienst-proces.js';
import { vrijePoort } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';
import { readRepositoryFile } from '../support/repository.js';
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

const AUDIENCE = 'urn:overdracht-hub';
const GEMEENTEN = laadAfspraken(standaardAfsprakenMap()).alleGemeenten();
const VAN_HEERLEN = topicVanGemeente('GM0917');
const TOPICS_NODIG = [
  ...[TOPICS.casussen, TOPICS.deadLetter, topicInkomend('zuid-limburg')],
  ...GEMEENTEN.map(topicVanGemeente),
];

const namenIn = (tekst: string, vorm: RegExp): readonly string[] =>
  [...tekst.matchAll(vorm)].map(([, naam = '']) => naam);

/** In the text that Prometheus reads; undefined when the metric has no such line. */
const waardeVan = (metrieken: string, metriek: string): string | undefined =>
  metrieken
    .split('\n')
    .find((regel) => regel.startsWith(`${metriek}{`) || regel.startsWith(`${metriek} `))
    ?.split(' ')
    .at(-1);

describe('each service as a process of its own', () => {
  let map: string;
  let uitgever: Ontwikkeluitgever;
  let omgeving: Omgeving;
  const lopend = new Set<DienstProces>();
  /** Of all services, as each told them. */
  const getoond = new Set<string>();

  beforeAll(async () => {
    map = mkdtempSync(join(tmpdir(), 'diensten-test-'));
    uitgever = await startOntwikkeluitgever({
      ...{ nodeEnv: 'test', port: 0, audience: AUDIENCE, sleutelbestand: join(map, 'uitgever.json') },
    });
  });
  afterAll(async () => {
    await uitgever.stop();
    rmSync(map, { recursive: true });
  });
  beforeEach(async () => {
    omgeving = {
      NODE_ENV: 'test',
      LOGNIVEAU: 'error',
      DATABASE_URL: await database.freshUrl(),
      KAFKA_BROKERS: kafka.broker().address,
      HUB_KEK: `proef:${Buffer.alloc(32, 7).toString('base64')}`,
      OIDC_UITGEVER: uitgever.issuer,
      BERICHTEN_OIN: '00000009999999999000',
      HUB_PUBLIEKE_URL: 'https://hub.voorbeeld.example',
      INKOMEND_SLEUTEL: await InkomendeSleutels.maak(),
    };
    await maakTopics(TOPICS_NODIG);
  });
  afterEach(async () => {
    await Promise.all([...lopend].map((dienst) => dienst.dood()));
    lopend.clear();
  });

  const alsBeheer = async <T>(werk: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = openKafka({ brokers: [kafka.broker().address], clientId: 'test' }).admin();
    await admin.connect();
    return werk(admin).finally(() => admin.disconnect());
  };
  const maakTopics = (namen: readonly string[]): Promise<unknown> =>
    alsBeheer((admin) =>
      ensureTopics(
        admin,
        namen.map((name) => ({ name, partitions: 3, replication: 1, minInSync: 1, retentionDays: null })),
      ),
    );

  const start = async (naam: Dienstnaam, anders: Omgeving = {}): Promise<DienstProces> => {
    const dienst = await DienstProces.start(naam, { ...omgeving, ...anders });
    lopend.add(dienst);
    return dienst;
  };

  it.each(ALLE)('%s becomes ready, tells its metrics, and stops without a fault', async (naam) => {
    const poort = await vrijePoort();
    const dienst = await start(naam, { METRICS_POORT: String(poort) });
    const { onderdelen } = await dienst.gereed();
    expect(onderdelen.find((deel) => deel.naam === 'database')).toEqual({ naam: 'database', status: 'goed' });
    const metrieken = await (await fetch(`http://127.0.0.1:${poort}/metrics`)).text();
    expect(metrieken).toContain(`overdracht_onderdeel_gereed{onderdeel="log",dienst="${naam}"} 1`);
    for (const metriek of namenIn(metrieken, /^# TYPE (overdracht_\w+)/gm)) getoond.add(metriek);
    const { code, stdout, stderr } = await dienst.stop();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`De dienst ${naam} draait op http://127.0.0.1:`);
    expect(stdout).toContain(`De dienst ${naam} stopt`);
  });

  it('together tell the metrics that operators read about, and no other', () => {
    const beschreven = namenIn(readRepositoryFile('docs/beheer/metrieken.md'), /^\| `(overdracht_\w+)`/gm);
    expect([...getoond].toSorted()).toEqual(beschreven.toSorted());
  });

  it('a relay that waits for another is ready; it leads when the other has stopped', async () => {
    const poort = await vrijePoort();
    const eerste = await start('relais');
    for (;;) {
      const { onderdelen } = await eerste.gereed();
      if (onderdelen.some(({ leidend }) => leidend === true)) break;
    }
    const tweede = await start('relais', { METRICS_POORT: String(poort) });
    const { onderdelen } = await tweede.gereed();
    expect(onderdelen).toContainEqual({
      ...{ naam: 'relais', status: 'goed', leidend: false, achterstandSeconden: 0 },
    });
    await eerste.stop();
    const leidt = async (): Promise<string | undefined> =>
      waardeVan(await (await fetch(`http://127.0.0.1:${poort}/metrics`)).text(), 'overdracht_relais_leidend');
    while ((await leidt()) !== '1');
  });

  it('is not ready while Kafka is away, goes on living, and needs no hand when it is back', async () => {
    const [relais, veiligThuis] = await Promise.all([start('relais'), start('veilig-thuis')]);
    await Promise.all([relais.gereed(), veiligThuis.gereed()]);
    await kafka.broker().kill();
    const { onderdelen } = await relais.nietGereed();
    expect(onderdelen).toContainEqual({ naam: 'kafka', status: 'fout' });
    expect(await relais.vraag('/gezondheid/levend')).toMatchObject({ status: 200 });
    // Who calls the API has no trouble of it.
    expect((await veiligThuis.gereed()).onderdelen).toContainEqual({
      ...{ naam: 'kafka', status: 'achter', werkt: false },
    });
    await kafka.broker().restart();
    await relais.gereed();
  });

  it('a relay names the topic of a gemeente that is missing, at its start and later, and needs no hand when it is made', async () => {
    await alsBeheer((admin) => admin.deleteTopics({ topics: [VAN_HEERLEN] }));
    const { code, stderr } = await DienstProces.mislukt('relais', omgeving);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`ontbreekt: ${VAN_HEERLEN}[^]*npm run -s kafka -- topics`));
    await maakTopics([VAN_HEERLEN]);
    const relais = await start('relais');
    await relais.gereed();
    await alsBeheer((admin) => admin.deleteTopics({ topics: [VAN_HEERLEN] }));
    expect((await relais.nietGereed()).onderdelen).toContainEqual({
      ...{ naam: 'kafka', status: 'fout', ontbreekt: [VAN_HEERLEN] },
    });
    await maakTopics([VAN_HEERLEN]);
    await relais.gereed();
  });

  it('waits for a Kafka that is still starting, and says so', async () => {
    await kafka.broker().kill();
    const relais = start('relais');
    await kafka.broker().restart();
    expect((await relais).gezegd).toMatch(/^Wacht op Kafka: [^\n]+\n[^]*De dienst relais draait/);
  });
});
