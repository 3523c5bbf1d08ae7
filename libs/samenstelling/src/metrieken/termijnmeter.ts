import type { Metrieken } from './metrieken.js';

/** How many terms of one kind are in one state now. */
export interface Termijnstand {
  /** T id of the afspraken: `T1`. */
  readonly termijn: string;
  readonly staat: string;
  readonly aantal: number;
}

/** Terms by kind and state, as the term watch counts them at each scrape. */
export const meetTermijnen = (metrieken: Metrieken, standen: () => Promise<readonly Termijnstand[]>): void =>
  metrieken.volg({
    naam: 'overdracht_termijnen',
    uitleg: 'Terms by kind and state.',
    labels: ['termijn', 'staat'],
    peil: async () =>
      (await standen()).map(({ termijn, staat, aantal }) => ({ labels: { termijn, staat }, waarde: aantal })),
  });
