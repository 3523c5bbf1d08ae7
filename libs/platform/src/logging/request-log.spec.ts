import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createEdgeServer } from '../http/edge-server.js';
import { logRequests } from './request-log.js';

describe('the line of a request', () => {
  let server: FastifyInstance;
  let logged: EventEmitter;
  let file: PassThrough;

  beforeEach(async () => {
    server = createEdgeServer();
    logged = new EventEmitter();
    file = new PassThrough();
    logRequests(server, { log: (line: object) => logged.emit('line', line) } as unknown as LoggerService);
    server.get('/bestand', (_request, reply) => {
      file.write('eerste deel ');
      return reply.send(file);
    });
    server.get('/traag', (request) => {
      logged.emit('busy');
      return once(request.raw, 'never');
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(() => server.close());

  const asked = (path: string): ClientRequest => {
    const request = get({ port: (server.server.address() as AddressInfo).port, path });
    request.on('error', () => undefined);
    return request;
  };
  const line = async (): Promise<unknown> => ((await once(logged, 'line')) as [unknown])[0];

  it('is written once, when the whole answer has gone out', async () => {
    const lines: unknown[] = [];
    logged.on('line', (each) => lines.push(each));
    const [answer] = (await once(asked('/bestand'), 'response')) as [IncomingMessage];
    expect(lines).toEqual([]);
    const last = line();
    file.end('laatste deel');
    expect(await text(answer)).toBe('eerste deel laatste deel');
    expect(await last).toMatchObject({ method: 'GET', route: '/bestand', status: 200 });
    expect(await last).not.toHaveProperty('afgebroken');
    expect(lines).toHaveLength(1);
  });

  it('says that a file was cut off', async () => {
    const [answer] = (await once(asked('/bestand'), 'response')) as [IncomingMessage];
    const last = line();
    answer.destroy();
    expect(await last).toMatchObject({ route: '/bestand', status: 200, afgebroken: true });
  });

  it('says that nobody waited for the answer any more', async () => {
    const busy = once(logged, 'busy');
    const request = asked('/traag');
    await busy;
    const last = line();
    request.destroy();
    expect(await last).toMatchObject({ route: '/traag', afgebroken: true });
  });
});
