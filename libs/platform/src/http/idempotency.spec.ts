import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import request from 'supertest';
import { startProefApp } from './hub-app.fixture.js';
import type { ProefApp } from './hub-app.fixture.js';
import { opdrachtSleutelOf, setKeyScope } from './idempotency.js';

const ID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

interface Sent {
  readonly scope?: string;
  readonly key?: string;
  readonly url?: string;
  readonly params?: object;
  readonly body?: unknown;
}

const sleutelOf = ({ scope = 'a', key = 'k', url = '/x/:id', params = { id: ID }, body }: Sent) => {
  const sent = {
    raw: {},
    method: 'POST',
    headers: { 'idempotency-key': key },
    routeOptions: { url },
    params,
    body,
  };
  setKeyScope(sent as unknown as FastifyRequest, scope);
  return opdrachtSleutelOf(sent as unknown as FastifyRequest);
};

describe('Idempotency-Key', () => {
  let proef: ProefApp;
  const post = () => request(proef.app.getHttpServer()).post(`/proef/v1/zaken/${ID}/beslissingen`);

  beforeAll(async () => {
    proef = await startProefApp();
  });
  afterAll(() => proef.app.close());

  it('is asked for by name on every POST', async () => {
    const response = await post().expect(400);
    expect(JSON.parse(response.text)).toMatchObject({
      type: 'urn:problem-type:overdracht-hub:ongeldige-kop',
      errors: [{ veld: 'Idempotency-Key', regel: 'verplicht' }],
    });
  });

  it.each(['', ' ', 'a b', 'x'.repeat(256), 'caf\u00e9'])('%j is refused', async (key) => {
    await post().set('idempotency-key', key).expect(400);
  });

  it.each(['x', 'x'.repeat(255), '"8e03978e-40d5-43e8-bc93-6894a57f9324"'])('%j is taken', async (key) => {
    await post().set('idempotency-key', key).expect(201);
  });

  it('is refused on a public route, where it would belong to nobody', async () => {
    await request(proef.app.getHttpServer())
      .post(`/proef/v1/zaken/${ID}/openbaar`)
      .set('idempotency-key', 'k')
      .expect(500);
  });

  it('gives the same sleutel and vingerafdruk for the same command', () => {
    expect(sleutelOf({ body: { a: 1, b: 2 } })).toEqual(sleutelOf({ body: { b: 2, a: 1 } }));
  });

  it('differs in sleutel per caller and per key', () => {
    const sleutels = [sleutelOf({}), sleutelOf({ scope: 'b' }), sleutelOf({ key: 'l' })].map(
      ({ sleutel }) => sleutel,
    );
    expect(new Set(sleutels).size).toBe(3);
  });

  it('differs in vingerafdruk per body, path and parameter, under one sleutel', () => {
    const all = [
      sleutelOf({ body: { a: 1 } }),
      sleutelOf({ body: { a: 2 } }),
      sleutelOf({ body: { a: 1 }, url: '/y/:id' }),
      sleutelOf({ body: { a: 1 }, params: { id: 'other' } }),
    ];
    expect(new Set(all.map(({ vingerafdruk }) => vingerafdruk)).size).toBe(4);
    expect(new Set(all.map(({ sleutel }) => sleutel)).size).toBe(1);
  });
});
