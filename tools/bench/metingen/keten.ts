import { hash } from 'node:crypto';
import { TextChains } from '#event-sourcing';
import { perSeconde } from '../gelijktijdig.js';
import { logteksten } from '../logvulling.js';
import { keuze } from '../meting.js';
import type { Meting } from '../meting.js';

const GEBEURTENISSEN = { gewoon: 100_000, klein: 4_000 } as const;

/** The chains of a whole log from the texts that it keeps, beside the hash alone. The reading of the log is on neither side. */
export const P11: Meting = {
  id: 'P11',
  naam: 'de keten van het hele logboek nagaan',
  plafond: 'SHA-256 over evenveel bytes, zonder meer',
  eenheid: 'gebeurt/s',
  doel: { richting: 'minstens', verhouding: 0.6 },
  bereid: async (omvang) => {
    const teksten = logteksten(keuze(omvang, GEBEURTENISSEN));
    return {
      onze: () =>
        perSeconde(async () => {
          const ketens = new TextChains();
          for (const { stroom, tekst } of teksten) ketens.add(stroom, tekst);
          if (ketens.broken.length > 0) throw new Error('the chain of an example is broken');
          return teksten.length;
        }),
      plafond: () =>
        perSeconde(async () => {
          for (const { tekst } of teksten) hash('sha256', tekst);
          return teksten.length;
        }),
      stop: () => Promise.resolve(),
    };
  },
};
