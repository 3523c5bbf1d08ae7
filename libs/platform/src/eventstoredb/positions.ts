import { START } from '@eventstore/db-client';
import type { Position } from '@eventstore/db-client';
import { LOG_START } from '#event-sourcing';
import { LogDamaged } from './errors.js';

/**
 * `positie` is the commit position: the byte at which the event stands in the transaction file. A number holds it
 * up to 9 petabyte. Since version 5 an event commits itself, so its prepare position is the same and each event of
 * an append has its own; were they different, two events could share a `positie`.
 */
export const positieOf = (position: Position | undefined): number => {
  const positie = Number(position?.commit ?? -1);
  if (!position || position.commit !== position.prepare || positie <= 0 || !Number.isSafeInteger(positie)) {
    const found = position ? `${position.commit}/${position.prepare}` : 'none';
    throw new LogDamaged(`an event has no usable position (${found})`);
  }
  return positie;
};

/** Where the server goes on: exclusive for a subscription, inclusive for a read. */
export const placeAt = (positie: number): Position | typeof START =>
  positie === LOG_START ? START : { commit: BigInt(positie), prepare: BigInt(positie) };

/**
 * Whether a checkpoint is further than where we are. A checkpoint is only a place to resume from: it may name the start
 * of a record that is not read yet, so it is never a `positie`.
 */
export const isFurther = (checkpoint: Position, place: Position | typeof START): boolean =>
  place === START ||
  checkpoint.commit > place.commit ||
  (checkpoint.commit === place.commit && checkpoint.prepare > place.prepare);
