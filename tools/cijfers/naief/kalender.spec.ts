import { describe, expect, it } from '@jest/globals';
import { tijdvakken } from '#cijfers';
import type { Periodesoort } from '#cijfers';
import { dagenVan, datumOp, middernacht, periodenVan } from './kalender.js';

const SOORTEN: readonly Periodesoort[] = ['dag', 'week', 'maand', 'kwartaal', 'jaar'];

describe('the calendar of the naive computation', () => {
  it('begins a day at local midnight, in winter and in summer', () => {
    expect(new Date(middernacht('2026-01-01')).toISOString()).toBe('2025-12-31T23:00:00.000Z');
    expect(new Date(middernacht('2026-07-01')).toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(datumOp(Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(datumOp(Date.parse('2026-06-30T21:59:59.999Z'))).toBe('2026-06-30');
  });

  it('has days of 23 and of 25 hours', () => {
    const uren = (datum: string, tot: string): number => {
      const [dag] = dagenVan(datum, tot);
      return ((dag?.eindeMs ?? 0) - (dag?.beginMs ?? 0)) / 3_600_000;
    };
    expect(uren('2026-03-29', '2026-03-30')).toBe(23);
    expect(uren('2026-10-25', '2026-10-26')).toBe(25);
  });

  it.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-03', '2026-W53'],
  ])('puts %s in week %s', (datum, naam) => {
    const morgen = new Date(Date.parse(`${datum}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect(periodenVan('week', dagenVan(datum, morgen)).map((week) => week.naam)).toEqual([naam]);
  });

  it.each(SOORTEN)('is that of the figures over thirty years, per %s', (soort) => {
    const [van, tot] = ['2005-02-17', '2035-11-08'];
    expect(periodenVan(soort, dagenVan(van, tot))).toEqual(tijdvakken(soort, van, tot));
  });
});
