import { describe, expect, it } from '@jest/globals';
import { ConfigFout, leesConfig } from '#platform';
import {
  Afspraken,
  Berichten,
  Database,
  Inkomend,
  Kafka,
  Logboek,
  Netwerk,
  Proces,
  Publiek,
  Sleutels,
  Toegang,
} from './delen.js';

const DELEN = [Proces, Netwerk, Database, Logboek, Kafka, Toegang, Sleutels, Afspraken] as const;

const GOED = {
  DATABASE_URL: 'postgresql://hub:geheim@127.0.0.1:5432/overdracht',
  KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
  OIDC_UITGEVER: 'https://aanmelden.example.org',
  HUB_KEK: `een:${Buffer.alloc(32, 1).toString('base64')}`,
};

/** What whoever started the app reads, one line per variable. */
const klacht = (anders: Record<string, string>, ...delen: readonly (new () => object)[]): string => {
  const lees = (): unknown => leesConfig(anders, ...((delen.length > 0 ? delen : DELEN) as typeof DELEN));
  try {
    lees();
  } catch (fout) {
    if (fout instanceof ConfigFout) return fout.message;
    throw fout;
  }
  return '';
};

describe('the configuration of a service', () => {
  it.each(['abc', '3000.5', '-1', '70000'])('says once what a port must be, and not %s', (HUB_POORT) => {
    expect(
      klacht({ ...GOED, HUB_POORT })
        .split('\n')
        .slice(1),
    ).toEqual(['  HUB_POORT: Geef een poort: een getal van 1 tot en met 65535, of 0 voor een vrije.']);
  });

  it('has a default for all that is no secret and no address of an engine', () => {
    expect({ ...leesConfig(GOED, ...DELEN) }).toMatchObject({
      ...GOED,
      NODE_ENV: 'development',
      LOGNIVEAU: 'info',
      HUB_ADRES: '127.0.0.1',
      HUB_POORT: 3000,
      KAFKA_TLS: 'nee',
      OIDC_PUBLIEK: 'urn:overdracht-hub',
    });
  });

  it('names all that is missing at once, with what would be right', () => {
    const gezegd = klacht({});
    for (const [naam, remedie] of [
      ['DATABASE_URL', 'postgresql://gebruiker:wachtwoord@host:5432/database'],
      ['KAFKA_BROKERS', 'host:9092,host:9092'],
      ['OIDC_UITGEVER', 'https://aanmelden.example.org'],
      ['HUB_KEK', 'openssl rand -base64 32'],
    ])
      expect(gezegd).toMatch(new RegExp(`^ {2}${naam}: Ontbreekt\\. .*${remedie}`, 'm'));
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['NODE_ENV', { NODE_ENV: 'productie' }, /NODE_ENV: .*development, test, production/],
    ['LOGNIVEAU', { LOGNIVEAU: 'luid' }, /LOGNIVEAU: .*debug, info, warn, error/],
    ['HUB_ADRES', { HUB_ADRES: 'hier of daar' }, /HUB_ADRES: .*127\.0\.0\.1/],
    ['HUB_POORT', { HUB_POORT: '70000' }, /HUB_POORT: .*65535/],
    ['METRICS_POORT', { METRICS_POORT: 'x' }, /METRICS_POORT: Geef een poort/],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://geheim@elders' }, /DATABASE_URL: .*postgresql:/],
    ['EVENTSTOREDB_URL', { EVENTSTOREDB_URL: 'http://log:2113' }, /EVENTSTOREDB_URL: .*esdb:\/\//],
    ['a password in it', { EVENTSTOREDB_URL: 'esdb://hub:geheim@log:2113' }, /zonder wachtwoord/],
    ['its CA alone', { EVENTSTOREDB_CA: 'ca.pem' }, /EVENTSTOREDB_CA: .*samen met EVENTSTOREDB_URL/],
    [
      'half an account',
      { EVENTSTOREDB_URL: 'esdb://log:2113', EVENTSTOREDB_GEBRUIKER: 'hub' },
      /EVENTSTOREDB_WACHTWOORD: Ontbreekt\. .*EVENTSTOREDB_GEBRUIKER/,
    ],
    ['KAFKA_BROKERS', { KAFKA_BROKERS: 'kafka' }, /KAFKA_BROKERS: .*host:9092/],
    ['KAFKA_TLS', { KAFKA_TLS: 'true' }, /KAFKA_TLS: .*ja, nee/],
    ['a CA without TLS', { KAFKA_CA: 'ca.pem' }, /KAFKA_CA: .*samen met KAFKA_TLS=ja/],
    ['SASL without account', { KAFKA_SASL: 'plain' }, /KAFKA_GEBRUIKER: Ontbreekt[^]*KAFKA_WACHTWOORD: Ontb/],
    ['an account without SASL', { KAFKA_GEBRUIKER: 'a' }, /KAFKA_GEBRUIKER: .*samen met KAFKA_SASL/],
    ['HUB_KEK', { HUB_KEK: 'geheim' }, /HUB_KEK: .*id:base64/],
  ])('names what is wrong: %s', (_, anders, zegt) => {
    const gezegd = klacht({ ...GOED, ...anders });
    expect(gezegd).toMatch(zegt);
    expect(gezegd).not.toContain('geheim');
  });

  it('of the relay needs who sends, and where subscribers find what messages point at', () => {
    expect(klacht({}, Berichten)).toMatch(/BERICHTEN_OIN: .*20 cijfers[^]*HUB_PUBLIEKE_URL: .*https/);
    expect(klacht({ BERICHTEN_OIN: '1', HUB_PUBLIEKE_URL: 'http://elders.example' }, Berichten)).toMatch(
      /BERICHTEN_OIN[^]*HUB_PUBLIEKE_URL: .*Alleen op deze machine zelf mag http/,
    );
    const eigen = { BERICHTEN_OIN: '0'.repeat(20), HUB_PUBLIEKE_URL: 'http://127.0.0.1:3030' };
    expect(klacht(eigen, Berichten)).toBe('');
  });

  it('takes commands as messages only from somebody who can be answered', () => {
    expect(klacht({}, Inkomend)).toBe('');
    expect(klacht({ INKOMEND_SLEUTEL: '{}' }, Inkomend)).toMatch(/BERICHTEN_OIN: Ontbreekt/);
  });

  it('tells one wrong variable once, also when two parts have it', () => {
    const gezegd = klacht({ HUB_PUBLIEKE_URL: 'elders', BERICHTEN_OIN: '0'.repeat(20) }, Publiek, Berichten);
    expect(gezegd.match(/HUB_PUBLIEKE_URL:/g)).toHaveLength(1);
  });

  it('names a certificate that is not there, before any engine is asked', () => {
    const gezegd = klacht({
      ...GOED,
      KAFKA_TLS: 'ja',
      KAFKA_CA: '/bestaat/niet.pem',
      EVENTSTOREDB_URL: 'esdb://log:2113',
      EVENTSTOREDB_CA: '/bestaat/ook/niet.pem',
    });
    expect(gezegd).toMatch(/KAFKA_CA[^\n]*niet te lezen/);
    expect(gezegd).toMatch(/EVENTSTOREDB_CA[^\n]*niet te lezen/);
  });
});
