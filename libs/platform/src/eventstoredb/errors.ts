import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { AppendTooLarge, LogUnavailable, NO_STREAM, RevisionConflict } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';

export type RefusalReason = 'access-denied' | 'stream-deleted' | 'invalid-request';

/** EventStoreDB refuses. Trying again changes nothing: the configuration, the log or the program is wrong. */
export class EventStoreDbRefused extends Error {
  override readonly name = 'EventStoreDbRefused';
  constructor(
    readonly reason: RefusalReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What stands in the log is not what the hub wrote there. Reading stops: nothing after it can be trusted. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

/** gRPC status codes by which a server refuses what it understood: INVALID_ARGUMENT, UNIMPLEMENTED. */
const REFUSING_CODES: ReadonlySet<unknown> = new Set([3, 12]);

/**
 * An error of the client as the port promises it. Only what the server says in so many words is a refusal; everything
 * else, a time-out or a code 14 or a connection that breaks in a way of its own, leaves the outcome unknown.
 */
export const asLogError = (error: unknown): Error => {
  const options = { cause: error };
  if (error instanceof StreamDeletedError) {
    const message = `stream ${error.streamName} was deleted in EventStoreDB; the hub deletes no stream`;
    return new EventStoreDbRefused('stream-deleted', message, options);
  }
  if (error instanceof AccessDeniedError) {
    const message = 'the account of the hub may not do this; it reads and writes its streams and reads $all';
    return new EventStoreDbRefused('access-denied', message, options);
  }
  if (REFUSING_CODES.has(codeOf(error))) {
    return new EventStoreDbRefused('invalid-request', 'EventStoreDB refused a request of the hub', options);
  }
  return new LogUnavailable('EventStoreDB did not answer', options);
};

export interface AttemptedAppend {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly UnpositionedRecord[];
}

/** As `asLogError`, with what only an append can meet. */
export const asAppendError = (error: unknown, attempted: AttemptedAppend): Error => {
  const { stream, expectedRevision, events } = attempted;
  if (error instanceof WrongExpectedVersionError) {
    const actual = error.actualVersion === 'no_stream' ? NO_STREAM : Number(error.actualVersion);
    return new RevisionConflict(stream, expectedRevision, actual);
  }
  if (error instanceof MaxAppendSizeExceededError) return new AppendTooLarge(sizeOnDisk(events));
  return asLogError(error);
};

/** What the server counts: the content, and the type in UTF-16. */
const sizeOnDisk = (events: readonly UnpositionedRecord[]): number =>
  events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)) + 2 * event.type.length, 0);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
