import { describe, expect, it } from '@jest/globals';
import type { ContractContext } from './event-log-under-test.contract.js';
import { NO_STREAM } from './event-log.js';
import type { EventLog, SubscriptionMessage } from './event-log.js';
import { collected, exampleRecords } from './example-records.js';

export const subscriptionContract = (context: ContractContext): void => {
  describe('subscription', () => {
    followContract(context);
    endContract(context);
  });
};

const followContract = (context: ContractContext): void => {
  it('delivers what is there, marks that it has caught up, and goes on live', async () => {
    const { log, secondConnection } = context.current;
    const writer = await secondConnection();
    const records = exampleRecords('casus-een', { count: 3 });
    const first = await log.append('casus-een', NO_STREAM, records.slice(0, 2));
    const follower = follow(log, 0);
    expect(await follower.untilCaughtUp(first.position)).toEqual([0, 1]);
    const second = await writer.append('casus-een', 1, records.slice(2));
    expect(await follower.untilCaughtUp(second.position)).toEqual([2]);
    await follower.stop();
  });

  it('marks an empty log at once, at the position it started from', async () => {
    const { log } = context.current;
    const follower = follow(log, 0);
    expect(await follower.next()).toEqual({ kind: 'caught-up', position: 0 });
    await follower.stop();
  });

  it('delivers after a resume neither a gap nor a double', async () => {
    const { log } = context.current;
    const records = exampleRecords('casus-een', { count: 6 });
    await log.append('casus-een', NO_STREAM, records.slice(0, 4));
    const [, at] = await collected(log.readAll(0));
    const first = follow(log, 0);
    const begun = await first.next();
    await first.stop();
    expect(begun).toMatchObject({ kind: 'events' });
    const { position } = await log.append('casus-een', 3, records.slice(4));
    const second = follow(log, at?.positie ?? 0);
    expect(await second.untilCaughtUp(position)).toEqual([2, 3, 4, 5]);
    await second.stop();
  });
};

const endContract = (context: ContractContext): void => {
  it('ends when it is aborted while it waits', async () => {
    const { log } = context.current;
    const follower = follow(log, 0);
    await follower.untilCaughtUp(0);
    const waiting = follower.next();
    await follower.stop();
    expect(await waiting).toBeUndefined();
  });

  it('ends when it is aborted while events are left', async () => {
    const { log } = context.current;
    await log.append('casus-een', NO_STREAM, exampleRecords('casus-een', { count: 3 }));
    const follower = follow(log, 0);
    await follower.next();
    await follower.stop();
    expect(await follower.next()).toBeUndefined();
  });

  it('delivers nothing when it is aborted before it begins', async () => {
    const { log } = context.current;
    await log.append('casus-een', NO_STREAM, exampleRecords('casus-een'));
    const messages = log.subscribeToAll({ after: 0, signal: AbortSignal.abort() });
    expect(await messages[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
  });
};

/** A reader of one subscription, message by message. */
const follow = (log: EventLog, after: number) => {
  const ending = new AbortController();
  const messages = log.subscribeToAll({ after, signal: ending.signal })[Symbol.asyncIterator]();
  const next = async (): Promise<SubscriptionMessage | undefined> => {
    const { done, value } = await messages.next();
    return done ? undefined : value;
  };
  return {
    next,
    /** The volgnummers delivered until the mark at this position; earlier marks may stand between. */
    untilCaughtUp: async (position: number): Promise<number[]> => {
      const delivered: number[] = [];
      for (let message = await next(); message; message = await next()) {
        if (message.kind === 'events') delivered.push(...message.events.map(({ volgnummer }) => volgnummer));
        else if (message.position >= position) return delivered;
      }
      throw new Error(`the subscription ended before position ${position}`);
    },
    stop: async (): Promise<void> => {
      ending.abort();
      await messages.return?.();
    },
  };
};
