import type { KeyStore, RecordedEvent } from '#event-sourcing';

/** Of a projection what `runProjection` needs beside a log and a pool. */
export interface Volger {
  readonly name: string;
  readonly apply: (client: unknown, event: RecordedEvent) => Promise<void>;
}

/**
 * Destroys the key of every case whose dossier was erased, also when the process died between recording that and
 * destroying it. Safe to repeat; run from the start it also erases again what a restored key store brought back.
 */
export const sleutelwisser = (sleutels: KeyStore): Volger => ({
  name: 'sleutelwisser',
  apply: async (_client, { type, casusId }) => {
    if (type === 'DossierGewist') await sleutels.erase(casusId);
  },
});
