import { describe, expect, it } from '@jest/globals';
import { LogUnavailable, NO_STREAM, untilKnown } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { collected, exampleRecords } from '#event-sourcing/testing';
import type { Refusal } from '../../../../test/support/eventstore-server/refusals.js';
import type { TransactionLog } from '../../../../test/support/eventstore-server/transaction-log.js';
import { gate, idsOf, withEventStore } from './event-store.fixture.js';

const STREAM = 'casus-een';
const { start, connect } = withEventStore();
const records = exampleRecords(STREAM, { count: 3 });
const first = records.slice(0, 1);

/** As another process would append, past the client under test. */
const appendElsewhere = (log: TransactionLog, expected: number | 'no-stream', record: UnpositionedRecord) => {
  const data = Buffer.from(JSON.stringify(record));
  const { id, type } = record;
  return log.append(STREAM, expected, [{ id, type, isJson: true, data, metadata: new Uint8Array() }]);
};

describe('an append whose outcome is unknown', () => {
  it('is written by the second attempt when the first never arrived', async () => {
    const server = await start();
    const log = connect(server);
    server.faults.nextAppends({ written: false, answer: 'drop' });
    const result = await log.append(STREAM, NO_STREAM, records);
    expect(server.faults.calls('append')).toBe(2);
    expect(result).toEqual({ revision: 2, position: await log.head() });
    expect(await idsOf(log, STREAM)).toEqual(records.map(({ id }) => id));
  });

  it('is recognised by the second attempt when only the answer was lost', async () => {
    const server = await start();
    const log = connect(server);
    server.faults.nextAppends({ answer: 'drop' });
    const result = await log.append(STREAM, NO_STREAM, records);
    expect(server.faults.calls('append')).toBe(2);
    expect(result).toEqual({ revision: 2, position: await log.head() });
    expect(await collected(log.readAll(0))).toHaveLength(3);
  });

  it('is recognised also when another writer went on behind it', async () => {
    const server = await start();
    const log = connect(server);
    const { opened, open } = gate();
    server.faults.nextAppends({ after: opened, answer: 'drop' });
    const written = server.log.grownBeyond(server.log.events.length, new AbortController().signal);
    const append = log.append(STREAM, NO_STREAM, records.slice(0, 2));
    await written;
    appendElsewhere(server.log, 1, records[2] as UnpositionedRecord);
    open();
    const { revision, position } = await append;
    const stored = await collected(log.readStream(STREAM));
    expect([revision, position]).toEqual([1, stored[1]?.positie]);
    expect(stored).toHaveLength(3);
  });

  it('is a conflict when another writer was first after all', async () => {
    const server = await start();
    const log = connect(server);
    const { opened, open } = gate();
    server.faults.nextAppends({ before: opened, written: false, answer: 'drop' });
    const append = log.append(STREAM, NO_STREAM, first);
    await server.faults.called('append', 1);
    const [winner] = exampleRecords(STREAM, { variant: 'winnaar' });
    appendElsewhere(server.log, 'no-stream', winner as UnpositionedRecord);
    open();
    await expect(append).rejects.toMatchObject({ name: 'RevisionConflict', actualRevision: 0 });
    expect(await idsOf(log, STREAM)).toEqual([winner?.id]);
  });

  it('is said to be unknown when every attempt is met with silence', async () => {
    const server = await start();
    const log = connect(server, { appendTimeoutMs: 50 });
    server.faults.nextAppends({ answer: 'silence' }, { answer: 'silence' }, { answer: 'silence' });
    // Who gives a command repeats an unknown outcome, but not this one: it would wait three times as long.
    await expect(untilKnown(() => log.append(STREAM, NO_STREAM, first))).rejects.toThrow(LogUnavailable);
    expect(server.faults.calls('append')).toBe(3);
    expect(await connect(server).append(STREAM, NO_STREAM, first)).toMatchObject({ revision: 0 });
    expect(await collected(log.readAll(0))).toHaveLength(1);
  });

  it('is said to be unknown when the server answers after its deadline, and the repeat is recognised', async () => {
    const server = await start();
    const log = connect(server, { appendTimeoutMs: 50, appendAttempts: 1 });
    const { opened, open } = gate();
    server.faults.nextAppends({ before: opened });
    await expect(log.append(STREAM, NO_STREAM, first)).rejects.toThrow(LogUnavailable);
    open();
    const patient = connect(server);
    expect(await patient.append(STREAM, NO_STREAM, first)).toMatchObject({ revision: 0 });
    expect(await collected(patient.readAll(0))).toHaveLength(1);
  });

  it('is written once when a stalled server goes on after we gave up', async () => {
    const server = await start();
    const log = connect(server, { appendTimeoutMs: 50, appendAttempts: 2 });
    await log.head();
    server.front.stall();
    await expect(log.append(STREAM, NO_STREAM, records)).rejects.toThrow(LogUnavailable);
    server.front.resume();
    expect(await connect(server).append(STREAM, NO_STREAM, records)).toMatchObject({ revision: 2 });
    expect(await collected(log.readAll(0))).toHaveLength(3);
  });

  it.each<[string, Refusal]>([
    ['is not ready', { kind: 'not-ready' }],
    ['has no leader', { kind: 'no-leader' }],
    ['gives up waiting for its followers', { kind: 'timeout' }],
    ['is shutting down', { kind: 'cancelled' }],
  ])('is tried again when the server %s', async (_, answer) => {
    const server = await start();
    const log = connect(server);
    server.faults.nextAppends({ written: false, answer }, { answer });
    expect(await log.append(STREAM, NO_STREAM, first)).toMatchObject({ revision: 0 });
    expect(server.faults.calls('append')).toBe(3);
    expect(await collected(log.readAll(0))).toHaveLength(1);
  });

  it('goes to the leader when the server is not the leader any more', async () => {
    const leader = await start();
    const follower = await start({ log: leader.log });
    const log = connect(follower);
    const answer = { kind: 'not-leader', host: '127.0.0.1', port: leader.front.port } as const;
    follower.faults.nextAppends({ written: false, answer });
    expect(await log.append(STREAM, NO_STREAM, first)).toMatchObject({ revision: 0 });
    expect([follower.faults.calls('append'), leader.faults.calls('append')]).toEqual([1, 1]);
  });
});

