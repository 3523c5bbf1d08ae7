import { describe, expect, it } from '@jest/globals';
import { resterend, waarschuwingVanaf } from './resterend.js';
import { testregio, zuidLimburg } from './testing.js';
import { valideerAfspraken } from './valideer-afspraken.js';

describe('what is left of a term', () => {
  it('counts the days after today, up to and including the last one', () => {
    expect(resterend('2026-04-08', '2026-04-01T12:00:00+02:00')).toEqual({ dagen: 7, werkdagen: 3 });
    expect(resterend('2026-04-08', '2026-04-08T23:59:59+02:00')).toEqual({ dagen: 0, werkdagen: 0 });
  });

  it('is negative once the last day has passed, on the clocks of Amsterdam', () => {
    expect(resterend('2026-04-08', '2026-04-08T22:00:00Z')).toEqual({ dagen: -1, werkdagen: -1 });
    expect(resterend('2026-04-10', '2026-04-13T09:00:00+02:00')).toEqual({ dagen: -3, werkdagen: -1 });
  });

  it('is negative in the weekend that follows the last day: 0 would read as still in time', () => {
    expect(resterend('2026-04-10', '2026-04-11T09:00:00+02:00')).toEqual({ dagen: -1, werkdagen: -1 });
    expect(resterend('2026-04-10', '2026-04-12T09:00:00+02:00')).toEqual({ dagen: -2, werkdagen: -1 });
    expect(resterend('2026-04-10', '2026-04-14T09:00:00+02:00')).toEqual({ dagen: -4, werkdagen: -2 });
  });

  it('has whole days, also when the clocks change in between', () => {
    expect(resterend('2026-03-30', '2026-03-27T23:30:00+01:00')).toEqual({ dagen: 3, werkdagen: 1 });
    expect(resterend('2026-10-26', '2026-10-23T00:00:00+02:00')).toEqual({ dagen: 3, werkdagen: 1 });
  });

  it('leaves out the extra free days of the region', () => {
    const { extraVrijeDagen } = testregio();
    expect(resterend('2024-05-13', '2024-05-09T12:00:00+02:00', extraVrijeDagen).werkdagen).toBe(1);
  });
});

describe('the warning before a term ends', () => {
  const zl = zuidLimburg();
  const termijn = { vanaf: '2026-03-30', laatsteDag: '2026-04-08' };

  it('comes a werkdag before, by default, and a week before what lasts weeks or months', () => {
    expect(waarschuwingVanaf(zl, 'T1', termijn)).toBe('2026-04-06T22:00:00.000Z');
    expect(waarschuwingVanaf(zl, 'T3', { vanaf: '2026-03-09', laatsteDag: '2026-03-30' })).toBe(
      '2026-03-22T23:00:00.000Z',
    );
    expect(waarschuwingVanaf(zl, 'T6', { vanaf: '2025-12-30', laatsteDag: '2026-03-30' })).toBe(
      '2026-03-22T23:00:00.000Z',
    );
  });

  it('comes no sooner than the term itself', () => {
    const vandaag = { vanaf: '2026-03-31', laatsteDag: '2026-03-31' };
    expect(waarschuwingVanaf(zl, 'T5', vandaag)).toBe('2026-03-30T22:00:00.000Z');
    expect(waarschuwingVanaf(zl, 'T10', { vanaf: '2026-03-28', laatsteDag: '2026-03-30' })).toBe(
      '2026-03-27T23:00:00.000Z',
    );
  });

  it('comes when the afspraken say so', () => {
    const anders = valideerAfspraken({
      ...zl,
      termijnen: { ...zl.termijnen, T1: { ...zl.termijnen.T1, waarschuwing: { werkdagen: 0 } } },
    });
    expect(waarschuwingVanaf(anders, 'T1', termijn)).toBe('2026-04-07T22:00:00.000Z');
    const fout = { ...zl.termijnen.T6, waarschuwing: { dagen: 2 } };
    expect(() => valideerAfspraken({ ...zl, termijnen: { ...zl.termijnen, T6: fout } })).toThrow(
      'termijnen.T6.waarschuwing.werkdagen',
    );
  });
});
