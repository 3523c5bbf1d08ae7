import { hash } from 'node:crypto';
import { canonicalJson, canonicalJsonAsRead } from './jcs.js';
import type { RecordedEvent, UnpositionedRecord } from './record.js';

/** `vorigeHash` of the first record of a stream. */
export const GENESIS_HASH = '0'.repeat(64);

export const sha256Hex = (text: string): string => hash('sha256', text);

export const sha256HexOf = (bytes: Uint8Array): string => hash('sha256', bytes);

/** SHA-256 over the JCS form of the record without `hash` and without `positie` (`domein.md` §8). */
export const recordHash = (record: Omit<UnpositionedRecord, 'hash'>): string =>
  sha256Hex(canonicalJsonAsRead(whatIsHashed(record)));

const hashedText = (record: Omit<UnpositionedRecord, 'hash'>): string => canonicalJson(whatIsHashed(record));

const whatIsHashed = (record: Omit<UnpositionedRecord, 'hash'>): unknown => {
  const { hash: _hash, positie: _positie, ...hashed } = record as RecordedEvent;
  return hashed;
};

/**
 * The JSON text in which a log keeps a record: byte for byte what was hashed, and then the hash. Whoever verifies it need
 * not put it in order again.
 */
export const recordText = (record: UnpositionedRecord): string =>
  texts.get(record) ?? withHash(hashedText(record), record.hash);

const withHash = (text: string, hash: string): string =>
  `${text.slice(0, -1)},"hash":${JSON.stringify(hash)}}`;

/** What was put in order to be hashed, for the log that is about to write it. */
const texts = new WeakMap<UnpositionedRecord, string>();

/** Completes a record with its own hash. */
export const chained = (record: Omit<UnpositionedRecord, 'hash'>): UnpositionedRecord => {
  const text = hashedText(record);
  const complete = { ...record, hash: sha256Hex(text) };
  texts.set(complete, withHash(text, complete.hash));
  return complete;
};

export type ChainVerdict<Fault extends string = ChainFault> =
  | { readonly intact: true; readonly length: number }
  | {
      readonly intact: false;
      readonly volgnummer: number;
      readonly fault: Fault;
    };

/** What is wrong with a record. */
export type ChainFault = 'hash' | 'vorige-hash' | 'volgnummer' | 'casus';

/** Whether the records are one unbroken chain from volgnummer 0, and where it first breaks. */
export const verifyChain = (records: readonly UnpositionedRecord[]): ChainVerdict => {
  let previous = GENESIS_HASH;
  for (const [index, record] of records.entries()) {
    const fault = faultOf(record, index, previous, records[0]?.casusId);
    if (fault) return { intact: false, volgnummer: index, fault };
    previous = record.hash;
  }
  return { intact: true, length: records.length };
};

/** Why this record does not stand at this place of the chain; undefined when it does. */
export const faultOf = (
  record: UnpositionedRecord,
  index: number,
  previous: string,
  casusId: string | undefined,
): ChainFault | undefined => {
  if (record.volgnummer !== index) return 'volgnummer';
  if (record.casusId !== casusId) return 'casus';
  if (record.vorigeHash !== previous) return 'vorige-hash';
  if (record.hash !== recordHash(record)) return 'hash';
  return undefined;
};
