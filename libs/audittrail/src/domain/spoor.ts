import type { RecordedEvent } from '#event-sourcing';
import type { Casusdossier } from '#dossier';
import { ketenVan } from './bewijs.js';
import type { Bewijs } from './bewijs.js';

/** The trail of a case, record by record, and whether its hash chain holds. */
export interface Spoor {
  readonly casusId: string;
  readonly keten: Pick<Bewijs, 'ketenIntact' | 'aantalGebeurtenissen' | 'breuk'>;
  readonly laatsteHash: string;
  /** JSON Lines, made one at a time while they are sent. */
  readonly regels: Iterable<string>;
}

export const spoorVan = ({ casusId, records }: Casusdossier): Spoor => ({
  casusId,
  keten: ketenVan(records),
  laatsteHash: records.at(-1)?.hash ?? '',
  regels: spoorregels(records),
});

function* spoorregels(records: readonly RecordedEvent[]): Generator<string> {
  for (const record of records) yield spoorregel(record);
}

/**
 * One stored record as a line of JSON, its fields in the order of the export format. Nothing is added, left out
 * or translated: the hash covers all of it but `positie` and itself.
 */
export const spoorregel = (record: RecordedEvent): string => {
  const { id, type, versie, casusId, volgnummer, positie, ...rest } = record;
  return `${JSON.stringify({ id, type, versie, casusId, volgnummer, positie, ...rest })}\n`;
};
