import { describe, expect, it } from '@jest/globals';
import { LogUnavailable, NO_STREAM } from '#event-sourcing';
import { collected, exampleRecords } from '#event-sourcing/testing';
import type { Proposal } from '../../../../test/support/eventstore-server/transaction-log.js';
import { withEventStore } from './event-store.fixture.js';
import { ALL_PAGE } from './limits.js';

const STREAM = 'casus-een';
const { start, connect } = withEventStore();
const records = exampleRecords(STREAM, { count: 5 });

describe('reading', () => {
  it('is unavailable when the connection breaks in the middle, and works the next time', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, records);
    server.faults.nextReads({ afterEvents: 2, answer: 'drop' });
    await expect(collected(log.readStream(STREAM))).rejects.toThrow(LogUnavailable);
    expect(await collected(log.readStream(STREAM))).toHaveLength(5);
  });

  it('is unavailable when the server is silent for too long', async () => {
    const server = await start();
    const log = connect(server, { silenceMs: 50 });
    server.faults.nextReads({ answer: 'silence' }, { answer: 'silence' });
    await expect(collected(log.readStream(STREAM))).rejects.toThrow(LogUnavailable);
    await expect(log.head()).rejects.toThrow('silent for 50 ms');
  });

  it('asks the leader the next time when the server is not the leader any more', async () => {
    const leader = await start();
    const follower = await start({ log: leader.log });
    const log = connect(follower);
    const answer = { kind: 'not-leader', host: '127.0.0.1', port: leader.front.port } as const;
    follower.faults.nextReads({ answer });
    await expect(log.head()).rejects.toThrow(LogUnavailable);
    expect(await log.head()).toBe(0);
    expect(leader.faults.calls('read')).toBe(1);
  });

  it('stops at what is not the record that belongs there', async () => {
    const server = await start();
    const log = connect(server);
    const [record] = records;
    const forged = (data: string): readonly Proposal[] => [
      { id: record?.id ?? '', type: 'X', isJson: true, data: Buffer.from(data), metadata: new Uint8Array() },
    ];
    server.log.append('casus-a', 'no-stream', forged('geen JSON'));
    server.log.append('casus-b', 'no-stream', forged('{"id":"een ander","volgnummer":0}'));
    server.log.append('casus-c', 'no-stream', forged(JSON.stringify(records[1])));
    for (const stream of ['casus-a', 'casus-b', 'casus-c']) {
      await expect(collected(log.readStream(stream))).rejects.toMatchObject({ name: 'LogDamaged' });
    }
    await expect(collected(log.readAll(0))).rejects.toMatchObject({ name: 'LogDamaged' });
  });

  it('finds the head behind what others wrote, and passes that once', async () => {
    const server = await start();
    const log = connect(server);
    const { position } = await log.append(STREAM, NO_STREAM, records);
    for (let written = 0; written < 1_000; written += 1) server.log.writeOther('$stats-1');
    expect(await log.head()).toBe(position);
    const before = server.faults.calls('read');
    server.log.writeOther('$stats-1');
    expect(await log.head()).toBe(position);
    expect(server.faults.calls('read') - before).toBeLessThanOrEqual(2);
  });

  it('gives all events of several pages between those of others', async () => {
    const server = await start({ othersWriteTo: ['$stats-1', 'boekhouding-1'] });
    const log = connect(server);
    const many = exampleRecords(STREAM, { count: ALL_PAGE + 10 });
    for (const [at, record] of many.entries()) await log.append(STREAM, at - 1, [record]);
    const all = await collected(log.readAll(0));
    expect(all.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    const middle = all[100]?.positie ?? 0;
    expect(await collected(log.readAll(middle))).toEqual(all.slice(101));
  });

  it('keeps its connection, however often it reads: a server takes many cancelled calls for an attack', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, records);
    const before = (await collected(log.readAll(0))).at(-2)?.positie ?? 0;
    for (let round = 0; round < 60; round += 1) {
      await Promise.all(Array.from({ length: 20 }, () => collected(log.readAll(before))));
    }
    expect(server.front.accepted).toBe(1);
  });
});
