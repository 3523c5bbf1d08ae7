import { describe, expect, it } from '@jest/globals';
import { beginVanDag, instantMs, isWerkdag, lokaleDatum } from '#afspraken';
import { Kalender } from './kalender.js';
import { Toeval } from './toeval.js';

const op = (tekst: string): number => instantMs(tekst);
const KALENDER = new Kalender(op('2025-01-01T00:00:00+01:00'), op('2026-12-31T00:00:00+01:00'));
const uurVan = (ms: number): number => (ms - op(beginVanDag(lokaleDatum(ms)))) / 3_600_000;

describe('the calendar', () => {
  it('knows the local day of every instant, also when the clock changes', () => {
    const toeval = new Toeval('dagen');
    for (let i = 0; i < 2_000; i += 1) {
      const ms = Math.round(toeval.tussen(op('2025-01-02T00:00:00Z'), op('2026-12-30T00:00:00Z')));
      expect(KALENDER.dag(ms)?.datum).toBe(lokaleDatum(ms));
    }
    expect(KALENDER.dag(op('2025-10-26T22:59:59.999Z'))?.datum).toBe('2025-10-26');
    expect(KALENDER.dag(op('2025-10-26T23:00:00Z'))?.datum).toBe('2025-10-27');
  });

  it('knows no day outside its period', () => {
    expect(KALENDER.dag(op('2020-01-01T00:00:00Z'))).toBeUndefined();
    expect(KALENDER.dag(op('2030-01-01T00:00:00Z'))).toBeUndefined();
    expect(KALENDER.werkmoment(op('2030-01-01T00:00:00Z'), new Toeval('a'))).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['in the evening', '2025-04-17T20:00:00+02:00', '2025-04-22'],
    ['on a holiday', '2025-04-18T10:00:00+02:00', '2025-04-22'],
    ['early in the morning', '2025-04-23T05:00:00+02:00', '2025-04-23'],
  ])('lets what comes %s wait until people work', (_wanneer, moment, datum) => {
    const werk = KALENDER.werkmoment(op(moment), new Toeval('wacht'));
    expect(lokaleDatum(werk)).toBe(datum);
    expect(KALENDER.isKantoortijd(werk)).toBe(true);
  });

  it('counts werkdagen as the agreements do: from the day after', () => {
    const vast = { mediaan: 5, spreiding: 0, eenheid: 'werkdagen' } as const;
    const na = KALENDER.na(op('2025-04-14T10:00:00+02:00'), vast, new Toeval('telt'));
    expect(lokaleDatum(na)).toBe('2025-04-23');
  });

  it('never goes back, and ends in office hours but for hours by the clock', () => {
    const toeval = new Toeval('vooruit');
    for (const eenheid of ['dagen', 'werkdagen', 'uren'] as const) {
      for (let i = 0; i < 500; i += 1) {
        const van = Math.round(toeval.tussen(op('2025-01-02T00:00:00Z'), op('2026-10-01T00:00:00Z')));
        const na = KALENDER.na(van, { mediaan: 2, spreiding: 1, eenheid }, toeval);
        expect(na).toBeGreaterThanOrEqual(van);
        expect(eenheid === 'uren' || KALENDER.isKantoortijd(na)).toBe(true);
      }
    }
  });

  it('opens the batch of the night and the weekend on the next morning of work', () => {
    const toeval = new Toeval('batch');
    for (const moment of [
      '2025-05-03T23:00:00+02:00',
      '2025-05-04T12:00:00+02:00',
      '2025-05-06T01:00:00+02:00',
    ]) {
      const ochtend = KALENDER.ochtend(op(moment), [7, 8], toeval);
      expect(lokaleDatum(ochtend)).toBe('2025-05-06');
      expect(isWerkdag(lokaleDatum(ochtend))).toBe(true);
      expect(Math.floor(uurVan(ochtend))).toBe(7);
    }
  });
});
