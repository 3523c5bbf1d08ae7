import { describe, expect, it } from '@jest/globals';
import type { ContractContext } from './event-log-under-test.contract.js';
import { AppendTooLarge, MAX_APPEND_BYTES, NO_STREAM, RevisionConflict } from './event-log.js';
import { collected, exampleRecords } from './example-records.js';

const STREAM = 'casus-een';

export const appendContract = (context: ContractContext): void => {
  describe('append', () => {
    revisionContract(context);
    repeatContract(context);
    limitContract(context);
  });
};

const revisionContract = (context: ContractContext): void => {
  it('starts a stream and continues it at the exact revision', async () => {
    const { log } = context.current;
    const records = exampleRecords(STREAM, { count: 3 });
    const started = await log.append(STREAM, NO_STREAM, records.slice(0, 2));
    const continued = await log.append(STREAM, 1, records.slice(2));
    expect([started.revision, continued.revision]).toEqual([1, 2]);
    expect(continued.position).toBeGreaterThan(started.position);
    expect(await log.head()).toBe(continued.position);
  });

  it('tells the actual revision when another writer was first, and writes nothing', async () => {
    const { log } = context.current;
    const winner = exampleRecords(STREAM, { count: 2 });
    const loser = exampleRecords(STREAM, { count: 3, variant: 'verliezer' });
    await log.append(STREAM, NO_STREAM, winner);
    await expect(log.append(STREAM, NO_STREAM, loser)).rejects.toMatchObject({
      name: 'RevisionConflict',
      stream: STREAM,
      expectedRevision: NO_STREAM,
      actualRevision: 1,
    });
    expect((await collected(log.readStream(STREAM))).map(({ id }) => id)).toEqual(winner.map(({ id }) => id));
  });

  it('refuses a revision that the stream has not reached', async () => {
    const { log } = context.current;
    const third = exampleRecords(STREAM, { count: 3 }).slice(2);
    await expect(log.append(STREAM, 1, third)).rejects.toEqual(new RevisionConflict(STREAM, 1, NO_STREAM));
    expect(await log.head()).toBe(0);
  });

  it('lets one of two writers at the same revision win', async () => {
    const { log, secondConnection } = context.current;
    const other = await secondConnection();
    const outcomes = await Promise.allSettled([
      log.append(STREAM, NO_STREAM, exampleRecords(STREAM, { count: 2, variant: 'a' })),
      other.append(STREAM, NO_STREAM, exampleRecords(STREAM, { count: 2, variant: 'b' })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await collected(log.readStream(STREAM))).toHaveLength(2);
  });
};

const repeatContract = (context: ContractContext): void => {
  it('answers a repeat as the first time and writes nothing, also with later events behind it', async () => {
    const { log } = context.current;
    const records = exampleRecords(STREAM, { count: 5 });
    const first = await log.append(STREAM, NO_STREAM, records.slice(0, 2));
    const second = await log.append(STREAM, 1, records.slice(2, 4));
    await log.append(STREAM, 3, records.slice(4));
    expect(await log.append(STREAM, NO_STREAM, records.slice(0, 2))).toMatchObject(first);
    expect(await log.append(STREAM, 1, records.slice(2, 4))).toMatchObject(second);
    expect(await collected(log.readAll(0))).toHaveLength(5);
  });

  it('writes one of two equal appends that are under way together', async () => {
    const { log, secondConnection } = context.current;
    const other = await secondConnection();
    const records = exampleRecords(STREAM, { count: 3 });
    const append = [log, log, other].map((each) => each.append(STREAM, NO_STREAM, records));
    const places = (await Promise.all(append)).map(({ revision, position }) => `${revision} at ${position}`);
    expect(new Set(places).size).toBe(1);
    expect(await collected(log.readAll(0))).toHaveLength(3);
  });

  it('refuses a repeat that covers the stored events only in part', async () => {
    const { log } = context.current;
    const records = exampleRecords(STREAM, { count: 4 });
    await log.append(STREAM, NO_STREAM, records.slice(0, 3));
    const conflict = { name: 'RevisionConflict', actualRevision: 2 };
    await expect(log.append(STREAM, 1, records.slice(2, 4))).rejects.toMatchObject(conflict);
    const otherTail = [
      ...records.slice(0, 1),
      ...exampleRecords(STREAM, { from: records[0], variant: 'anders' }),
    ];
    await expect(log.append(STREAM, NO_STREAM, otherTail)).rejects.toMatchObject(conflict);
    expect(await collected(log.readAll(0))).toHaveLength(3);
  });
};

const limitContract = (context: ContractContext): void => {
  it('refuses an append over the limit and takes one at the limit', async () => {
    const { log } = context.current;
    const empty = Buffer.byteLength(JSON.stringify(exampleRecords(STREAM, { data: { tekst: '' } })[0]));
    const ofBytes = (bytes: number) => exampleRecords(STREAM, { data: { tekst: 'x'.repeat(bytes - empty) } });
    await expect(log.append(STREAM, NO_STREAM, ofBytes(MAX_APPEND_BYTES + 1))).rejects.toEqual(
      new AppendTooLarge(MAX_APPEND_BYTES + 1),
    );
    expect(await log.head()).toBe(0);
    expect(await log.append(STREAM, NO_STREAM, ofBytes(MAX_APPEND_BYTES))).toMatchObject({ revision: 0 });
  });

  it('counts the bytes of all events together, in UTF-8', async () => {
    const { log } = context.current;
    const wide = exampleRecords(STREAM, { count: 2, data: { tekst: 'é'.repeat(MAX_APPEND_BYTES / 4) } });
    await expect(log.append(STREAM, NO_STREAM, wide)).rejects.toThrow(AppendTooLarge);
  });

  it('refuses what only a mistake in the program can send', async () => {
    const { log } = context.current;
    const records = exampleRecords(STREAM, { count: 2 });
    const sameId = records.map((record) => ({ ...record, id: 'steeds-dezelfde' }));
    await expect(log.append(STREAM, NO_STREAM, [])).rejects.toThrow(RangeError);
    await expect(log.append(STREAM, NO_STREAM, records.slice(1))).rejects.toThrow(RangeError);
    await expect(log.append(STREAM, NO_STREAM, sameId)).rejects.toThrow(RangeError);
    expect(await log.head()).toBe(0);
  });
};
