import { describe, expect, it } from '@jest/globals';
import { kwantiel, meet, uitslagVan } from './rondes.js';

const meting = {
  id: 'P0',
  naam: 'voorbeeld',
  plafond: 'niets doen',
  eenheid: 'per s',
  doel: { richting: 'minstens', verhouding: 0.5 },
} as const;

describe('a measurement', () => {
  it('compares in each round, so that a slow moment of the machine weighs on both', () => {
    const uitslag = uitslagVan(meting, [
      { onze: 60, plafond: 100 },
      { onze: 6, plafond: 10 },
      { onze: 30, plafond: 100 },
    ]);
    expect(uitslag.verhouding.mediaan).toBeCloseTo(0.6);
    expect(uitslag).toMatchObject({ oordeel: 'gehaald', rondes: 3 });
  });

  it('falls short below its goal, and a goal of at most is met from below', () => {
    const paar = [{ onze: 120, plafond: 100 }];
    const hoogstens = { ...meting, doel: { richting: 'hoogstens', verhouding: 1.1 } } as const;
    expect(uitslagVan(hoogstens, paar).oordeel).toBe('tekort');
    expect(uitslagVan({ ...meting, doel: { ...meting.doel, verhouding: 1.3 } }, paar).oordeel).toBe('tekort');
  });

  it('takes turns, warms up both sides, and stops what it started', async () => {
    const gedaan: string[] = [];
    const zijde = (naam: string, waarde: number) => async () => {
      gedaan.push(naam);
      return waarde;
    };
    const bereid = async () => ({
      onze: zijde('onze', 1),
      plafond: zijde('plafond', 2),
      stop: async () => void gedaan.push('stop'),
    });
    const uitslag = await meet({ ...meting, bereid }, 2, 'klein');
    expect(gedaan).toEqual(['plafond', 'onze', 'plafond', 'onze', 'onze', 'plafond', 'stop']);
    expect(uitslag.verhouding.mediaan).toBe(0.5);
  });

  it('takes quantiles between the nearest values', () => {
    expect(kwantiel([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(kwantiel([10], 0.99)).toBe(10);
  });
});
