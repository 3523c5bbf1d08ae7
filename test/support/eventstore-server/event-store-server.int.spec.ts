import { afterEach, describe, expect, it } from '@jest/globals';
import { ANY, EventStoreDBClient, NO_STREAM, jsonEvent, streamNameFilter } from '@eventstore/db-client';
import { setImmediate as turn } from 'node:timers/promises';
import { EventStoreServer } from './event-store-server.js';
import type { EventStoreServerOptions, ServerMode } from './event-store-server.js';

const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.stop();
});

const start = async (options: EventStoreServerOptions = {}) => {
  const server = await EventStoreServer.start(options);
  const client = EventStoreDBClient.connectionString(server.url);
  opened.push(server, { stop: () => client.dispose() });
  return { server, client };
};

const event = (nr: number, tekst = '') =>
  jsonEvent({
    id: `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`,
    type: 'Gebeurd',
    data: { nr, tekst },
  });

const MODES: readonly ServerMode[] = ['batch-append', 'append-only', 'no-features'];

describe.each(MODES)('the server in mode %s, seen by the client', (mode) => {
  it('takes appends by the call that it offers', async () => {
    const { server, client } = await start({ mode });
    const result = await client.appendToStream('s', [event(1), event(2)], { expectedRevision: NO_STREAM });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const isBatch = mode === 'batch-append';
    expect([server.faults.calls('batch-append'), server.faults.calls('append')]).toEqual(
      isBatch ? [1, 0] : [0, 1],
    );
    expect(server.faults.calls('features')).toBe(mode === 'no-features' ? 0 : 1);
  });

  it('refuses a wrong revision, and tells the right one', async () => {
    const { client } = await start({ mode });
    await client.appendToStream('s', event(1), { expectedRevision: NO_STREAM });
    await expect(client.appendToStream('s', event(2), { expectedRevision: NO_STREAM })).rejects.toMatchObject(
      {
        type: 'wrong-expected-version',
        actualVersion: 0n,
      },
    );
    await expect(client.appendToStream('t', event(3), { expectedRevision: 4n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 'no_stream',
    });
  });

  it('recognises a repeat, with and without a revision', async () => {
    const { client } = await start({ mode });
    const first = await client.appendToStream('s', event(1), { expectedRevision: NO_STREAM });
    await client.appendToStream('s', event(2), { expectedRevision: 0n });
    expect(await client.appendToStream('s', event(1), { expectedRevision: NO_STREAM })).toEqual(first);
    expect(await client.appendToStream('s', event(1), { expectedRevision: ANY })).toEqual(first);
  });

  it('refuses what is too large, deleted or forbidden', async () => {
    const { server, client } = await start({ mode, maxAppendBytes: 1_000 });
    const tooLarge = client.appendToStream('s', event(1, 'x'.repeat(1_000)), { expectedRevision: ANY });
    await expect(tooLarge).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1_000,
    });
    await client.appendToStream('s', event(2), { expectedRevision: ANY });
    server.log.tombstone('s');
    const deleted = client.appendToStream('s', event(3), { expectedRevision: ANY });
    await expect(deleted).rejects.toMatchObject({ type: 'stream-deleted' });
    server.faults.nextAppends({ written: false, answer: { kind: 'access-denied' } });
    const forbidden = client.appendToStream('t', event(4), { expectedRevision: ANY });
    await expect(forbidden).rejects.toMatchObject({ type: 'access-denied' });
  });

  it('keeps its log over a restart', async () => {
    const { server, client } = await start({ mode });
    await client.appendToStream('s', event(1), { expectedRevision: NO_STREAM });
    await server.restart();
    // The first calls find the broken connection, until the client has made a new one.
    for (let attempts = 0; server.log.read('s')?.length !== 2 && attempts < 50; attempts += 1) {
      await client.appendToStream('s', event(2), { expectedRevision: 0n }).catch(() => turn());
    }
    expect(server.log.read('s')).toHaveLength(2);
  });
});

describe('the server', () => {
  it('reads a stream and everything, forwards and backwards, inclusive', async () => {
    const { client } = await start();
    const { position } = await client.appendToStream('s', [event(1), event(2), event(3)]);
    const numbers = async (read: AsyncIterable<{ event?: { data: unknown } }>): Promise<unknown[]> => {
      const all: unknown[] = [];
      for await (const { event: read1 } of read) all.push((read1?.data as { nr?: number }).nr);
      return all;
    };
    expect(await numbers(client.readStream('s', { fromRevision: 1n }))).toEqual([2, 3]);
    expect(
      await numbers(client.readStream('s', { fromRevision: 'end', direction: 'backwards', maxCount: 2 })),
    ).toEqual([3, 2]);
    if (!position) throw new Error('no position');
    expect(await numbers(client.readAll({ fromPosition: position }))).toEqual([3]);
    expect(await numbers(client.readAll({ fromPosition: position, direction: 'backwards' }))).toEqual([
      2,
      1,
      undefined,
    ]);
    await expect(numbers(client.readStream('onbekend'))).rejects.toMatchObject({ type: 'stream-not-found' });
    const nowhere = { commit: position.commit + 1n, prepare: position.commit + 1n };
    await expect(numbers(client.readAll({ fromPosition: nowhere }))).rejects.toThrow('invalid position');
  });

  it('gives a filtered subscription its checkpoints, and says once that it has caught up', async () => {
    const { server, client } = await start();
    for (let written = 0; written < 100; written += 1) server.log.writeOther('anders');
    await client.appendToStream('casus-1', event(1));
    const told: string[] = [];
    const filter = streamNameFilter({
      prefixes: ['casus-'],
      maxSearchWindow: 10,
      checkpointInterval: 4,
      checkpointReached: (_subscription, { commit, prepare }) => {
        const isReadable = server.log.isReadable({ commit: Number(commit), prepare: Number(prepare) });
        told.push(isReadable ? 'checkpoint' : 'checkpoint nowhere');
      },
    });
    const subscription = client.subscribeToAll({ filter });
    subscription
      .on('confirmation', () => told.push('confirmation'))
      .on('caughtUp', () => told.push('caught up'));
    for await (const { event: seen } of subscription) {
      told.push(`event ${(seen?.data as { nr: number }).nr}`);
      if (told.at(-1) === 'event 2') break;
      await client.appendToStream('casus-1', event(2));
    }
    expect(told.filter((each) => !each.startsWith('event'))).toEqual([
      'confirmation',
      'checkpoint',
      'checkpoint',
      'checkpoint',
      'caught up',
    ]);
  });
});
