import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreServer } from '../../test/support/eventstore-server/event-store-server.js';
import { ROOT } from '../root.js';
import { freePort } from '../stack/poort.js';
import { richtEventStoreIn } from './inrichten.js';

const admin = { name: 'admin', password: 'van-admin' };
const hub = { name: 'hub', password: 'van-de-hub' };

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Ask {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** The HTTP side; on one port with gRPC in the genuine one, so the client is sent past it here. */
const accounts = async (status: number) => {
  const asked: Ask[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ path: request.url, authorization: request.headers.authorization, body });
      response.writeHead(status).end();
    });
  });
  server.listen(await freePort(), '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { readonly port: number };
  return { asked, port };
};

describe('setting up EventStoreDB', () => {
  it('says what EventStoreDB answers when the account cannot be made', async () => {
    const { port, asked } = await accounts(401);
    const url = `esdb://127.0.0.1:${port}?tls=false`;
    await expect(richtEventStoreIn(ROOT, { url, admin, hub })).rejects.toThrow('status 401');
    expect(asked).toEqual([
      {
        path: '/users',
        authorization: `Basic ${Buffer.from('admin:van-admin').toString('base64')}`,
        body: JSON.stringify({
          loginName: 'hub',
          fullName: 'Overdracht-hub',
          password: 'van-de-hub',
          groups: [],
        }),
      },
    ]);
  });

  it('writes who may read, write and delete, also when the account was there already', async () => {
    const { port } = await accounts(409);
    const server = await EventStoreServer.start();
    stops.push(() => server.stop());
    const grpc = server.url;
    await richtEventStoreIn(ROOT, { url: grpc, accountsUrl: `http://127.0.0.1:${port}`, admin, hub });
    const last = (stream: string): unknown =>
      JSON.parse(Buffer.from(server.log.read(stream)?.at(-1)?.data ?? []).toString('utf8'));
    expect(last('$settings')).toMatchObject({
      $userStreamAcl: { $r: ['hub', '$admins'], $w: ['hub'], $d: ['$admins'], $mw: ['$admins'] },
      $systemStreamAcl: { $r: ['$admins'], $w: ['$admins'], $d: ['$admins'] },
    });
    expect(last('$$$all')).toEqual({ $acl: { $r: ['hub', '$admins'], $mr: ['$admins'], $mw: ['$admins'] } });
  });
});
