import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Response } from 'supertest';
import { readRepositoryFile } from '../support/repository.js';
import { withHub } from '../support/hub-under-test.js';
import type { Route } from '../support/hub-under-test.js';
import { BELLERS } from '../support/rollen.js';
import { Rolproef } from '../support/rolproef.js';
import { ROLLENTABEL } from '../support/rollentabel.js';
import { SLECHTE_TOKENS } from '../support/slechte-tokens.js';

const deHub = withHub();

/** Anybody may come here: they tell nothing of a case. */
const OPENBAAR =
  /^GET (\/gezondheid\/(levend|gereed)|\/berichten\/schemas\/:naam|\/veilig-thuis\/v1\/berichtsleutels|\/[a-z-]+\/v1\/(openapi\.json|docs(\/[^:]+)?))$/;

const naamVan = ({ methode, pad }: Route): string => `${methode} ${pad}`;

const routes = [...ROLLENTABEL.keys()];
const cellenVan = (route: string): Readonly<Record<string, string>> => ROLLENTABEL.get(route) ?? {};

describe('who may what (domein.md §9)', () => {
  let proef: Rolproef;
  beforeAll(() => {
    proef = new Rolproef(deHub());
  });

  it('is answered for every route that the app has, and for no other', () => {
    const besloten = deHub()
      .routes.map(naamVan)
      .filter((naam) => !OPENBAAR.test(naam));
    expect([...besloten].sort()).toEqual([...routes].sort());
  });

  it('is answered for every route that the documents promise', () => {
    const beloofd = ['veilig-thuis', 'lokaal-veld', 'gemeente'].flatMap((api) => {
      const document = JSON.parse(readRepositoryFile(`libs/contracts/openapi/${api}.json`));
      return Object.entries<object>(document.paths).flatMap(([pad, methoden]) =>
        Object.keys(methoden).map(
          (methode) => `${methode.toUpperCase()} /${api}/v1${pad.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ),
      );
    });
    const besloten = beloofd.filter((naam) => !OPENBAAR.test(naam));
    expect(besloten.sort()).toEqual([...routes].sort());
  });

  it.each(routes)('%s', async (route) => {
    const verwacht = cellenVan(route);
    const gevonden: Record<string, string> = {};
    for (const naam of BELLERS.keys()) gevonden[naam] = await proef.cel(route, naam, verwacht[naam] ?? '');
    expect(gevonden).toEqual(verwacht);
  });
});

describe('a case that somebody may not see', () => {
  /** All of an answer but what differs between any two answers. */
  const vorm = ({ status, text, headers }: Response) => ({
    status,
    text: text.replace(/urn:trace:[0-9a-f]{32}/, 'urn:trace:x'),
    koppen: Object.entries(headers).filter(([naam]) => !['date', 'traceresponse'].includes(naam)),
  });

  const nietTeZien = routes
    .filter((route) => route.includes(':casusId'))
    .flatMap((route) =>
      Object.entries(cellenVan(route)).flatMap(([naam, cel]) =>
        ['404', '403r', '401'].includes(cel) ? [{ route, naam }] : [],
      ),
    );

  it('answers to the byte as a case that does not exist', async () => {
    const proef = new Rolproef(deHub());
    for (const { route, naam } of nietTeZien) {
      const [verborgen, nergens] = await proef.tweeling(route, naam);
      expect({ route, naam, ...vorm(verborgen) }).toEqual({ route, naam, ...vorm(nergens) });
    }
    expect(nietTeZien.length).toBeGreaterThan(800);
  });
});

describe('a token that proves nothing', () => {
  it.each(Object.keys(SLECHTE_TOKENS))('is refused at every route: %s', async (naam) => {
    const hub = deHub();
    const token = await SLECHTE_TOKENS[naam]?.(hub.tokens);
    const voor = await hub.log.head();
    for (const route of routes) {
      const [methode, pad = ''] = route.split(' ');
      const adres = pad.replaceAll(/:\w+/g, randomUUID());
      const vraag =
        methode === 'GET' ? request(hub.adres).get(adres) : request(hub.adres).post(adres).send({});
      const { status, body, headers } = await vraag.set({
        authorization: `Bearer ${token}`,
        'idempotency-key': hub.nieuweSleutel(),
      });
      expect({ route, status, type: body.type, uitdaging: headers['www-authenticate'] }).toEqual({
        route,
        status: 401,
        type: 'urn:problem-type:overdracht-hub:niet-aangemeld',
        uitdaging: 'Bearer error="invalid_token"',
      });
    }
    expect(await hub.log.head()).toBe(voor);
  });
});
