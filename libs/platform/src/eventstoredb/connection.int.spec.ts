import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { LogUnavailable, NO_STREAM } from '#event-sourcing';
import { collected, exampleRecords } from '#event-sourcing/testing';
import { withEventStore } from './event-store.fixture.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';
import { openEventStoreDb } from './open-event-store-db.js';

const STREAM = 'casus-een';
const { start, connect } = withEventStore();
const records = exampleRecords(STREAM, { count: 2 });
const account = { name: 'hub', password: 'p:@ss/woord?&' } as const;
const credentials = { username: account.name, password: account.password } as const;

const withTls = async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), 'eventstoredb-'));
  const tlsCaFile = join(folder, 'ca.pem');
  await writeFile(tlsCaFile, cert);
  const server = await start({ tls: { certificate: cert, key }, account });
  const url = server.url.replace('127.0.0.1', 'localhost');
  return { server, url, tlsCaFile, clean: () => rm(folder, { recursive: true }) };
};

describe('a connection', () => {
  it('is encrypted, and takes the account of the configuration', async () => {
    const { server, url, tlsCaFile, clean } = await withTls();
    const log = connect(server, {}, { url, tlsCaFile, ...credentials, name: 'hub' });
    await log.append(STREAM, NO_STREAM, records);
    expect(await collected(log.readAll(0))).toHaveLength(2);
    for await (const message of log.subscribeToAll({ after: 0, signal: new AbortController().signal })) {
      if (message.kind === 'caught-up') break;
    }
    await clean();
  });

  it('is refused with the wrong password', async () => {
    const { server, url, tlsCaFile, clean } = await withTls();
    const log = connect(server, {}, { url, tlsCaFile, username: 'hub', password: 'fout' });
    const refusal = { name: 'EventStoreDbRefused', reason: 'access-denied' };
    await expect(log.append(STREAM, NO_STREAM, records)).rejects.toMatchObject(refusal);
    await expect(log.head()).rejects.toMatchObject(refusal);
    await clean();
  });

  it('is not made to a server whose certificate nobody vouches for', async () => {
    const { server, url, clean } = await withTls();
    const log = connect(server, { appendAttempts: 1 }, { url, ...credentials });
    await expect(log.append(STREAM, NO_STREAM, records)).rejects.toThrow(LogUnavailable);
    expect(server.faults.calls('append')).toBe(0);
    await clean();
  });

  it('finds the leader of a cluster, and the new one when it falls away', async () => {
    const [one, two] = [await start(), await start()];
    let leader = one;
    const members = () =>
      [one, two].map((node) => ({ host: '127.0.0.1', port: node.front.port, isLeader: node === leader }));
    const gossip = await start({ members });
    const url = `esdb://127.0.0.1:${gossip.front.port},127.0.0.1:${gossip.front.port}?tls=false`;
    const log = connect(one, {}, { url });
    await log.append(STREAM, NO_STREAM, records.slice(0, 1));
    expect([one, two].map(({ faults }) => faults.calls('append'))).toEqual([1, 0]);
    await one.front.close();
    leader = two;
    await expect(log.append(STREAM, 0, records.slice(1))).rejects.toMatchObject({
      name: 'RevisionConflict',
      actualRevision: NO_STREAM,
    });
    expect(two.faults.calls('append')).toBe(1);
  });
});

describe('a node that is not the leader', () => {
  it('is asked for nothing that must be certain', async () => {
    const leader = await start();
    const follower = await start({ leader: () => ({ host: '127.0.0.1', port: leader.front.port }) });
    await connect(follower).append(STREAM, NO_STREAM, records);
    const [reader, counter] = [connect(follower), connect(follower)];
    await expect(collected(reader.readStream(STREAM))).rejects.toThrow(LogUnavailable);
    expect(await collected(reader.readStream(STREAM))).toHaveLength(2);
    await expect(counter.head()).rejects.toThrow(LogUnavailable);
    expect(await collected(counter.readAll(0))).toHaveLength(2);
    expect(['append', 'read'].map((call) => follower.faults.calls(call as 'append'))).toEqual([0, 0]);
  });
});

describe('opening the log at the start of a service', () => {
  it('gives a log that has answered', async () => {
    const server = await start();
    const log = await openEventStoreDb({ url: server.url });
    expect(await log.append(STREAM, NO_STREAM, records)).toMatchObject({ revision: 1 });
    await log.close();
  });

  it('says that nothing answers', async () => {
    const server = await start();
    await server.front.close();
    const opening = openEventStoreDb({ url: server.url });
    await expect(opening).rejects.toMatchObject({
      name: 'OpstartFout',
      message: expect.stringContaining('EventStoreDB antwoordt niet.'),
    });
  });

  it('says that the account is refused', async () => {
    const { url, tlsCaFile, clean } = await withTls();
    const opening = openEventStoreDb({ url, tlsCaFile, username: 'hub', password: 'fout' });
    await expect(opening).rejects.toMatchObject({
      name: 'OpstartFout',
      message: expect.stringContaining('weigert het account'),
    });
    await clean();
  });
});

describe('a configuration that cannot be right', () => {
  it.each([
    ['no URL of EventStoreDB', 'http://server:2113', 'geen geldige URL'],
    ['no host', 'esdb://', 'geen geldige URL'],
    ['a password in the URL', 'esdb://hub:geheim@server:2113', 'Geef gebruiker en wachtwoord apart op'],
    ['failing appends told as success', 'esdb://server?throwOnAppendFailure=false', 'throwOnAppendFailure'],
    [
      'certificates that nobody checks',
      'esdb://server?tls=true&tlsVerifyCert=false',
      'geef een CA-bestand op',
    ],
  ])('is refused when it says: %s', (_, url, remedy) => {
    const open = () => new EventStoreDbEventLog({ url, username: 'hub', password: 'geheim' });
    expect(open).toThrow(
      expect.objectContaining({ name: 'OpstartFout', message: expect.stringContaining(remedy) }),
    );
    expect(open).not.toThrow(/geheim/);
  });

  it('is refused when the CA file is not there', () => {
    const open = () => new EventStoreDbEventLog({ url: 'esdb://server:2113', tlsCaFile: 'bestaat-niet.pem' });
    expect(open).toThrow('Het CA-bestand bestaat-niet.pem bestaat niet.');
  });
});
