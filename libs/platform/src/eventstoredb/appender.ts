import { jsonEvent, NO_STREAM as NO_STREAM_YET } from '@eventstore/db-client';
import type { AppendResult as ClientAppendResult, EventStoreDBClient, JSONType } from '@eventstore/db-client';
import { LogStillUnavailable, LogUnavailable, NO_STREAM, serialisedAppend } from '#event-sourcing';
import type { AppendResult, RecordedEvent } from '#event-sourcing';
import { backOff } from './back-off.js';
import { LogDamaged, asAppendError } from './errors.js';
import type { AttemptedAppend } from './errors.js';
import { MAX_APPENDS_UNDER_WAY } from './limits.js';
import type { EventStoreDbLimits } from './limits.js';
import { positieOf } from './positions.js';

/** Reads one event of a stream, for the position that the server did not tell. */
export type ReadAt = (stream: string, revision: number) => Promise<RecordedEvent | undefined>;

/**
 * Appends at an explicit revision, always. That makes an unknown outcome harmless: the same ids at the same revision are
 * written once, so trying again either writes them, recognises them, or tells that another writer was first.
 */
export class Appender {
  #underWay = 0;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly limits: EventStoreDbLimits,
    private readonly closing: AbortSignal,
    private readonly readAt: ReadAt,
  ) {}

  /** @throws RevisionConflict, AppendTooLarge, LogUnavailable, EventStoreDbRefused */
  async append(attempted: AttemptedAppend): Promise<AppendResult> {
    serialisedAppend(attempted.expectedRevision, attempted.events);
    if (this.#underWay >= MAX_APPENDS_UNDER_WAY) throw new LogUnavailable('too many appends are under way');
    this.#underWay += 1;
    try {
      return await this.#persist(attempted);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #persist(attempted: AttemptedAppend): Promise<AppendResult> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.closing.aborted) throw new LogUnavailable('the log is closed');
      try {
        return await this.#attempt(attempted);
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
        if (attempt >= this.limits.appendAttempts)
          throw new LogStillUnavailable(error.message, { cause: error });
        await backOff(this.limits, attempt, this.closing);
      }
    }
  }

  async #attempt(attempted: AttemptedAppend): Promise<AppendResult> {
    const { stream, expectedRevision, events } = attempted;
    const { nextExpectedRevision, position } = await this.#inTime(this.#send(attempted));
    const revision = expectedRevision + events.length;
    if (Number(nextExpectedRevision) !== revision) {
      throw new LogDamaged(
        `stream ${stream} was deleted before and went on at revision ${nextExpectedRevision}`,
      );
    }
    const positie = position ? positieOf(position) : (await this.readAt(stream, revision))?.positie;
    if (positie === undefined) throw new LogUnavailable('EventStoreDB does not show what it has written');
    return { revision, position: positie };
  }

  async #send(attempted: AttemptedAppend): Promise<ClientAppendResult> {
    const { stream, expectedRevision, events } = attempted;
    const proposed = events.map((event) =>
      jsonEvent({ id: event.id, type: event.type, data: event as unknown as JSONType }),
    );
    try {
      return await this.client.appendToStream(stream, proposed, {
        expectedRevision: expectedRevision === NO_STREAM ? NO_STREAM_YET : BigInt(expectedRevision),
        requiresLeader: true,
        deadline: this.limits.appendTimeoutMs,
      });
    } catch (error) {
      throw asAppendError(error, attempted);
    }
  }

  /** Our own clock, because the client's may run for 20 s longer. What comes after it is of no use to anybody. */
  async #inTime<T>(call: Promise<T>): Promise<T> {
    const { appendTimeoutMs } = this.limits;
    call.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const tooLate = (): void =>
        reject(new LogUnavailable(`EventStoreDB did not answer within ${appendTimeoutMs} ms`));
      timer = setTimeout(tooLate, appendTimeoutMs);
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
