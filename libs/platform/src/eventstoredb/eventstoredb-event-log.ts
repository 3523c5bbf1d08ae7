import type { EventStoreDBClient } from '@eventstore/db-client';
import { EventLog, LogUnavailable } from '#event-sourcing';
import type {
  AppendResult,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
  UnpositionedRecord,
} from '#event-sourcing';
import { setMaxListeners } from 'node:events';
import { follow } from './all-streams.js';
import type { Place } from './all-streams.js';
import { Appender } from './appender.js';
import { backOff } from './back-off.js';
import { connect } from './connection.js';
import type { EventStoreDbConnection } from './connection.js';
import { EVENTSTOREDB_LIMITS } from './limits.js';
import type { EventStoreDbLimits } from './limits.js';
import { placeAt } from './positions.js';
import { Head, allEvents, streamEvents } from './reading.js';

/** One stream per case; everything else in the same EventStoreDB is not ours. */
const OUR_STREAMS: readonly string[] = ['casus-'];

export interface EventStoreDbOptions extends EventStoreDbConnection {
  /** Streams by the start of their names. Everything else in the same EventStoreDB stays invisible. */
  readonly prefixes?: readonly string[];
  readonly limits?: EventStoreDbLimits;
}

/** Where a subscription goes on after a break, and the `positie` that its reader has come to. */
interface Progress {
  from: Place;
  position: number;
}

/** The log in EventStoreDB 23.10 or newer (docs/adr/0010). */
export class EventStoreDbEventLog extends EventLog {
  readonly #client: EventStoreDBClient;
  readonly #appender: Appender;
  readonly #head: Head;
  readonly #limits: EventStoreDbLimits;
  readonly #prefixes: readonly string[];
  readonly #closing = new AbortController();

  /** Connects with the first call. @throws OpstartFout when the connection cannot be right */
  constructor({ prefixes = OUR_STREAMS, limits = EVENTSTOREDB_LIMITS, ...connection }: EventStoreDbOptions) {
    super();
    // Every wait of every call listens to it.
    setMaxListeners(0, this.#closing.signal);
    this.#client = connect(connection);
    this.#limits = limits;
    this.#prefixes = prefixes;
    this.#head = new Head(this.#client, (stream) => this.#isOurs(stream));
    this.#appender = new Appender(this.#client, limits, this.#closing.signal, async (stream, revision) => {
      for await (const event of this.readStream(stream, revision)) return event;
      return undefined;
    });
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    if (!this.#isOurs(stream)) throw new RangeError(`stream ${stream} would be invisible to every reader`);
    return this.#appender.append({ stream, expectedRevision, events });
  }

  override async *readStream(stream: string, fromRevision = 0): AsyncIterable<RecordedEvent> {
    this.#refuseWhenClosed();
    yield* streamEvents(this.#client, stream, fromRevision, this.#reading);
    this.#refuseWhenClosed();
  }

  override async *readAll(after: number): AsyncIterable<RecordedEvent> {
    const isOurs = (stream: string): boolean => this.#isOurs(stream);
    yield* allEvents(this.#client, { after, last: await this.head(), isOurs }, this.#reading);
    this.#refuseWhenClosed();
  }

  /** A dropped subscription is taken up again where it was, later each time, before it gives up. */
  override async *subscribeToAll({ after, signal }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    const ending = AbortSignal.any([signal, this.#closing.signal]);
    const progress: Progress = { from: placeAt(after), position: after };
    let failures = 0;
    while (!signal.aborted) {
      this.#refuseWhenClosed();
      try {
        for await (const message of this.#follow(progress, ending)) {
          failures = 0;
          if (message) yield message;
          if (signal.aborted) return;
        }
      } catch (error) {
        failures += 1;
        if (!(error instanceof LogUnavailable) || failures > this.#limits.readFailures) throw error;
        await backOff(this.#limits, failures, ending);
      }
    }
  }

  /** One subscription, and how far it came; nothing to tell when it only passed what is not ours. */
  async *#follow(progress: Progress, signal: AbortSignal): AsyncGenerator<SubscriptionMessage | undefined> {
    const { silenceMs } = this.#limits;
    const options = { from: progress.from, prefixes: this.#prefixes, signal, silenceMs };
    for await (const message of follow(this.#client, options)) {
      if (message.kind !== 'caught-up') progress.from = message.place;
      if (message.kind === 'events') {
        progress.position = message.events.at(-1)?.positie ?? progress.position;
        yield { kind: 'events', events: message.events };
      } else if (message.kind === 'caught-up') yield { kind: 'caught-up', position: progress.position };
      else yield undefined;
    }
  }

  override async head(): Promise<number> {
    this.#refuseWhenClosed();
    const position = await this.#head.position(this.#reading);
    this.#refuseWhenClosed();
    return position;
  }

  /** Ends its subscriptions, its reads and its connection. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client.dispose();
  }

  get #reading() {
    return { silenceMs: this.#limits.silenceMs, signal: this.#closing.signal };
  }

  #isOurs(stream: string): boolean {
    return this.#prefixes.some((prefix) => stream.startsWith(prefix));
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new LogUnavailable('the log is closed');
  }
}
