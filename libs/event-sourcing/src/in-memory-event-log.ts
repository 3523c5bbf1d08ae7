import { EventLog, LOG_START, RevisionConflict } from './event-log.js';
import type { AppendResult, SubscribeOptions, SubscriptionMessage } from './event-log.js';
import type { RecordedEvent, UnpositionedRecord } from './record.js';
import { serialisedAppend } from './serialised-append.js';
import { WakeUp } from './wake-up.js';

interface StoredEvent {
  readonly id: string;
  readonly positie: number;
  readonly text: string;
}

/** Small, so that specs meet more than one. */
const MAX_BATCH = 100;

/** For specs: keeps every promise of the port except the durable one. It stores JSON text, as the others do. */
export class InMemoryEventLog extends EventLog {
  override readonly tellsRepeats: boolean = true;
  readonly #all: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #appended = new WakeUp();

  override async append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
  ): Promise<AppendResult> {
    const texts = serialisedAppend(expectedRevision, events);
    const existing = this.#streams.get(stream) ?? [];
    const revision = existing.length - 1;
    if (revision !== expectedRevision) {
      const last = repeatedEnd(existing, expectedRevision, events);
      if (!last) throw new RevisionConflict(stream, expectedRevision, revision);
      return { revision: expectedRevision + events.length, position: last.positie, repeated: true };
    }
    const start = this.#all.length;
    const stored = events.map(({ id }, at) => ({ id, positie: start + at + 1, text: texts[at] ?? '' }));
    this.#streams.set(stream, existing);
    existing.push(...stored);
    this.#all.push(...stored);
    this.#appended.notify();
    return { revision: expectedRevision + events.length, position: this.#all.length };
  }

  override async *readStream(stream: string, fromRevision = 0): AsyncIterable<RecordedEvent> {
    for (const stored of [...(this.#streams.get(stream) ?? [])].slice(fromRevision)) {
      yield await Promise.resolve(recorded(stored));
    }
  }

  override async *readAll(after: number): AsyncIterable<RecordedEvent> {
    const end = this.#all.length;
    for (const stored of this.#all.slice(after, end)) yield await Promise.resolve(recorded(stored));
  }

  override async *subscribeToAll({ after, signal }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    let position = after;
    for (;;) {
      const seen = this.#appended.count;
      if (signal.aborted) return;
      const events = this.#all.slice(position, position + MAX_BATCH).map(recorded);
      if (events.length > 0) {
        position += events.length;
        yield { kind: 'events', events };
        continue;
      }
      yield { kind: 'caught-up', position };
      await this.#appended.wait(seen, signal);
    }
  }

  override async head(): Promise<number> {
    return this.#all.at(-1)?.positie ?? LOG_START;
  }
}

/** The last event of an earlier append of the same ids at the same revision. */
const repeatedEnd = (
  existing: readonly StoredEvent[],
  expectedRevision: number,
  events: readonly UnpositionedRecord[],
): StoredEvent | undefined => {
  const repeated = existing.slice(expectedRevision + 1, expectedRevision + 1 + events.length);
  const same = repeated.length === events.length && repeated.every(({ id }, at) => id === events[at]?.id);
  return same ? repeated.at(-1) : undefined;
};

const recorded = ({ text, positie }: StoredEvent): RecordedEvent => ({
  ...(JSON.parse(text) as UnpositionedRecord),
  positie,
});
