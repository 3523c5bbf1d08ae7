import type { ResolvedEvent } from '@eventstore/db-client';
import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { LogDamaged } from './errors.js';
import { positieOf } from './positions.js';

/** The record that was stored. What does not fit its own place in the log is damage, and reading stops at it. */
export const recordedEvent = ({ event }: ResolvedEvent): RecordedEvent => {
  if (!event) throw new LogDamaged('an event cannot be read');
  const place = `event ${event.id} at revision ${event.revision} of stream ${event.streamId}`;
  const record: unknown = event.data;
  if (!isRecord(record) || record.id !== event.id || BigInt(record.volgnummer) !== event.revision) {
    throw new LogDamaged(`${place} is not the record that belongs there`);
  }
  // Completes the parsed object instead of copying it: this runs for every event of every rebuild.
  return Object.assign(record, { positie: positieOf(event.position) });
};

const isRecord = (data: unknown): data is UnpositionedRecord =>
  typeof data === 'object' &&
  data !== null &&
  'id' in data &&
  'volgnummer' in data &&
  Number.isSafeInteger(data.volgnummer);
