import { EventEmitter, once } from 'node:events';
import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createEdgeServer } from './edge-server.js';
import { startProefApp } from './hub-app.fixture.js';
import type { ProefApp } from './hub-app.fixture.js';

const ID = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

describe('the socket', () => {
  let proef: ProefApp;
  beforeAll(async () => {
    proef = await startProefApp();
    await proef.app.listen(0, '127.0.0.1');
  });
  afterAll(() => proef.app.close());

  const send = async (text: string): Promise<string> => {
    const { port } = proef.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(text);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };

  it.each([
    ['no HTTP at all', 'HALLO\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('answers %s with a problem and our headers', async (_name, text, status) => {
    const answer = await send(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('api-version: 1.0.0');
    expect(answer).toContain('content-type: application/problem+json');
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as object;
    expect(body).toMatchObject({
      status,
      instance: expect.stringMatching(/^urn:trace:[0-9a-f]{32}$/) as unknown,
    });
  });

  it('takes a body over the limit without a length as too large', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`.repeat(5);
    const head = 'POST /proef/v1/zaken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const answer = await send(
      `${head}connection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('te-groot');
  });
});

describe('a server that closes', () => {
  /** A route that answers when it is told to, as JSON at once or in a stream that has begun already. */
  const opstelling = async (streamed: boolean) => {
    const server = createEdgeServer();
    const [reached, answer] = [new EventEmitter(), new PassThrough()];
    server.get('/traag', async (_request, reply) => {
      if (streamed) answer.write('eerste deel ');
      reached.emit('now');
      if (streamed) return reply.send(answer);
      await once(reached, 'answer');
      return 'klaar';
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    const agent = new Agent({ keepAlive: true });
    const arrived = once(reached, 'now');
    const { port } = server.server.address() as AddressInfo;
    const response = once(get({ port, path: '/traag', agent }), 'response');
    await arrived;
    const finish = () => (streamed ? answer.end('klaar') : reached.emit('answer'));
    return { server, agent, response, finish };
  };

  it.each([
    ['an answer', false],
    ['a stream that had begun', true],
  ])('finishes %s and keeps no connection alive after it', async (_name, streamed) => {
    const { server, agent, response, finish } = await opstelling(streamed);
    const closed = server.close();
    while (server.server.listening) await setImmediate();
    finish();
    const [message] = (await response) as [IncomingMessage];
    expect(await text(message)).toMatch(/klaar$/);
    await closed;
    agent.destroy();
  });
});

describe('CORS', () => {
  let proef: ProefApp;
  beforeAll(async () => {
    proef = await startProefApp({ corsOrigins: ['https://scherm.voorbeeld.nl'] });
  });
  afterAll(() => proef.app.close());

  const preflight = (origin: string) =>
    request(proef.app.getHttpServer())
      .options(`/proef/v1/zaken/${ID}`)
      .set({ origin, 'access-control-request-method': 'GET' });

  it('lets a listed origin in, with API-Version on the preflight too', async () => {
    const { headers } = await preflight('https://scherm.voorbeeld.nl').expect(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://scherm.voorbeeld.nl',
      'api-version': '1.0.0',
    });
  });

  it('lets a screen read the name of a file, and how many cases an answer lacks', async () => {
    const { headers } = await request(proef.app.getHttpServer())
      .get(`/proef/v1/zaken/${ID}`)
      .set('origin', 'https://scherm.voorbeeld.nl');
    const exposed = String(headers['access-control-expose-headers']).split(/, ?/u);
    expect(exposed).toEqual(expect.arrayContaining(['content-disposition', 'onvolledig']));
  });

  it('keeps every other origin out', async () => {
    const { headers } = await preflight('https://elders.voorbeeld.nl');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});
