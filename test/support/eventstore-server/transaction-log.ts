import type { Journal, JournalEntry } from './journal.js';
import type { Proposal } from './proposal.js';

export type { Proposal };

export interface StoredEvent extends Proposal {
  readonly stream: string;
  readonly revision: number;
  /** Place in the transaction file, in bytes: commit and prepare position are the same since version 5. */
  readonly position: number;
  /** Where the next record begins. */
  readonly end: number;
  /** 100 ns since the Unix epoch. */
  readonly createdTicks: string;
}

export type Expected = number | 'any' | 'no-stream' | 'stream-exists';

export type Outcome =
  | { readonly kind: 'success'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong-version'; readonly current: number }
  | { readonly kind: 'stream-deleted' };

/** Position in `$all`; a checkpoint is not always the place of an event. */
export interface Place {
  readonly commit: number;
  readonly prepare: number;
}

interface Stream {
  readonly events: StoredEvent[];
  /** Events before it are gone for readers: what a soft delete does. */
  truncatedBefore: number;
  tombstoned: boolean;
}

/** Bytes of a record beside its content: ids, flags, lengths. Any number that makes positions irregular will do. */
const RECORD_OVERHEAD = 93;
const NOTHING = -1;
const FIRST_TICKS = 17_723_000_000_000_000n;

/**
 * The transaction file in memory, and the version check of the server (IndexWriter.CheckCommit, 24.10). With a
 * journal it is on disk first: nobody reads or is told what a restart could forget.
 */
export class TransactionLog {
  readonly events: StoredEvent[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #sleepers = new Set<() => void>();

  constructor(private readonly journal?: Journal) {
    for (const entry of journal?.entries ?? []) this.#apply(entry);
    // A server writes for itself before anybody else does, so no user's event stands at position 0.
    if (this.events.length === 0) this.writeOther('$settings');
  }

  append(stream: string, expected: Expected, proposals: readonly Proposal[]): Outcome {
    const existing = this.#streams.get(stream);
    if (existing?.tombstoned) return { kind: 'stream-deleted' };
    const current = (existing?.events.length ?? 0) - 1;
    const refused = existing ? checkExisting(existing, expected, proposals) : checkNew(current, expected);
    return refused ?? this.#write(stream, proposals);
  }

  #record(entry: JournalEntry): void {
    this.journal?.write(entry);
    this.#apply(entry);
  }

  #apply(entry: JournalEntry): void {
    if (entry.kind === 'append') return this.#place(entry.stream, entry.proposals);
    const existing = this.#streams.get(entry.stream);
    if (!existing) return;
    if (entry.kind === 'tombstoned') existing.tombstoned = true;
    else existing.truncatedBefore = existing.events.length;
  }

  #write(stream: string, proposals: readonly Proposal[]): Outcome {
    if (proposals.length > 0) this.#record({ kind: 'append', stream, proposals });
    const last = this.#streams.get(stream)?.events.at(-1);
    return last ? success(last) : { kind: 'success', revision: NOTHING, position: undefined };
  }

  #place(name: string, proposals: readonly Proposal[]): void {
    const stream = this.#streams.get(name) ?? { events: [], truncatedBefore: 0, tombstoned: false };
    this.#streams.set(name, stream);
    for (const proposal of proposals) {
      const position = this.end;
      const event: StoredEvent = {
        ...proposal,
        stream: name,
        revision: stream.events.length,
        position,
        end: position + sizeOnDisk(proposal) + 2 * name.length + RECORD_OVERHEAD,
        createdTicks: (FIRST_TICKS + BigInt(this.events.length)).toString(),
      };
      stream.events.push(event);
      this.events.push(event);
    }
    for (const wake of [...this.#sleepers]) wake();
  }

  /** What the server writes by itself, such as statistics, or another user. */
  writeOther(stream: string): void {
    const id = `00000000-0000-4000-8000-${String(this.events.length).padStart(12, '0')}`;
    const data = Buffer.from('{}');
    this.#write(stream, [{ id, type: '$system', isJson: true, data, metadata: new Uint8Array() }]);
  }

  /** As `DELETE`: gone for readers, and the next event continues the numbering. */
  softDelete(stream: string): void {
    this.#record({ kind: 'truncated', stream });
    this.writeOther(`$$${stream}`);
  }

  /** Gone for good: every read and append is refused from now on. */
  tombstone(stream: string): void {
    this.#record({ kind: 'tombstoned', stream });
    this.writeOther(`$$${stream}`);
  }

  /** The events of a stream for a reader; undefined when there is no such stream. */
  read(name: string): readonly StoredEvent[] | undefined {
    const stream = this.#streams.get(name);
    if (!stream || stream.truncatedBefore >= stream.events.length) return undefined;
    return stream.events.slice(stream.truncatedBefore);
  }

  isTombstoned(name: string): boolean {
    return this.#streams.get(name)?.tombstoned ?? false;
  }

  /** Where the next record will begin. */
  get end(): number {
    return this.events.at(-1)?.end ?? 0;
  }

  /** A position in the middle of a record cannot be read from. */
  isReadable({ commit }: Place): boolean {
    return commit >= this.end || this.events[this.indexAtOrAfter(commit)]?.position === commit;
  }

  /** Index of the first event at or after a position. */
  indexAtOrAfter(position: number): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Resolves when more than `seen` events are stored, or when the signal aborts. */
  async grownBeyond(seen: number, signal: AbortSignal): Promise<void> {
    if (this.events.length > seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** What the server counts against its largest append (Event.SizeOnDisk). */
export const sizeOnDisk = ({ data, metadata, type }: Proposal): number =>
  data.length + metadata.length + 2 * type.length;

const success = ({ revision, position }: StoredEvent): Outcome => ({ kind: 'success', revision, position });

const checkNew = (current: number, expected: Expected): Outcome | undefined =>
  expected === 'any' || expected === 'no-stream' ? undefined : { kind: 'wrong-version', current };

/** The same ids at the same place are the same append, whatever stands behind them. */
const checkExisting = (
  stream: Stream,
  expected: Expected,
  proposals: readonly Proposal[],
): Outcome | undefined => {
  if (expected === 'any' || expected === 'stream-exists') return knownByIds(stream, proposals);
  const current = stream.events.length - 1;
  const from = expected === 'no-stream' ? NOTHING : expected;
  if (from === current) return undefined;
  const repeated = repeatedAt(stream, from, proposals);
  if (repeated) return success(repeated);
  return continuesDeleted(stream, expected, proposals) ? undefined : { kind: 'wrong-version', current };
};

/** The last event of an earlier append of the same ids. */
const repeatedAt = (
  { events }: Stream,
  from: number,
  proposals: readonly Proposal[],
): StoredEvent | undefined => {
  const there = events.slice(from + 1, from + 1 + proposals.length);
  return there.length === proposals.length && sameIds(there, proposals) ? there.at(-1) : undefined;
};

/** A stream that was softly deleted counts as new, and yet its numbering goes on. */
const continuesDeleted = (
  { events, truncatedBefore }: Stream,
  expected: Expected,
  proposals: readonly Proposal[],
): boolean =>
  expected === 'no-stream' && truncatedBefore >= events.length && events[0]?.id !== proposals[0]?.id;

const knownByIds = ({ events }: Stream, proposals: readonly Proposal[]): Outcome | undefined => {
  const known = proposals.map(({ id }) => events.find((event) => event.id === id));
  const last = known.at(-1);
  return last && !known.includes(undefined) ? success(last) : undefined;
};

const sameIds = (stored: readonly StoredEvent[], proposals: readonly Proposal[]): boolean =>
  stored.every(({ id }, index) => id === proposals[index]?.id);
