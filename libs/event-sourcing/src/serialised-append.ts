import { AppendTooLarge, MAX_APPEND_BYTES } from './event-log.js';
import { recordText } from './hash-chain.js';
import type { UnpositionedRecord } from './record.js';

/**
 * The JSON text of each event, after the checks that every adapter makes before it writes anything.
 * @throws AppendTooLarge, and RangeError for an append that is a mistake of the program.
 */
export const serialisedAppend = (
  expectedRevision: number,
  events: readonly UnpositionedRecord[],
): readonly string[] => {
  if (events.length === 0) throw new RangeError('an append carries at least one event');
  if (new Set(events.map(({ id }) => id)).size < events.length) {
    throw new RangeError('an append carries each event id once');
  }
  const misplaced = events.find(({ volgnummer }, index) => volgnummer !== expectedRevision + 1 + index);
  if (misplaced) {
    throw new RangeError(`event ${misplaced.id}: volgnummer does not follow revision ${expectedRevision}`);
  }
  const texts = events.map(recordText);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes);
  return texts;
};
