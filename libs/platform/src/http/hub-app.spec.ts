import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startProefApp } from './hub-app.fixture.js';
import type { ProefApp } from './hub-app.fixture.js';
import { BODY_LIMIT_BYTES } from './limits.js';

const ID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';
const ZAKEN = '/proef/v1/zaken';
const GELDIG = { inhoud: 'Verzonnen.', aantal: 1, bron: 'burger', adressen: [{ straat: 'Proefweg' }] };

describe('the edge of the hub', () => {
  let proef: ProefApp;
  const api = () => request(proef.app.getHttpServer());
  const raw = (body: string | Buffer, type = 'application/json') =>
    api()
      .post(ZAKEN)
      .set('content-type', type)
      .send(body as string);

  beforeAll(async () => {
    proef = await startProefApp();
  });
  afterAll(() => proef.app.close());

  const expectProblem = (response: request.Response, status: number, code: string) => {
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers['api-version']).toBe('1.0.0');
    const body = JSON.parse(response.text) as Record<string, unknown>;
    expect(body).toMatchObject({ type: `urn:problem-type:overdracht-hub:${code}`, status });
    expect(body.title).toEqual(expect.any(String));
    expect(body.detail).toEqual(expect.any(String));
    expect(body.instance).toMatch(/^urn:trace:[0-9a-f]{32}$/);
    return body;
  };

  describe('headers', () => {
    it('stand on a good answer', async () => {
      const { headers, body } = await api().get(`${ZAKEN}/${ID}`).expect(200);
      expect(body).toEqual({ id: ID });
      expect(headers).toMatchObject({
        'api-version': '1.0.0',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        etag: '"7"',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('x-powered-by');
    });

    it('carry the trace of the caller, also in a problem', async () => {
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const response = await api()
        .get('/nergens')
        .set('traceparent', `00-${traceId}-00f067aa0ba902b7-01`)
        .expect('traceresponse', new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
      expect(JSON.parse(response.text)).toMatchObject({ instance: `urn:trace:${traceId}` });
    });

    it('carry a new trace when the caller sends nonsense', async () => {
      const response = await api()
        .get('/nergens')
        .set('traceparent', `00-${'0'.repeat(32)}-x-01`);
      expectProblem(response, 404, 'niet-gevonden');
    });
  });

  describe('a route that is not there', () => {
    it.each(['/nergens', `${ZAKEN}/${ID}/`, `${ZAKEN.toUpperCase()}/${ID}`])('%s is 404', async (path) => {
      expectProblem(await api().get(path), 404, 'niet-gevonden');
    });

    it('is 405 with Allow when the path has other methods', async () => {
      const response = await api().delete(`${ZAKEN}/${ID}`);
      const { detail } = expectProblem(response, 405, 'methode-niet-toegestaan');
      expect(response.headers.allow).toBe('GET, HEAD');
      expect(detail).toContain('GET');
    });

    it('is a problem too when the address itself is malformed or too long', async () => {
      expectProblem(await api().get(`${ZAKEN}/%zz`), 400, 'ongeldig-verzoek');
      expectProblem(await api().get(`${ZAKEN}/${'a'.repeat(101)}`), 414, 'adres-te-lang');
    });
  });

  describe('content negotiation', () => {
    it.each(['text/html', 'application/xml;q=0.9', 'application/json;q=0'])(
      'refuses Accept: %s',
      async (accept) => {
        expectProblem(await api().get(`${ZAKEN}/${ID}`).set('accept', accept), 406, 'niet-leverbaar');
      },
    );

    it.each(['*/*', 'application/*', 'text/html, application/json;q=0.1'])(
      'takes Accept: %s',
      async (accept) => {
        await api().get(`${ZAKEN}/${ID}`).set('accept', accept).expect(200);
      },
    );

    it('knows the form of a route that answers otherwise', async () => {
      await api().get(`${ZAKEN}/${ID}/uitvoer`).set('accept', 'application/jsonl').expect(200);
      expectProblem(
        await api().get(`${ZAKEN}/${ID}/uitvoer`).set('accept', 'application/json'),
        406,
        'niet-leverbaar',
      );
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsens'])(
      'refuses a body as %s',
      async (type) => {
        expectProblem(await raw('{}', type), 415, 'verkeerd-inhoudstype');
      },
    );

    it('refuses another charset and a compressed body', async () => {
      expectProblem(await raw('{}', 'application/json; charset=utf-16'), 415, 'verkeerd-inhoudstype');
      expectProblem(await raw('{}').set('content-encoding', 'gzip'), 415, 'verkeerd-inhoudstype');
      await raw(JSON.stringify(GELDIG), 'application/json; charset=UTF-8').expect(201);
    });

    it('refuses a body without a type', async () => {
      const response = await api().post(ZAKEN).unset('content-type').set('content-type', '').send('{}');
      expectProblem(response, 415, 'verkeerd-inhoudstype');
    });
  });

  describe('a body', () => {
    it('over the limit is 413', async () => {
      const body = JSON.stringify({ inhoud: 'x'.repeat(BODY_LIMIT_BYTES) });
      expectProblem(await raw(body), 413, 'te-groot');
    });

    it.each([
      ['broken JSON', '{"inhoud": "Geheim van Jansen"'],
      ['nothing', ''],
      ['a byte order mark', '\uFEFF{}'],
      ['a duplicate name', '{"aantal":1,"aantal":2}'],
      ['a duplicate name in disguise', '{"aantal":1,"\\u0061antal":2}'],
      ['__proto__', '{"__proto__":{"bron":"burger"}}'],
      ['__proto__ in disguise', '{"extra":{"\\u005f_proto__":1}}'],
      ['a name that every object has', '{"constructor":{"prototype":{}}}'],
      ['a method as a name', '{"inhoud":"x","toString":1}'],
      ['NUL', '{"inhoud":"a\\u0000b"}'],
      ['a lone surrogate', '{"inhoud":"\\ud800"}'],
      ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
      ['an unreadable number', '{"aantal":1e999}'],
      ['a number that would be rounded', '{"aantal":12345678901234567890}'],
    ])('with %s is 400', async (_name, body) => {
      const { detail } = expectProblem(await raw(body), 400, 'ongeldige-json');
      expect(detail).not.toContain('Jansen');
    });

    it('that is no UTF-8 is refused, not repaired', async () => {
      const bytes = Buffer.concat([Buffer.from('{"inhoud":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
      const response = await raw(bytes).serialize((sent: unknown) => sent as string);
      const { detail } = expectProblem(response, 400, 'ongeldige-json');
      expect(detail).toContain('UTF-8');
    });

    it('names all that is wrong at once, in Dutch, with field and rule', async () => {
      const body = {
        aantal: '1',
        bron: 'krant',
        adressen: [{ straat: 'Proefweg', huisnr: 1 }, 'x'],
        naam: 'x',
      };
      const { errors, detail } = expectProblem(await raw(JSON.stringify(body)), 400, 'ongeldige-invoer');
      expect(errors).toEqual(
        expect.arrayContaining([
          {
            veld: 'naam',
            regel: 'onbekend-veld',
            melding: 'Dit is hier geen bekend veld; haal het weg of herstel de spelling.',
          },
          { veld: 'inhoud', regel: 'O1', melding: 'Ontbreekt. Dit moet tekst zijn.' },
          { veld: 'aantal', regel: 'geheel-getal', melding: 'Dit moet een geheel getal zijn.' },
          { veld: 'bron', regel: 'keuze', melding: 'Dit moet een van deze waarden zijn: politie, burger.' },
          expect.objectContaining({ veld: 'adressen[0].huisnr', regel: 'onbekend-veld' }),
          expect.objectContaining({ veld: 'adressen[1]', regel: 'object' }),
        ]),
      );
      expect(errors).toHaveLength(6);
      expect(detail).toContain('inhoud');
    });

    it.each(['null', '[]', '3', '"tekst"'])('that is %s is refused', async (body) => {
      const response = await raw(body);
      expect(response.status).toBe(400);
    });

    it('that is right passes unchanged', async () => {
      const response = await raw(JSON.stringify(GELDIG)).expect(201);
      expect(response.body).toEqual(GELDIG);
    });
  });

  it.each(['naam=%ff', 'naam=%zz', 'naam=%00', '__proto__=1', 'constructor=1', 'naam=1&naam=2', 'naam[a]=1'])(
    'refuses ?%s',
    async (query) => {
      const response = await api().get(`${ZAKEN}/${ID}?${query}`).expect(400);
      expect(response.headers['content-type']).toContain('application/problem+json');
    },
  );

  it('refuses NUL in the path', async () => {
    expectProblem(await api().get(`${ZAKEN}/a%00b`), 400, 'ongeldig-verzoek');
  });

  it('checks path and query as strictly', async () => {
    const path = await api().get(`${ZAKEN}/geen-uuid`);
    expect(expectProblem(path, 400, 'ongeldige-invoer').errors).toMatchObject([
      { veld: 'id', regel: 'uuid' },
    ]);
    const query = await api().get(`${ZAKEN}/${ID}?nmaa=x`);
    expect(expectProblem(query, 400, 'ongeldige-invoer').errors).toMatchObject([{ veld: 'nmaa' }]);
  });
});
