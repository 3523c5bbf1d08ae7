import { describe, expect, it } from '@jest/globals';
import { OngeldigeCursor } from '#event-sourcing';
import {
  KLOKSPELING_MS,
  cursorVan,
  plaatsBijVraag,
  plaatsVan,
  vervolgBijVraag,
  vervolgplaats,
  vraagmerk,
} from './cursor.js';

const casusId = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';

describe('the cursor of a list', () => {
  it('gives back the place that it was made of', () => {
    const plaats = ['2026-03-03T10:00:00.000Z', casusId];
    expect(plaatsVan(cursorVan(plaats), 1)).toEqual(plaats);
    expect(plaatsVan(undefined, 1)).toBeUndefined();
  });

  it.each([
    ['a day that does not exist', ['2026-02-30T10:00:00.000Z', casusId]],
    ['the year zero, which PostgreSQL does not know', ['0000-01-01T00:00:00.000Z', casusId]],
    ['a month that does not exist', ['2026-13-01T00:00:00.000Z', casusId]],
    ['an instant without milliseconds', ['2026-03-03T10:00:00Z', casusId]],
    ['a NUL, which PostgreSQL does not store', ['2026-03-03T10:00:00.000Z', `${casusId}\u0000`]],
    ['an empty id', ['2026-03-03T10:00:00.000Z', '']],
    ['an id too many', ['2026-03-03T10:00:00.000Z', casusId, casusId]],
  ])('refuses %s', (_, plaats) => {
    expect(() => plaatsVan(cursorVan(plaats), 1)).toThrow(OngeldigeCursor);
  });

  it('refuses other bytes for the same place', () => {
    const cursor = cursorVan(['2026-03-03T10:00:00.000Z', casusId]);
    expect(() => plaatsVan(`${cursor}=`, 1)).toThrow(OngeldigeCursor);
  });
});

describe('the cursor of a question', () => {
  const heerlen = { rol: 'gemeente', partij: { id: 'GM0917' } };
  const plaats = ['2026-03-03T10:00:00.000Z', casusId];
  const merk = vraagmerk({ status: 'verstreken', termijn: undefined }, heerlen);
  const cursor = cursorVan([...plaats, merk]);

  it('goes on with the same question, in whatever order its parts are named', () => {
    expect(plaatsBijVraag(cursor, 1, vraagmerk({ status: 'verstreken' }, heerlen))).toEqual(plaats);
    expect(vraagmerk({ a: 1, b: 2 }, heerlen)).toBe(vraagmerk({ b: 2, a: 1 }, heerlen));
  });

  it.each([
    ['another filter', vraagmerk({ status: 'gepland' }, heerlen)],
    ['no filter', vraagmerk({}, heerlen)],
    ['another reader', vraagmerk({ status: 'verstreken' }, { ...heerlen, partij: { id: 'GM0971' } })],
    ['another role', vraagmerk({ status: 'verstreken' }, { rol: 'toezicht' })],
  ])('is refused for %s', (_, ander) => {
    expect(() => plaatsBijVraag(cursor, 1, ander)).toThrow(OngeldigeCursor);
  });
});

describe('the cursor of a list that stays about one instant', () => {
  const nuMs = Date.parse('2026-03-05T08:00:00.000Z');
  const merk = vraagmerk({}, { rol: 'toezicht' });
  const plaats = ['2026-03-03T10:00:00.000Z', casusId];
  const gelezen = (opMs: number) =>
    vervolgBijVraag(cursorVan(vervolgplaats(plaats, opMs, merk)), 1, { merk, nuMs });

  it('carries that instant beside the place', () => {
    expect(gelezen(nuMs - 60_000)).toEqual({ na: plaats, opMs: nuMs - 60_000 });
    expect(vervolgBijVraag(undefined, 1, { merk, nuMs })).toBeUndefined();
  });

  it('goes on where another process made it whose clock is ahead', () => {
    expect(gelezen(nuMs + 5_000)).toEqual({ na: plaats, opMs: nuMs + 5_000 });
    expect(gelezen(nuMs + KLOKSPELING_MS)).toBeDefined();
  });

  it.each([
    ['an instant that no clock shows yet', [...plaats, String(nuMs + KLOKSPELING_MS + 1), merk]],
    ['an instant that is none', [...plaats, 'nu', merk]],
    ['no instant', [...plaats, merk]],
  ])('refuses %s', (_, delen) => {
    expect(() => vervolgBijVraag(cursorVan(delen), 1, { merk, nuMs })).toThrow(OngeldigeCursor);
  });
});
