import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startProefApp } from '../http/hub-app.fixture.js';
import type { ProefApp } from '../http/hub-app.fixture.js';
import { errorChain } from './error-chain.js';
import { HubLogger } from './hub-logger.js';

const ID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';
const NAAM = 'Verzonnen-Persoon';

describe('the log of a request', () => {
  let proef: ProefApp;
  const api = () => request(proef.app.getHttpServer());
  const parsed = () => proef.lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  beforeAll(async () => {
    proef = await startProefApp();
  });
  afterAll(() => proef.app.close());
  beforeEach(() => {
    proef.lines.length = 0;
  });

  it('names the route as it is written, with status and trace', async () => {
    await api().get(`/proef/v1/zaken/${ID}`).expect(200);
    const [line] = parsed();
    expect(line).toMatchObject({ context: 'http', method: 'GET', route: '/proef/v1/zaken/:id', status: 200 });
    expect(line).toHaveProperty('traceId', expect.stringMatching(/^[0-9a-f]{32}$/));
  });

  it('is written too, once, for what was refused before its route had it', async () => {
    await api().get(`/proef/v1/zaken/${ID}?__proto__=${NAAM}`).expect(400);
    const [line, ...more] = parsed().filter(({ context }) => context === 'http');
    expect(line).toMatchObject({ method: 'GET', route: '/proef/v1/zaken/:id', status: 400 });
    expect(more).toEqual([]);
  });

  it('holds nothing of body, query, path, headers or refused input', async () => {
    const body = { inhoud: NAAM, aantal: NAAM, [NAAM]: 1, adressen: [{ straat: NAAM }] };
    await api().post('/proef/v1/zaken').send(body).expect(400);
    await api()
      .post('/proef/v1/zaken')
      .set('content-type', 'application/json')
      .send(`{"${NAAM}": ${NAAM}`)
      .expect(400);
    await api()
      .post('/proef/v1/zaken')
      .send({ inhoud: NAAM, aantal: 1, bron: 'burger', adressen: [] })
      .expect(201);
    await api().get(`/proef/v1/zaken/${ID}?naam=${NAAM}`).set('authorization', `Bearer ${NAAM}`).expect(200);
    await api().get(`/proef/v1/zaken/${NAAM}`).expect(400);
    await api().get(`/${NAAM}?naam=${NAAM}`).set('user-agent', NAAM).expect(404);
    await api().delete(`/proef/v1/zaken/${NAAM}`).expect(405);
    await api().post(`/proef/v1/zaken/fouten/bug?naam=${NAAM}`).send({ naam: NAAM }).expect(500);
    const log = proef.lines.join('');
    expect(proef.lines.length).toBeGreaterThanOrEqual(8);
    expect(log).not.toContain(NAAM);
    expect(log).not.toContain(ID);
  });
});

describe('HubLogger', () => {
  const logged = (write: (logger: HubLogger) => void, pretty = false): string => {
    const lines: string[] = [];
    write(new HubLogger({ pretty, destination: { write: (line) => void lines.push(line) } }));
    return lines.join('');
  };

  it('writes an error with its causes once, and none of its properties', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (naam)=(Verzonnen)',
    });
    const line = logged((logger) => logger.error(new Error('append failed', { cause }), 'log'));
    expect(line).not.toContain('Verzonnen');
    expect(JSON.parse(line)).toMatchObject({
      context: 'log',
      msg: 'append failed',
      err: [{ message: 'append failed' }, { message: 'duplicate key', code: '23505' }],
    });
  });

  it('survives an error that is its own cause', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(errorChain(loop)).toHaveLength(1);
  });

  it('is readable on a terminal', () => {
    const line = logged((logger) => logger.warn('Let op', 'Start'), true);
    expect(line).toMatch(/^\d\d:\d\d:\d\d\.\d{3} WARN {2}\[Start\] Let op\n$/);
  });
});
