import { berichttypeVan } from '#contracts';
import type { KeyStore } from '#event-sourcing';
import type { Afnemer } from '#platform';

const GEWIST = berichttypeVan('DossierGewist');

/**
 * Destroys the key of every case whose dossier was erased, also when the process died between recording that and
 * destroying it. Safe to repeat; run from the start it also erases again what a restored key store brought back.
 */
export const sleutelwisser = (sleutels: KeyStore): Afnemer => ({
  name: 'sleutelwisser',
  apply: async (_, { attributen: { type, subject } }) => {
    if (type === GEWIST) await sleutels.erase(subject);
  },
});
