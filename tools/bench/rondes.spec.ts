import { describe, expect, it } from '@jest/globals';
import { NietTeMeten } from './meting.js';
import type { Paar, Reeks } from './meting.js';
import { meet, uitslagVan } from './rondes.js';

const regel = {
  naam: 'voorbeeld',
  plafond: 'niets doen',
  eenheid: 'per s',
  doel: { richting: 'minstens', verhouding: 0.5 },
} as const;
const opdracht = { rondes: 2, omvang: 'klein', instellingen: { logboeken: [] } } as const;

describe('a line', () => {
  it('compares in each round, so that a slow moment of the machine weighs on both', () => {
    const uitslag = uitslagVan('P0', regel, [
      { onze: 60, plafond: 100 },
      { onze: 6, plafond: 10 },
      { onze: 30, plafond: 100 },
    ]);
    expect(uitslag.verhouding.mediaan).toBeCloseTo(0.6);
    expect(uitslag.verhouding.spreiding).toEqual([0.3, 0.6]);
    expect(uitslag).toMatchObject({
      oordeel: 'gehaald',
      onze: { mediaan: 30 },
      vergelijking: { mediaan: 100 },
    });
  });

  it('falls short below its goal, and a goal of at most is met from below', () => {
    const paar = [{ onze: 120, plafond: 100 }];
    const met = (richting: 'minstens' | 'hoogstens' | 'meer', verhouding: number) =>
      uitslagVan('P0', { ...regel, doel: { richting, verhouding } }, paar).oordeel;
    expect(met('hoogstens', 1.1)).toBe('tekort');
    expect(met('hoogstens', 1.2)).toBe('gehaald');
    expect(met('minstens', 1.3)).toBe('tekort');
    expect(met('meer', 1.2)).toBe('tekort');
    expect(met('meer', 1)).toBe('gehaald');
  });
});

const reeksMet = (ronde: (eerst: string) => Promise<readonly Paar[]>, gestopt = () => undefined): Reeks => ({
  id: 'P0',
  titel: 'voorbeelden',
  bereid: async () => ({ regels: [regel, regel], ronde, stop: async () => gestopt(), noten: ['let op'] }),
});

describe('a measurement', () => {
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
    const verslag = await meet({ id: 'P0', ...regel, bereid }, opdracht);
    expect(gedaan).toEqual(['plafond', 'onze', 'plafond', 'onze', 'onze', 'plafond', 'stop']);
    expect(verslag.uitslagen).toMatchObject([{ verhouding: { mediaan: 0.5 }, rondes: [{}, {}] }]);
  });

  it('gives a line for each of its pairs', async () => {
    const paren = [
      { onze: 1, plafond: 4 },
      { onze: 3, plafond: 4 },
    ];
    const verslag = await meet(
      reeksMet(async () => paren),
      opdracht,
    );
    expect(verslag.noten).toEqual(['let op']);
    expect(verslag.uitslagen).toMatchObject([{ oordeel: 'tekort' }, { oordeel: 'gehaald' }]);
  });

  it('says why it was not measured when something is not on this machine', async () => {
    const zonder = {
      ...reeksMet(async () => []),
      bereid: () => Promise.reject(new NietTeMeten('geen Java')),
    };
    const { uitslagen } = await meet(zonder, opdracht);
    expect(uitslagen).toEqual([
      { id: 'P0', naam: 'voorbeelden', oordeel: 'niet gemeten', reden: 'geen Java' },
    ]);
  });

  it('fails by itself, is stopped, and leaves the others be', async () => {
    const gestopt: string[] = [];
    const kapot = reeksMet(
      () => Promise.reject(new Error('boem')),
      () => void gestopt.push('stop'),
    );
    const { uitslagen } = await meet(kapot, opdracht);
    expect(uitslagen).toMatchObject([{ oordeel: 'mislukt', reden: expect.stringContaining('boem') }]);
    expect(gestopt).toEqual(['stop']);
  });

  it('fails when a round left a line out, or gave no number', async () => {
    const half = reeksMet(async () => [{ onze: 1, plafond: 1 }]);
    expect((await meet(half, opdracht)).uitslagen).toMatchObject([{ oordeel: 'mislukt' }]);
    const leeg = reeksMet(async () => [
      { onze: Number.NaN, plafond: 1 },
      { onze: 1, plafond: 1 },
    ]);
    expect((await meet(leeg, opdracht)).uitslagen).toMatchObject([{ oordeel: 'mislukt' }]);
  });
});
