import { expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import type { ContractContext } from './event-log-under-test.contract.js';
import { NO_STREAM, RevisionConflict } from './event-log.js';
import type { EventLog } from './event-log.js';
import { collected, exampleRecords } from './example-records.js';
import { verifyChain } from './hash-chain.js';
import type { RecordedEvent } from './record.js';

const WRITERS = 8;
const APPENDS_PER_WRITER = 25;
const STREAMS = 6;
const TOTAL = WRITERS * APPENDS_PER_WRITER * 2;

export const concurrencyContract = (context: ContractContext): void => {
  it('shows every event once, in order, to a polling and to a live reader while many write', async () => {
    const { log, secondConnection } = context.current;
    const other = await secondConnection();
    const polled = poll(other);
    const followed = [followUntil(log, TOTAL), followUntil(other, TOTAL)];
    await Promise.all(Array.from({ length: WRITERS }, (_, at) => write(at % 2 ? log : other, at)));
    const truth = await collected(log.readAll(0));
    const ids = truth.map(({ id }) => id);
    expect(new Set(ids).size).toBe(TOTAL);
    for (const seen of await Promise.all([polled, ...followed])) {
      expect(seen.map(({ id }) => id)).toEqual(ids);
    }
    for (let at = 0; at < STREAMS; at += 1) {
      const stream = `casus-${at}`;
      const read = await collected(log.readStream(stream));
      expect(verifyChain(read)).toEqual({ intact: true, length: read.length });
      expect(truth.filter(({ casusId }) => casusId === read[0]?.casusId)).toEqual(read);
    }
  });
};

/** Appends pairs of events to shared streams, deciding again after each conflict. */
const write = async (log: EventLog, writer: number): Promise<void> => {
  for (let done = 0; done < APPENDS_PER_WRITER;) {
    const stream = `casus-${(writer + done) % STREAMS}`;
    const last = (await collected(log.readStream(stream))).at(-1);
    const pair = exampleRecords(stream, { from: last, count: 2, variant: `${writer} ${done}` });
    try {
      await log.append(stream, last?.volgnummer ?? NO_STREAM, pair);
      done += 1;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
};

const poll = async (log: EventLog): Promise<RecordedEvent[]> => {
  const seen: RecordedEvent[] = [];
  while (seen.length < TOTAL) {
    for await (const event of log.readAll(seen.at(-1)?.positie ?? 0)) seen.push(event);
    await turn();
  }
  return seen;
};

const followUntil = async (log: EventLog, count: number): Promise<RecordedEvent[]> => {
  const ending = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const message of log.subscribeToAll({ after: 0, signal: ending.signal })) {
    if (message.kind === 'events') seen.push(...message.events);
    else if (seen.length >= count) break;
  }
  ending.abort();
  return seen;
};
