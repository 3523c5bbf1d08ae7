import { casesInMemory } from './cases-in-memory.js';
import type { CasesQuery } from './cases-in-memory.js';
import type { RecordedEvent, UnpositionedRecord } from './record.js';

/** Expected revision of a stream that must not exist yet. */
export const NO_STREAM = -1;

/** Position before the first event of the log. */
export const LOG_START = 0;

export interface AppendResult {
  /** `volgnummer` of the last event of this append; a repeat gets the answer of the first. */
  readonly revision: number;
  /** `positie` of that event. */
  readonly position: number;
  /** True when these ids stood already and nothing was written, as far as the adapter can tell. */
  readonly repeated?: true;
}

/** What stands beside the events of one command, for an adapter that can write all of it in one transaction. */
export interface CommandRows {
  readonly sleutel: string;
  /** As the register of keys stores it. */
  readonly vingerafdruk: string;
  /** The key of a new case, as the key store stores it; it must have none yet. */
  readonly caseKey?: { readonly casusId: string; readonly kek: string; readonly ingepakt: Uint8Array };
}

/** As `append`, with these rows: all of it or nothing. `known` when the idempotency key, or a key of the case, was there. */
export type AppendCommand = (
  stream: string,
  expectedRevision: number,
  events: readonly UnpositionedRecord[],
  rows: CommandRows,
) => Promise<AppendResult | 'known'>;

/** What a live subscription yields: every event once, in order, as many at a time as came; and a mark each time it has caught up. */
export type SubscriptionMessage =
  /** Never empty. */
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  | { readonly kind: 'caught-up'; readonly position: number };

export interface SubscribeOptions {
  /** Exclusive: the first event delivered is the first one after this position. */
  readonly after: number;
  /** Ends the subscription; the iterator then returns normally. */
  readonly signal: AbortSignal;
}

/**
 * The log of all cases, one stream per case: the only truth of the hub.
 *
 * What every adapter guarantees:
 * - **Durable.** When `append` resolves the events survive kill -9 and power loss. When it rejects with
 *   `LogUnavailable` the outcome is unknown; repeating the same append with the same ids is safe.
 * - **All or nothing.** The events of one append become visible together, or not at all.
 * - **Optimistic.** `append` succeeds only at `expectedRevision`, the revision that the caller read
 *   (`NO_STREAM` for a new stream); otherwise `RevisionConflict` and nothing is written.
 * - **Idempotent.** Appending again the same ids at the same expected revision succeeds and writes nothing,
 *   also when later events stand behind them.
 * - **Ordered.** Positions are positive safe integers that grow in commit order. A reader that has seen
 *   position p will never later find a new event at a position ≤ p, however many writers are busy.
 */
export abstract class EventLog {
  /** @throws RevisionConflict, AppendTooLarge, LogUnavailable */
  abstract append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult>;

  /**
   * Whether `repeated` is always told: then an append without it wrote the bytes that it was given. Where this cannot be known,
   * other bytes with the same ids may stand there, and only reading tells which.
   */
  readonly tellsRepeats: boolean = false;

  /** Only of a log that stands in one database with the register of keys and the key store: see `CommandLog`. */
  readonly appendCommand?: AppendCommand | undefined;

  /** The events of a stream from a revision (inclusive), in order; an unknown stream is empty. */
  abstract readStream(stream: string, fromRevision?: number): AsyncIterable<RecordedEvent>;

  /** All events after a position (exclusive) up to the end of the log at this moment, in commit order. */
  abstract readAll(after: number): AsyncIterable<RecordedEvent>;

  /**
   * All events up to a position, case by case: each case once and whole, in the order of its stream. In which order the
   * cases come is the adapter's. An adapter that cannot read so gathers them, and reads the log more than once.
   */
  readCases(query: CasesQuery): AsyncIterable<readonly RecordedEvent[]> {
    return casesInMemory(this, query);
  }

  /** As `readAll`, and then live. Rejects with `LogUnavailable` when the log drops it: subscribe again. */
  abstract subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /** Position of the last event in the log; `LOG_START` when it is empty. */
  abstract head(): Promise<number>;
}

/** Another writer was first. Read again, decide again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expectedRevision: number,
    readonly actualRevision: number,
  ) {
    super(`stream ${stream}: expected revision ${expectedRevision}, found ${actualRevision}`);
  }
}

/** The log did not answer, or not in time. The outcome of an append is unknown. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
  readonly retriable = true;
}

/** The same after the adapter has tried several times by itself: who waits had better hear it now. */
export class LogStillUnavailable extends LogUnavailable {}

/**
 * Largest append in bytes of JSON, held by every adapter. EventStoreDB takes 1 MiB and counts two bytes more for every
 * letter of each event's type; an eighth less leaves room for those, also when an append is many small events.
 */
export const MAX_APPEND_BYTES = 917_504;

/** An append over `MAX_APPEND_BYTES`. Nothing was written. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(readonly bytes: number) {
    super(`append of ${bytes} bytes exceeds ${MAX_APPEND_BYTES}`);
  }
}
