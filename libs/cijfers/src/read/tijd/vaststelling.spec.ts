import { describe, expect, it } from '@jest/globals';
import { beginVanDag, instantMs } from '#afspraken';
import { Temporal } from 'temporal-polyfill';
import type { Feitsoort } from '../feiten/feit.js';
import { teZienVanaf, vastTot, vastgesteldOpMs } from './vaststelling.js';

const PER_KORREL: readonly (readonly ['maand' | 'kwartaal' | 'jaar', Feitsoort])[] = [
  ['maand', 'melding'],
  ['kwartaal', 'triage'],
  ['jaar', 'weigering'],
];
const middernachtMs = (dag: string): number => instantMs(beginVanDag(dag));

describe('up to which day what is protected is fixed', () => {
  it.each([
    ['maand', '2026-10-01'],
    ['kwartaal', '2026-10-01'],
    ['jaar', '2026-01-01'],
  ] as const)('is on 22 November, of cells of a %s, %s', (korrel, dag) => {
    expect(vastTot(korrel, instantMs('2026-11-22T08:00:00Z'))).toBe(dag);
  });

  it.each(PER_KORREL)('lies, per %s, between the facts that count and those that do not', (korrel, soort) => {
    const dagen = Array.from({ length: 1_200 }, (_, i) =>
      Temporal.PlainDate.from('2024-01-01').add({ days: i }).toString(),
    );
    for (const nu of dagen.filter((_, i) => i % 7 === 0 || dagen[i]?.endsWith('-01')))
      for (const peilMs of [middernachtMs(nu) - 1, middernachtMs(nu)]) {
        const grens = vastTot(korrel, peilMs);
        const telt = (dag: string) => (vastgesteldOpMs(soort, dag) ?? Infinity) <= peilMs;
        expect(dagen.filter(telt)).toEqual(dagen.filter((dag) => dag < grens));
      }
  });

  it('comes to hold a whole period a month and a day after its end', () => {
    expect([teZienVanaf('2027-01-01'), teZienVanaf('2026-10-01')]).toEqual(['2027-02-02', '2026-11-02']);
  });
});
