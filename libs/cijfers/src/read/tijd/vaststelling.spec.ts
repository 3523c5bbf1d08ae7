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

  it.each(PER_KORREL)(
    'lies, per %s, between the last day that counts and the first that does not',
    (korrel, soort) => {
      const begin = Temporal.PlainDate.from('2024-01-01');
      for (let i = 0; i < 1_200; i += 1) {
        const nuMs = middernachtMs(begin.add({ days: i }).toString());
        for (const peilMs of [nuMs - 1, nuMs]) {
          const grens = vastTot(korrel, peilMs);
          const vorige = Temporal.PlainDate.from(grens).subtract({ days: 1 }).toString();
          const telt = [vorige, grens].map((dag) => (vastgesteldOpMs(soort, dag) ?? Infinity) <= peilMs);
          if (!telt[0] || telt[1]) throw new Error(`${grens} is not where it ends, at ${peilMs}`);
        }
      }
    },
  );

  it('comes to hold a whole period a month and a day after its end', () => {
    expect([teZienVanaf('2027-01-01'), teZienVanaf('2026-10-01')]).toEqual(['2027-02-02', '2026-11-02']);
  });
});