describe('an append', () => {
  it('does not suffer when the connection of another client breaks, and never uses BatchAppend', async () => {
    const [calm, broken] = [await start({ mode: 'batch-append' }), await start({ mode: 'batch-append' })];
    const { opened, open } = gate();
    calm.faults.nextAppends({ before: opened });
    const waiting = connect(calm).append(STREAM, NO_STREAM, first);
    await calm.faults.called('append', 1);
    broken.faults.nextAppends({ answer: 'drop' });
    await connect(broken).append(STREAM, NO_STREAM, first);
    open();
    expect(await waiting).toMatchObject({ revision: 0 });
    expect([calm, broken].map(({ faults }) => faults.calls('batch-append'))).toEqual([0, 0]);
    expect(calm.faults.calls('append')).toBe(1);
  });

  it('finds its position when the server does not tell it', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, first);
    server.faults.nextAppends({ answer: 'no-position' });
    const repeat = await log.append(STREAM, NO_STREAM, first);
    expect(repeat).toEqual({ revision: 0, position: await log.head() });
  });

  it('is unavailable while nothing listens, and works again by itself', async () => {
    const server = await start();
    const log = connect(server, { appendAttempts: 2 });
    await log.append(STREAM, NO_STREAM, first);
    await server.front.close();
    await expect(log.append(STREAM, 0, records.slice(1))).rejects.toThrow(LogUnavailable);
    await server.front.listen();
    expect(await log.append(STREAM, 0, records.slice(1))).toMatchObject({ revision: 2 });
  });

  it('is acknowledged once by each of many writers while the server restarts again and again', async () => {
    const server = await start();
    const log = connect(server, { appendAttempts: 50 });
    const streams = Array.from({ length: 12 }, (_, at) => `casus-${at}`);
    const write = async (stream: string): Promise<void> => {
      for (const [at, record] of exampleRecords(stream, { count: 10 }).entries()) {
        expect(await log.append(stream, at - 1, [record])).toMatchObject({ revision: at });
      }
    };
    const writing = Promise.all(streams.map(write));
    for (let restarts = 1; restarts <= 5; restarts += 1) {
      await server.faults.called('append', restarts * 20);
      await server.restart();
    }
    await writing;
    const all = await collected(log.readAll(0));
    expect(all).toHaveLength(120);
    expect(new Set(all.map(({ id }) => id)).size).toBe(120);
  });
});

describe('an append that is refused', () => {
  it('names the stream that somebody deleted, at once', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, first);
    server.log.tombstone(STREAM);
    const refusal = {
      name: 'EventStoreDbRefused',
      reason: 'stream-deleted',
      message: expect.stringMatching(STREAM),
    };
    await expect(log.append(STREAM, 0, records.slice(1))).rejects.toMatchObject(refusal);
    await expect(collected(log.readStream(STREAM))).rejects.toMatchObject(refusal);
    expect(server.faults.calls('append')).toBe(2);
  });

  it('says that the log is damaged when a stream was deleted and silently goes on', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, first);
    server.log.softDelete(STREAM);
    const again = exampleRecords(STREAM, { variant: 'opnieuw' });
    await expect(log.append(STREAM, NO_STREAM, again)).rejects.toMatchObject({ name: 'LogDamaged' });
    await expect(collected(log.readStream(STREAM))).rejects.toMatchObject({ name: 'LogDamaged' });
  });

  it('says so at once when the account may not write', async () => {
    const server = await start();
    const log = connect(server);
    server.faults.nextAppends({ written: false, answer: { kind: 'access-denied' } });
    await expect(log.append(STREAM, NO_STREAM, first)).rejects.toMatchObject({ reason: 'access-denied' });
    expect(server.faults.calls('append')).toBe(1);
  });

  it('is too large when the server was told to take less', async () => {
    const server = await start({ maxAppendBytes: 1_000 });
    const log = connect(server);
    await expect(log.append(STREAM, NO_STREAM, records)).rejects.toMatchObject({ name: 'AppendTooLarge' });
    expect(server.faults.calls('append')).toBe(1);
  });

  it('would go to a stream that no reader sees', async () => {
    const log = connect(await start());
    await expect(log.append('zaak-een', NO_STREAM, first)).rejects.toThrow(RangeError);
  });

  it('comes after the log was closed', async () => {
    const log = connect(await start());
    await log.close();
    await expect(log.append(STREAM, NO_STREAM, first)).rejects.toThrow(LogUnavailable);
    await expect(log.head()).rejects.toThrow(LogUnavailable);
    await expect(collected(log.readStream(STREAM))).rejects.toThrow(LogUnavailable);
    await expect(collected(log.readAll(0))).rejects.toThrow(LogUnavailable);
  });
});
