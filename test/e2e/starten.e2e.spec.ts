import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubProces } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';

let map: string;
let volgende = 0;

/** A data folder of its own. */
const vers = (): Omgeving => {
  volgende += 1;
  return { HUB_DATA: join(map, `gegevens-${volgende}`), LOGNIVEAU: 'warn' };
};

/** It must end with a message for people: what is wrong and what to do, and no stack. */
const weigert = async (omgeving: Omgeving, argumenten: readonly string[], zegt: RegExp): Promise<string> => {
  const { code, signaal, stderr } = await HubProces.mislukt(omgeving, ...argumenten);
  expect({ code, signaal }).toEqual({ code: 1, signaal: null });
  expect(stderr).toMatch(zegt);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr;
};

beforeAll(() => {
  map = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-start-test-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(map, 0o755);
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is for one process: a second one is refused, and the first goes on', async () => {
    const omgeving = vers();
    const eerste = await HubProces.start(omgeving);
    try {
      await weigert(omgeving, [], /is al in gebruik door een andere hub \(proces \d+\)[^]*stop hem/);
      const gereed = await fetch(`${eerste.adres}/gezondheid/gereed`);
      expect(gereed.status).toBe(200);
    } finally {
      expect((await eerste.stop()).code).toBe(0);
    }
  });

  it('that is corrupt is not used: the message says what to do', async () => {
    const omgeving = vers();
    const eerste = await HubProces.start(omgeving);
    const { gegevens } = eerste;
    await eerste.stop();
    truncateSync(join(gegevens, 'global/pg_control'), 100);
    await weigert(omgeving, [], /De gegevensmap is beschadigd[^]*reservekopie/);
  });

  it('that is a file is no folder', async () => {
    const omgeving = vers();
    writeFileSync(omgeving.HUB_DATA ?? '', '');
    await weigert(omgeving, [], /is een bestand[^]*andere gegevensmap/);
  });
});

describe('an address', () => {
  let bezet: Server;
  let poort: string;
  beforeAll(async () => {
    bezet = createServer();
    bezet.listen(0, '127.0.0.1');
    await once(bezet, 'listening');
    poort = String((bezet.address() as AddressInfo).port);
  });
  afterAll(() => void bezet.close());

  it('that is taken is told, with how to take another', async () => {
    await weigert({ ...vers(), HUB_POORT: poort }, [], /is bezet door een ander programma[^]*HUB_POORT=/);
  });

  it('of the issuer that is taken is told too', async () => {
    await weigert({ ...vers(), UITGEVER_POORT: poort }, [], /bezet[^]*UITGEVER_POORT=/);
  });

  it('of a database where none is is told, without the password in it', async () => {
    const DATABASE_URL = `postgresql://hub:geheim-wachtwoord@127.0.0.1:${poort}/overdracht`;
    const gezegd = await weigert({ ...vers(), DATABASE_URL }, [], /niet bereikbaar[^]*DATABASE_URL/);
    expect(gezegd).not.toContain('geheim-wachtwoord');
  });
});

describe('a setting that is wrong', () => {
  const kek = `een:${randomBytes(32).toString('base64')}`;
  it.each<[string, Omgeving, RegExp]>([
    ['HUB_POORT', { HUB_POORT: 'drieduizend' }, /HUB_POORT/],
    ['UITGEVER_POORT', { UITGEVER_POORT: '70000' }, /UITGEVER_POORT/],
    ['NODE_ENV', { NODE_ENV: 'productie' }, /NODE_ENV[^]*development, test, production/],
    ['LOGNIVEAU', { LOGNIVEAU: 'luid' }, /LOGNIVEAU[^]*debug, info, warn, error/],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://hub:geheim@elders/overdracht' }, /DATABASE_URL/],
    ['OIDC_UITGEVER', { OIDC_UITGEVER: 'aanmelden' }, /OIDC_UITGEVER/],
    ['OIDC_UITGEVER over http', { OIDC_UITGEVER: 'http://aanmelden.example.org' }, /OIDC_UITGEVER[^]*https/],
    ['HUB_ADRES', { HUB_ADRES: '192.0.2.1' }, /HUB_ADRES 192\.0\.2\.1 is geen adres van deze machine/],
    ['HUB_KEK', { HUB_KEK: 'geheim' }, /HUB_KEK/],
    ['AFSPRAKEN_MAP', { AFSPRAKEN_MAP: '/bestaat/niet' }, /bestaat\/niet is niet te lezen/],
    ['two at once', { HUB_POORT: 'x', LOGNIVEAU: 'y' }, /HUB_POORT[^]*LOGNIVEAU/],
    ['HUB_KEK in production', { NODE_ENV: 'production' }, /HUB_KEK ontbreekt/],
    ['OIDC_UITGEVER in production', { NODE_ENV: 'production', HUB_KEK: kek }, /OIDC_UITGEVER ontbreekt/],
  ])('is named: %s', async (_, anders, zegt) => {
    const gezegd = await weigert({ ...vers(), ...anders }, [], zegt);
    expect(gezegd).not.toContain('geheim');
  });

  it('is a demonstration in production', async () => {
    const omgeving = { ...vers(), NODE_ENV: 'production', HUB_KEK: kek };
    await weigert(omgeving, ['--demo'], /Met NODE_ENV=production wordt geen demonstratie geladen/);
  });
});
