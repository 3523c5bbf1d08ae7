import { BACKWARDS, END, StreamNotFoundError } from '@eventstore/db-client';
import type {
  AllStreamResolvedEvent,
  EventStoreDBClient,
  Position,
  ReadAllOptions,
  ResolvedEvent,
} from '@eventstore/db-client';
import { LOG_START } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { LogDamaged } from './errors.js';
import { ALL_PAGE, FIRST_SCAN, LARGEST_SCAN, READ_AHEAD, SCAN_GROWTH } from './limits.js';
import { placeAt } from './positions.js';
import { PulledStream } from './pulled-stream.js';
import { recordedEvent } from './recorded-event.js';

/** Only the leader knows for certain what has been acknowledged. */
const FROM_LEADER = { requiresLeader: true } as const;

export interface ReadOptions {
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

export async function* streamEvents(
  client: EventStoreDBClient,
  stream: string,
  fromRevision: number,
  options: ReadOptions,
): AsyncGenerator<RecordedEvent> {
  const from = { fromRevision: BigInt(fromRevision), ...FROM_LEADER };
  const reading = client.readStream(stream, from, { highWaterMark: READ_AHEAD });
  let expected = fromRevision;
  try {
    for await (const resolved of pulled(
      new PulledStream<ResolvedEvent>(reading, () => reading.cancel()),
      options,
    )) {
      const event = recordedEvent(resolved);
      if (event.volgnummer !== expected) throw new LogDamaged(`stream ${stream} misses event ${expected}`);
      expected += 1;
      yield event;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
}

/**
 * Finds the last event of our streams from the end backwards; the client cannot ask for it with a filter. It remembers how
 * far it looked, so that what others write is passed once.
 */
export class Head {
  #lookedUpTo = LOG_START;
  #position = LOG_START;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly isOurs: (stream: string) => boolean,
  ) {}

  async position(options: ReadOptions): Promise<number> {
    let fromPosition: Position | typeof END = END;
    let newest: number | undefined;
    for (let maxCount = FIRST_SCAN; ; maxCount = Math.min(LARGEST_SCAN, maxCount * SCAN_GROWTH)) {
      const from = { direction: BACKWARDS, fromPosition, maxCount, ...FROM_LEADER } as const;
      const page = await pageOf(this.client, from, options);
      newest ??= commitOf(page[0]);
      const head = page.map((each) => this.#judge(each)).find((position) => position !== undefined);
      fromPosition = page.at(-1)?.event?.position ?? END;
      const isWhole = page.length < maxCount || fromPosition === END;
      if (head !== undefined || isWhole) return this.#remember(newest, head ?? LOG_START);
    }
  }

  /** The head, when this event settles it. */
  #judge(event: AllStreamResolvedEvent): number | undefined {
    const commit = commitOf(event);
    if (commit <= this.#lookedUpTo) return this.#position;
    return event.event && this.isOurs(event.event.streamId) ? commit : undefined;
  }

  #remember(lookedUpTo: number, position: number): number {
    if (lookedUpTo > this.#lookedUpTo) {
      this.#lookedUpTo = lookedUpTo;
      this.#position = position;
    }
    return position;
  }
}

const commitOf = (event: AllStreamResolvedEvent | undefined): number =>
  Number(event?.event?.position?.commit ?? LOG_START);

/**
 * The events of our streams after one position up to another. Pages end by themselves: cancelling calls looks like an
 * attack to an HTTP/2 server, which then closes the connection.
 */
export async function* allEvents(
  client: EventStoreDBClient,
  { after, last, isOurs }: AllRange,
  options: ReadOptions,
): AsyncGenerator<RecordedEvent> {
  let position = after;
  while (position < last && !options.signal.aborted) {
    const from = { fromPosition: placeAt(position), maxCount: ALL_PAGE, ...FROM_LEADER };
    const page = await pageOf(client, from, options);
    const reached = commitOf(page.at(-1));
    for (const resolved of page) {
      const commit = commitOf(resolved);
      if (commit <= position || commit > last || !isOurs(resolved.event?.streamId ?? '')) continue;
      yield recordedEvent(resolved);
    }
    // A read is inclusive, so a page that brings nothing further is the end.
    if (reached <= position) return;
    position = reached;
  }
}

export interface AllRange {
  /** Exclusive. */
  readonly after: number;
  /** Inclusive. */
  readonly last: number;
  readonly isOurs: (stream: string) => boolean;
}

const pageOf = async (
  client: EventStoreDBClient,
  from: ReadAllOptions,
  options: ReadOptions,
): Promise<readonly AllStreamResolvedEvent[]> => {
  const reading = client.readAll(from, { highWaterMark: READ_AHEAD });
  const page: AllStreamResolvedEvent[] = [];
  for await (const event of pulled(
    new PulledStream<AllStreamResolvedEvent>(reading, () => reading.cancel()),
    options,
  )) {
    page.push(event);
  }
  return page;
};

async function* pulled<T>(stream: PulledStream<T>, { silenceMs, signal }: ReadOptions): AsyncGenerator<T> {
  try {
    for (;;) {
      const { seen } = stream;
      const item = stream.read();
      if (item) yield item;
      else if (stream.hasEnded || signal.aborted) return;
      else await stream.wait(seen, signal, silenceMs);
    }
  } finally {
    stream.close();
  }
}
