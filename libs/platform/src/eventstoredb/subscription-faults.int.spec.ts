import { describe, expect, it } from '@jest/globals';
import { LogUnavailable, NO_STREAM } from '#event-sourcing';
import type { SubscriptionMessage } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import { CHECKPOINT_INTERVAL, SEARCH_WINDOW } from './limits.js';
import type { EventStoreDbEventLog } from './eventstoredb-event-log.js';
import { withEventStore } from './event-store.fixture.js';

const STREAM = 'casus-een';
const { start, connect } = withEventStore();
const records = exampleRecords(STREAM, { count: 40 });

/** The volgnummers that a subscription delivers, until it has caught up with the last one. */
const followed = async (log: EventStoreDbEventLog, last: number, after = 0): Promise<number[]> => {
  const ending = new AbortController();
  const seen: number[] = [];
  for await (const message of log.subscribeToAll({ after, signal: ending.signal })) {
    if (message.kind === 'events') seen.push(...message.events.map(({ volgnummer }) => volgnummer));
    else if (seen.at(-1) === last) break;
  }
  ending.abort();
  return seen;
};

/** A reader of one subscription, message by message. */
const follow = (log: EventStoreDbEventLog, after = 0) => {
  const signal = new AbortController().signal;
  const messages = log.subscribeToAll({ after, signal })[Symbol.asyncIterator]();
  return {
    next: async (): Promise<SubscriptionMessage> =>
      ((await messages.next()) as { value: SubscriptionMessage }).value,
    stop: async () => messages.return?.(),
  };
};

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

describe('a subscription', () => {
  it('delivers without gap or double when it is cut while it catches up', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, records);
    server.faults.nextSubscriptions(
      { afterEvents: 3, answer: 'drop' },
      { afterEvents: 0, answer: 'drop' },
      { afterEvents: 1, answer: { kind: 'not-ready' } },
      { afterEvents: 17, answer: { kind: 'cancelled' } },
      { afterEvents: 4, answer: { kind: 'no-leader' } },
    );
    expect(await followed(log, 39)).toEqual(upTo(40));
    expect(server.faults.calls('subscribe')).toBe(6);
  });

  it('delivers without gap or double when it is cut before each event', async () => {
    const server = await start();
    const [log, writer] = [connect(server), connect(server)];
    const ending = new AbortController();
    const seen: number[] = [];
    for await (const message of log.subscribeToAll({ after: 0, signal: ending.signal })) {
      if (message.kind === 'events') seen.push(...message.events.map(({ volgnummer }) => volgnummer));
      const next = records[seen.length];
      if (message.kind === 'events' && next) continue;
      if (!next) break;
      server.front.drop();
      await writer.append(STREAM, seen.length - 1, [next]);
    }
    ending.abort();
    expect(seen).toEqual(upTo(40));
  });

  it('goes on where it was when the server restarts', async () => {
    const server = await start();
    const [log, writer] = [connect(server), connect(server)];
    const following = followed(log, 39);
    for (let at = 0; at < 40; at += 10) {
      await writer.append(STREAM, at - 1, records.slice(at, at + 10));
      await server.restart();
    }
    expect(await following).toEqual(upTo(40));
  });

  it('is taken up again when the server falls silent in the middle', async () => {
    const server = await start();
    const log = connect(server, { silenceMs: 100 });
    await log.append(STREAM, NO_STREAM, records);
    server.faults.nextSubscriptions({ afterEvents: 5, answer: 'silence' }, { answer: 'silence' });
    expect(await followed(log, 39)).toEqual(upTo(40));
    expect(server.faults.calls('subscribe')).toBe(3);
  });

  it('goes to the leader when it is told that there is another', async () => {
    const leader = await start();
    const follower = await start({ log: leader.log });
    await connect(leader).append(STREAM, NO_STREAM, records);
    const answer = { kind: 'not-leader', host: '127.0.0.1', port: leader.front.port } as const;
    follower.faults.nextSubscriptions({ afterEvents: 7, answer });
    expect(await followed(connect(follower), 39)).toEqual(upTo(40));
    expect(leader.faults.calls('subscribe')).toBe(1);
  });

  it('goes on from a checkpoint after a long stretch of what others wrote, and misses nothing behind it', async () => {
    const server = await start();
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, records.slice(0, 1));
    const stretch = 2 * SEARCH_WINDOW * CHECKPOINT_INTERVAL;
    for (let written = 0; written < stretch; written += 1) server.log.writeOther('boekhouding-1');
    const { next, stop } = follow(log);
    expect(await next()).toMatchObject({ kind: 'events', events: [{ volgnummer: 0 }] });
    expect(await next()).toMatchObject({ kind: 'caught-up' });
    const checkpoint = { commit: server.log.end, prepare: 0 };
    server.front.drop();
    await log.append(STREAM, 0, records.slice(1, 2));
    expect(await next()).toMatchObject({ kind: 'events', events: [{ positie: checkpoint.commit }] });
    expect(server.faults.subscribedFrom).toEqual([{ commit: 0, prepare: 0 }, checkpoint]);
    await stop();
  });

  it('never shows what stands in the streams of others', async () => {
    const server = await start({ othersWriteTo: ['$stats-1', 'boekhouding-1', '$ce-casus', 'casus'] });
    const log = connect(server);
    await log.append(STREAM, NO_STREAM, records);
    expect(await followed(log, 39)).toEqual(upTo(40));
  });

  it('follows the streams that it was told to follow', async () => {
    const server = await start();
    const log = connect(server, {}, { prefixes: ['zaak-', 'dossier-'] });
    server.log.writeOther('casus-een');
    await log.append('zaak-een', NO_STREAM, exampleRecords('zaak-een'));
    await log.append('dossier-een', NO_STREAM, exampleRecords('dossier-een', { count: 2 }));
    expect(await followed(log, 1)).toEqual([0, 0, 1]);
  });
});

describe('a subscription that cannot go on', () => {
  it('gives up when the server stays away', async () => {
    const server = await start();
    const log = connect(server, { readFailures: 3 });
    await server.front.close();
    await expect(follow(log).next()).rejects.toThrow(LogUnavailable);
  });

  it('counts only failures in a row', async () => {
    const server = await start();
    const log = connect(server, { readFailures: 1, silenceMs: 50 });
    await log.append(STREAM, NO_STREAM, records);
    server.faults.nextSubscriptions(...upTo(8).map(() => ({ afterEvents: 4, answer: 'silence' }) as const));
    expect(await followed(log, 39)).toEqual(upTo(40));
  });

  it('says at once that the account may not read', async () => {
    const server = await start();
    server.faults.nextSubscriptions({ answer: { kind: 'access-denied' } });
    await expect(follow(connect(server)).next()).rejects.toMatchObject({ reason: 'access-denied' });
    expect(server.faults.calls('subscribe')).toBe(1);
  });

  it('says at once that its checkpoint is of another log', async () => {
    const server = await start();
    const log = connect(server);
    const { position } = await log.append(STREAM, NO_STREAM, records);
    await expect(follow(log, position - 1).next()).rejects.toMatchObject({ reason: 'invalid-request' });
  });

  it('is told when the log is closed', async () => {
    const server = await start();
    const log = connect(server);
    const { next } = follow(log);
    expect(await next()).toEqual({ kind: 'caught-up', position: 0 });
    const refused = expect(next()).rejects.toThrow(LogUnavailable);
    await log.close();
    await refused;
  });
});
