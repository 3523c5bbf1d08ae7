import { createHash } from 'node:crypto';
import { verifyChain } from '#event-sourcing';
import { perSeconde } from '../gelijktijdig.js';
import { keuze } from '../meting.js';
import type { Meting } from '../meting.js';
import { voorbeeldcasus } from '../voorbeelden.js';

const CASUSSEN = { gewoon: 5_000, klein: 200 } as const;

export const P11: Meting = {
  id: 'P11',
  naam: 'de keten van het hele logboek nagaan',
  plafond: 'SHA-256 over evenveel bytes',
  eenheid: 'gebeurt/s',
  doel: { richting: 'minstens', verhouding: 0.6 },
  bereid: async (omvang) => {
    const casussen = Array.from({ length: keuze(omvang, CASUSSEN) }, (_, nummer) => voorbeeldcasus(nummer));
    const teksten = casussen.flat().map((record) => JSON.stringify(record));
    return {
      onze: () =>
        perSeconde(async () => {
          for (const records of casussen)
            if (!verifyChain(records).intact) throw new Error('the chain of an example is broken');
          return teksten.length;
        }),
      plafond: () =>
        perSeconde(async () => {
          for (const tekst of teksten) createHash('sha256').update(tekst).digest('hex');
          return teksten.length;
        }),
      stop: () => Promise.resolve(),
    };
  },
};
