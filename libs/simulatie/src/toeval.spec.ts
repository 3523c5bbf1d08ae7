import { describe, expect, it } from '@jest/globals';
import { Toeval } from './toeval.js';
import { Wachtrij } from './wachtrij.js';

const TREKKINGEN = 20_000;
const veel = <T>(trek: () => T): readonly T[] => Array.from({ length: TREKKINGEN }, trek);
const gemiddelde = (getallen: readonly number[]): number =>
  getallen.reduce((som, getal) => som + getal, 0) / getallen.length;

describe('chance', () => {
  it('is the same for the same seed on every machine', () => {
    const toeval = new Toeval('zaad');
    expect(Array.from({ length: 4 }, () => toeval.getal())).toMatchInlineSnapshot(`
      [
        0.1097993974108249,
        0.8911810647696257,
        0.33059879997745156,
        0.05047448305413127,
      ]
    `);
  });

  it('spreads evenly from 0 up to 1', () => {
    const toeval = new Toeval('gelijkmatig');
    const getallen = veel(() => toeval.getal());
    expect(Math.min(...getallen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...getallen)).toBeLessThan(1);
    expect(gemiddelde(getallen)).toBeCloseTo(0.5, 1);
  });

  it('gives each outcome its share, also when the shares add up to something else', () => {
    const toeval = new Toeval('verdeling');
    const uitkomsten = veel(() => toeval.uit({ a: 2, b: 6, nooit: 0 }));
    expect(uitkomsten.filter((uitkomst) => uitkomst === 'a').length / TREKKINGEN).toBeCloseTo(0.25, 1);
    expect(uitkomsten).not.toContain('nooit');
  });

  it('has no outcome for an empty distribution', () => {
    expect(() => new Toeval('leeg').uit({})).toThrow(RangeError);
  });

  it('gives durations around their median, with a long tail', () => {
    const toeval = new Toeval('duur');
    const duren = veel(() => toeval.duur({ mediaan: 5, spreiding: 0.8, eenheid: 'werkdagen' })).toSorted(
      (a, b) => a - b,
    );
    expect(duren[0]).toBeGreaterThan(0);
    expect(duren[TREKKINGEN / 2]).toBeCloseTo(5, 0);
    expect(duren[Math.floor(TREKKINGEN * 0.99)]).toBeGreaterThan(25);
  });
});

describe('the queue', () => {
  it('gives back what comes first in time, and of one instant the lowest number', () => {
    const toeval = new Toeval('rij');
    const rij = new Wachtrij<{ opMs: number; nummer: number }>();
    const alle = Array.from({ length: 500 }, (_, nummer) => ({ opMs: toeval.tot(40), nummer }));
    for (const een of alle) rij.voegToe(een);
    const genomen = Array.from({ length: 500 }, () => rij.neem());
    expect(genomen).toEqual(alle.toSorted((a, b) => a.opMs - b.opMs || a.nummer - b.nummer));
    expect(rij.neem()).toBeUndefined();
    expect(rij.lengte).toBe(0);
  });
});
