import { EventLog, LogUnavailable } from '#event-sourcing';
import type {
  AppendResult,
  CasesQuery,
  CommandRows,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionMessage,
  UnpositionedRecord,
} from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';
import { AppendQueue } from './append-queue.js';
import { backOff } from './back-off.js';
import { casePages } from './case-pages.js';
import { eventPages } from './event-pages.js';
import type { PageQuery } from './event-pages.js';
import { NewEvents } from './new-events.js';
import { isUnavailable } from './unavailable.js';

/** With the back-off this is about half a minute, in which a PostgreSQL has restarted or will not soon. */
const MAX_READ_FAILURES = 10;

/** The log in the table `gebeurtenissen`. Needs a migrated, durable database: see `openDatabase`. */
export class PostgresEventLog extends EventLog {
  override readonly tellsRepeats = true;
  readonly #appends: AppendQueue;
  readonly #newEvents: NewEvents;
  #closed = false;

  /** The pool stays its owner's: close this log first, then end the pool. */
  constructor(private readonly pool: Pool) {
    super();
    this.#appends = new AppendQueue(pool);
    this.#newEvents = new NewEvents(pool);
  }

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    return (await this.#appends.append(stream, expectedRevision, events)) as AppendResult;
  }

  override readonly appendCommand = async (
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
    rows: CommandRows,
  ): Promise<AppendResult | 'known'> => this.#appends.append(stream, expectedRevision, events, rows);

  override readStream(stream: string, fromRevision = 0): AsyncIterable<RecordedEvent> {
    return this.#read({
      text: `select positie, record from gebeurtenissen where stroom = $3 and volgnummer > $1
        order by volgnummer limit $2`,
      parameters: [stream],
      after: fromRevision - 1,
      placeOf: ({ volgnummer }) => volgnummer,
    });
  }

  override async *readAll(after: number): AsyncIterable<RecordedEvent> {
    yield* this.#read(allBetween(after, await this.head()));
  }

  override readCases({ upTo }: CasesQuery): AsyncIterable<readonly RecordedEvent[]> {
    return casePages(this.pool, upTo);
  }

  /** A dropped connection is tried again, longer each time, before the subscription gives up. */
  override async *subscribeToAll({ after, signal }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    let position = after;
    let failures = 0;
    this.#newEvents.listen();
    while (!signal.aborted) {
      const seen = this.#newEvents.wakeUp.count;
      try {
        for await (const events of eventPages(this.pool, allBetween(position, Number.MAX_SAFE_INTEGER))) {
          if (signal.aborted) return;
          position = events.at(-1)?.positie ?? position;
          yield { kind: 'events', events };
        }
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!this.#mayReadAgain(error, failures)) throw error;
        await backOff(failures, signal);
        continue;
      }
      yield* this.#untilNews(position, seen, signal);
    }
  }

  #mayReadAgain(error: unknown, failures: number): boolean {
    return isUnavailable(error) && failures <= MAX_READ_FAILURES && !this.#closed;
  }

  async *#untilNews(
    position: number,
    seen: number,
    signal: AbortSignal,
  ): AsyncGenerator<SubscriptionMessage> {
    if (signal.aborted) return;
    yield { kind: 'caught-up', position };
    await this.#newEvents.wakeUp.wait(seen, signal);
    if (this.#closed && !signal.aborted) throw new LogUnavailable('the log is closed');
  }

  override async head(): Promise<number> {
    const { rows } = await ask<{ positie: string | null }>(this.pool, {
      text: 'select max(positie) as positie from gebeurtenissen',
    });
    return Number(rows[0]?.positie ?? 0);
  }

  /** Ends its subscriptions and its listening connection. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#newEvents.close();
  }

  async *#read(query: PageQuery): AsyncGenerator<RecordedEvent> {
    for await (const events of eventPages(this.pool, query)) yield* events;
  }
}

const allBetween = (after: number, last: number): PageQuery => ({
  text: `select positie, record from gebeurtenissen where positie > $1 and positie <= $3
    order by positie limit $2`,
  parameters: [last],
  after,
  placeOf: ({ positie }) => positie,
});
