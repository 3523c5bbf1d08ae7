import type { Metrieken } from './metrieken.js';

/** How many terms of one kind are in one state now. */
export interface Termijnstand {
  /** T id of the afspraken: `T1`. */
  readonly termijn: string;
  readonly staat: string;
  readonly aantal: number;
}

/** What the term watch knows at each scrape. */
export interface Wachterstand {
  readonly tellingen: readonly Termijnstand[];
  /** Terms that could not be noted when last tried. */
  readonly mislukt: number;
}

/** Terms by kind and state, and those that the watch could not note. */
export const meetTermijnen = (metrieken: Metrieken, vraag: () => Promise<Wachterstand>): void => {
  const stand = metrieken.perRonde(vraag);
  metrieken.volg({
    naam: 'overdracht_termijnen',
    uitleg: 'Terms by kind and state.',
    labels: ['termijn', 'staat'],
    peil: async () =>
      (await stand()).tellingen.map(({ termijn, staat, aantal }) => ({
        labels: { termijn, staat },
        waarde: aantal,
      })),
  });
  metrieken.volg({
    naam: 'overdracht_termijnen_mislukt',
    uitleg: 'Terms that have passed and could not be noted when last tried; each round tries them again.',
    peil: async () => [{ waarde: (await stand()).mislukt }],
  });
};
