import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dagnummer, datumVan, instantMs, isDatum, weekdag } from './datum.js';
import { OngeldigeTijd } from './fouten.js';
import { TIJDZONE, beginVanDag, isoInstant, lokaleDatum, overschredenVanaf } from './tijdzone.js';

/** Temporal is the oracle of the arithmetic on whole days. */
const EPOCH = Temporal.PlainDate.from('1970-01-01');
const dag = fc.integer({ min: dagnummer('0001-01-01'), max: dagnummer('9999-12-31') });
const ms = fc.integer({ min: instantMs('1975-01-01T00:00:00Z'), max: instantMs('2199-12-31T23:59:59Z') });

describe('a date', () => {
  it('is the same day number, weekday and text as in Temporal', () => {
    fc.assert(
      fc.property(dag, (d) => {
        const datum = EPOCH.add({ days: d });
        expect(datumVan(d)).toBe(datum.toString());
        expect(dagnummer(datum.toString())).toBe(d);
        expect(weekdag(d)).toBe(datum.dayOfWeek);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-00',
    '2026-4-8',
    '08-04-2026',
    '',
    '2026-04-08T10:00:00Z',
  ])('is not: %j', (tekst) => {
    expect(isDatum(tekst)).toBe(false);
    expect(() => dagnummer(tekst)).toThrow(OngeldigeTijd);
  });
});

describe('an instant', () => {
  it('is the same moment as in Temporal, whatever its offset', () => {
    fc.assert(
      fc.property(ms, fc.constantFrom('+00:00', '+01:00', '+02:00', '-09:30', '+05:45'), (moment, offset) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(moment);
        expect(instantMs(instant.toString())).toBe(moment);
        expect(instantMs(instant.toZonedDateTimeISO(offset).toString({ timeZoneName: 'never' }))).toBe(
          moment,
        );
        expect(instantMs(isoInstant(moment))).toBe(moment);
        expect(isoInstant(moment)).toBe(instant.toString({ smallestUnit: 'millisecond' }));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([-62_167_219_200_000, -62_167_219_200_001, -1, 0, 253_402_300_799_999, 253_402_300_800_000])(
    'is written as Temporal writes it: %d ms',
    (moment) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(moment);
      expect(isoInstant(moment)).toBe(instant.toString({ smallestUnit: 'millisecond' }));
    },
  );

  it('cuts off what is finer than a millisecond', () => {
    expect(instantMs('2026-03-03T09:15:02.113999Z')).toBe(instantMs('2026-03-03T09:15:02.113Z'));
    expect(instantMs('2026-03-03T09:15Z')).toBe(instantMs('2026-03-03T09:15:00.000Z'));
  });

  it.each([
    '2026-03-03',
    '2026-03-03T10:15:00',
    '2026-03-03T24:00:00Z',
    '2026-03-03T10:60:00Z',
    '2026-02-30T10:00:00Z',
    '2026-03-03T10:00:00+1',
    'nu',
  ])('is not: %j', (tekst) => {
    expect(() => instantMs(tekst)).toThrow(OngeldigeTijd);
  });
});

describe('local time', () => {
  it('has the date of Europe/Amsterdam', () => {
    fc.assert(
      fc.property(ms, (moment) => {
        const lokaal = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(TIJDZONE);
        expect(lokaleDatum(moment)).toBe(lokaal.toPlainDate().toString());
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['2026-03-28', '2026-03-27T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('begins the day of %s at %s, also where the clock changes', (datum, begin) => {
    expect(beginVanDag(datum)).toBe(begin);
    expect(lokaleDatum(begin)).toBe(datum);
    expect(lokaleDatum(instantMs(begin) - 1)).not.toBe(datum);
  });

  it('exceeds a term at midnight after its last day', () => {
    expect(overschredenVanaf('2026-03-28')).toBe('2026-03-28T23:00:00.000Z');
    expect(overschredenVanaf('2026-03-29')).toBe('2026-03-29T22:00:00.000Z');
  });
});
