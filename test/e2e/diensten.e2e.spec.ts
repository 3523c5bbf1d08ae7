import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, createServer } from 'node:net';
import { withTestDatabase } from '#platform/testing';
import { startOntwikkeluitgever } from '#toegang';
import type { Ontwikkeluitgever } from '#toegang';
import { DienstProces } from '../support/dienst-proces.js';
import type { Dienstnaam } from '../support/dienst-proces.js';
import { vrijePoort } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';

const database = withTestDatabase();

/** The services that run without Kafka; the others are in test/stack. */
const ZONDER_KAFKA: readonly Dienstnaam[] = ['lokaal-veld', 'gemeente'];

describe('a service that needs no Kafka', () => {
  let uitgever: Ontwikkeluitgever;
  let omgeving: Omgeving;
  const lopend = new Set<DienstProces>();

  beforeAll(async () => {
    uitgever = await startOntwikkeluitgever({ nodeEnv: 'test', port: 0, audience: 'urn:overdracht-hub' });
  });
  afterAll(() => uitgever.stop());
  beforeEach(async () => {
    omgeving = {
      LOGNIVEAU: 'error',
      DATABASE_URL: await database.freshUrl(),
      OIDC_UITGEVER: uitgever.issuer,
      HUB_KEK: `proef:${Buffer.alloc(32, 7).toString('base64')}`,
    };
  });
  afterEach(async () => {
    await Promise.all([...lopend].map((dienst) => dienst.dood()));
    lopend.clear();
  });
  const start = async (naam: Dienstnaam, anders: Omgeving = {}): Promise<DienstProces> => {
    const dienst = await DienstProces.start(naam, { ...omgeving, ...anders });
    lopend.add(dienst);
    return dienst;
  };

  it.each(ZONDER_KAFKA)('%s serves its own API and no other, and stops without a fault', async (naam) => {
    const dienst = await start(naam);
    expect((await dienst.gereed()).onderdelen).toEqual([
      { naam: 'database', status: 'goed' },
      { naam: 'log', status: 'goed' },
      // Nobody keeps them here, and the API says so.
      { naam: 'leesmodel postvak', status: 'achter', geparkeerd: 0 },
      { naam: 'leesmodel cijfers', status: 'achter', geparkeerd: 0 },
      { naam: 'leesmodel termijnen', status: 'achter', geparkeerd: 0 },
      { naam: 'uitgever', status: 'goed' },
    ]);
    expect(await dienst.vraag(`/${naam}/v1/openapi.json`)).toMatchObject({ status: 200 });
    expect(await dienst.vraag('/veilig-thuis/v1/openapi.json')).toMatchObject({ status: 404 });
    expect(await dienst.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  it('gives the schema that a message names, to anyone', async () => {
    const dienst = await start('gemeente');
    const antwoord = await fetch(`${dienst.adres}/berichten/schemas/ontvangst-bevestigd.v1.json`);
    expect(antwoord.headers.get('content-type')).toContain('application/schema+json');
    expect(await antwoord.json()).toMatchObject({ title: 'nl.veiligheid.casussen.ontvangst-bevestigd.v1' });
    expect(await dienst.vraag('/berichten/schemas/bestaat-niet.v1.json')).toMatchObject({ status: 404 });
  });

  it('is not ready without an issuer, and lives', async () => {
    const dienst = await start('gemeente', { OIDC_UITGEVER: `http://127.0.0.1:${await vrijePoort()}` });
    const { onderdelen } = await dienst.nietGereed();
    expect(onderdelen).toContainEqual({ naam: 'uitgever', status: 'fout' });
    expect(await dienst.vraag('/gezondheid/levend')).toMatchObject({ status: 200 });
  });

  it('names all that is wrong at once, and shows no secret', async () => {
    const { code, stderr } = await DienstProces.mislukt('gemeente', {
      DATABASE_URL: 'mysql://hub:geheim@elders',
      HUB_KEK: 'geheim',
      HUB_POORT: 'x',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/HUB_POORT[^]*DATABASE_URL[^]*OIDC_UITGEVER: Ontbreekt[^]*HUB_KEK/);
    expect(stderr).not.toContain('geheim');
  });

  it('does not wait for a database that refuses it', async () => {
    const url = new URL(omgeving['DATABASE_URL'] ?? '');
    url.pathname = '/bestaat-niet';
    const { code, stderr, stdout } = await DienstProces.mislukt('gemeente', {
      ...omgeving,
      DATABASE_URL: url.href,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Die database bestaat niet/);
    expect(stdout).toBe('');
  });

  it('waits for a database that is not there yet, says so, and starts', async () => {
    const echt = new URL(omgeving['DATABASE_URL'] ?? '');
    const poort = await vrijePoort();
    const url = new URL(echt.href);
    url.port = String(poort);
    const brug = createServer((binnen) => {
      const buiten = connect(Number(echt.port), echt.hostname);
      binnen.pipe(buiten).pipe(binnen);
      for (const socket of [binnen, buiten]) socket.on('error', () => socket.destroy());
    });
    try {
      const dienst = await DienstProces.start(
        'gemeente',
        { ...omgeving, DATABASE_URL: url.href },
        (regel) => {
          if (regel.startsWith('Wacht op PostgreSQL: ')) brug.listen(poort, '127.0.0.1');
        },
      );
      lopend.add(dienst);
      expect(dienst.gezegd).toMatch(/^Wacht op PostgreSQL: [^\n]+\n[^]*draait op/);
      await dienst.gereed();
    } finally {
      brug.close();
    }
  });
});
