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

/** The fields of a record in the order of the export format (`domein.md` §8). */
const VOLGORDE = [
  'id',
  'type',
  'versie',
  'casusId',
  'volgnummer',
  'positie',
  'plaatsgevondenOp',
  'vastgelegdOp',
  'actor',
  'correlatieId',
  'causatieId',
  'data',
  'verzegeld',
  'vorigeHash',
  'hash',
] as const satisfies readonly (keyof RecordedEvent)[];

/**
 * One stored record as a line of JSON. Nothing is added, left out or translated: the hash covers all of it but
 * `positie` and itself.
 */
export const spoorregel = (record: RecordedEvent): string =>
  `${JSON.stringify({ ...Object.fromEntries(VOLGORDE.map((veld) => [veld, record[veld]])), ...record })}\n`;
