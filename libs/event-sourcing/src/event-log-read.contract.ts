import { describe, expect, it } from '@jest/globals';
import type { ContractContext } from './event-log-under-test.contract.js';
import { NO_STREAM } from './event-log.js';
import type { EventLog } from './event-log.js';
import { collected, exampleRecords } from './example-records.js';
import { verifyChain } from './hash-chain.js';

/** More than any adapter fetches at once. */
const MANY = 2_500;

export const readContract = (context: ContractContext): void => {
  describe('reading', () => {
    it('gives a stream in order from the revision asked for, and nothing for an unknown stream', async () => {
      const { log } = context.current;
      const records = exampleRecords('casus-een', { count: 4 });
      await log.append('casus-een', NO_STREAM, records);
      await log.append('casus-twee', NO_STREAM, exampleRecords('casus-twee'));
      const tail = await collected(log.readStream('casus-een', 2));
      expect(tail.map(({ volgnummer }) => volgnummer)).toEqual([2, 3]);
      expect(await collected(log.readStream('casus-een', 4))).toEqual([]);
      expect(await collected(log.readStream('casus-onbekend'))).toEqual([]);
    });

    it('gives all streams together in commit order, after a position', async () => {
      const { log } = context.current;
      const one = exampleRecords('casus-een', { count: 2 });
      const two = exampleRecords('casus-twee', { count: 2 });
      await log.append('casus-een', NO_STREAM, one.slice(0, 1));
      const middle = await log.append('casus-twee', NO_STREAM, two);
      await log.append('casus-een', 0, one.slice(1));
      const all = await collected(log.readAll(0));
      expect(all.map(({ id }) => id)).toEqual(
        [...one.slice(0, 1), ...two, ...one.slice(1)].map(({ id }) => id),
      );
      expect(isGrowing(all.map(({ positie }) => positie))).toBe(true);
      expect(await collected(log.readAll(middle.position))).toEqual(all.slice(3));
      expect(await collected(log.readAll(await log.head()))).toEqual([]);
    });

    it('gives many events whole, page after page', async () => {
      const { log } = context.current;
      await appendMany(log, 'casus-lang', MANY);
      const stream = await collected(log.readStream('casus-lang'));
      expect(verifyChain(stream)).toEqual({ intact: true, length: MANY });
      expect(await collected(log.readAll(0))).toEqual(stream);
    });

    it('gives case by case each case once and whole, up to a position, however little may be held', async () => {
      const { log } = context.current;
      const streams = ['een', 'twee', 'drie'].map((naam) => exampleRecords(`casus-${naam}`, { count: 3 }));
      for (let n = 0; n < 3; n += 1) {
        for (const records of streams)
          await log.append(`casus-${records[0]?.casusId}`, n - 1, records.slice(n, n + 1));
      }
      const upTo = await log.head();
      await appendMany(log, 'casus-lang', MANY);
      const ids = (cases: readonly (readonly { readonly id: string }[])[]) =>
        cases.map((records) => records.map(({ id }) => id)).sort();
      for (const held of [2, 1_000]) {
        const cases = await collected(log.readCases({ upTo, held }));
        expect(ids(cases)).toEqual(ids(streams));
      }
      const all = await collected(log.readCases({ upTo: await log.head() }));
      expect(all.map((records) => verifyChain(records).intact)).toEqual([true, true, true, true]);
      expect(all.flat()).toHaveLength(9 + MANY);
    });

    it('ends a reading at the head of the moment that it began', async () => {
      const { log } = context.current;
      const records = exampleRecords('casus-een', { count: 3 });
      await log.append('casus-een', NO_STREAM, records.slice(0, 2));
      const seen: number[] = [];
      for await (const { volgnummer } of log.readAll(0)) {
        if (seen.length === 0) await log.append('casus-een', 1, records.slice(2));
        seen.push(volgnummer);
      }
      expect(seen).toEqual([0, 1]);
    });
  });
};

const STRANGE_DATA = {
  nul: 'a\u0000b',
  accenten: 'coördinator é ﬁ \u2028 \uFEFF',
  buitenBmp: '👪 𝒳',
  halfTeken: '\ud800 en \udfff',
  ontsnapt: '\\u0000 " \\ / \b\f\n\r\t',
  getallen: [0.1, 1e21, 5e-324, 1.7976931348623157e308, Number.MAX_SAFE_INTEGER, -1e-7, 333333333.3333333],
  leeg: ['', {}, [], null, false],
  'sleutel\u0000met nul': { '': 1, '€': 2, '\u{1F600}': 3, 10: 'tien', 9: 'negen' },
} as const;

export const fidelityContract = (context: ContractContext): void => {
  it('gives back exactly what was stored, so that its hash verifies', async () => {
    const { log } = context.current;
    const records = exampleRecords('casus-vreemd', { count: 3, data: STRANGE_DATA });
    await log.append('casus-vreemd', NO_STREAM, records);
    const read = await collected(log.readStream('casus-vreemd'));
    expect(read.map(({ positie: _positie, ...record }) => record)).toEqual(records);
    expect(verifyChain(read)).toEqual({ intact: true, length: 3 });
  });
};

const isGrowing = (positions: readonly number[]): boolean =>
  positions.every((position, at) => Number.isSafeInteger(position) && position > (positions[at - 1] ?? 0));

const appendMany = async (log: EventLog, stream: string, count: number): Promise<void> => {
  const records = exampleRecords(stream, { count });
  for (let start = 0; start < count; start += 500) {
    await log.append(stream, start - 1, records.slice(start, start + 500));
  }
};
