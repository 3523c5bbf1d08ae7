import { createHash } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Proposal } from './proposal.js';

/** What changes the log, whole. */
export type JournalEntry =
  | { readonly kind: 'append'; readonly stream: string; readonly proposals: readonly Proposal[] }
  | { readonly kind: 'truncated' | 'tombstoned'; readonly stream: string };

/** The file cannot have been written by us, or the disk lost something in its midst. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';
}

const CHECKSUM_LENGTH = 16;
const NEW_LINE = 0x0a;

/**
 * The log on disk: one line per change, with its checksum, flushed before anybody hears of it. A process that is
 * killed leaves at most a torn last line, of a change that nobody was told of; it is cut off at the next start.
 */
export class Journal {
  #closed = false;

  private constructor(
    private readonly descriptor: number,
    /** What was in the file when it was opened. */
    readonly entries: readonly JournalEntry[],
  ) {}

  /** @throws JournalDamaged */
  static open(file: string): Journal {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(file, 'a+');
    const content = readFileSync(file);
    const { entries, whole } = read(content, file);
    if (whole < content.length) ftruncateSync(descriptor, whole);
    fsyncSync(descriptor);
    syncFolder(dirname(file));
    return new Journal(descriptor, entries);
  }

  /** On disk when it returns; the process must not go on when it throws. */
  write(entry: JournalEntry): void {
    const line = lineOf(entry);
    for (let written = 0; written < line.length;) {
      written += writeSync(this.descriptor, line, written);
    }
    fdatasyncSync(this.descriptor);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.descriptor);
  }
}

const checksum = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_LENGTH);

/** Bytes as base64: JSON knows none. */
interface WrittenProposal extends Omit<Proposal, 'data' | 'metadata'> {
  readonly data: string;
  readonly metadata: string;
}

type WrittenEntry =
  | { readonly kind: 'append'; readonly stream: string; readonly proposals: readonly WrittenProposal[] }
  | Exclude<JournalEntry, { readonly kind: 'append' }>;

const lineOf = (entry: JournalEntry): Buffer => {
  const written: WrittenEntry =
    entry.kind === 'append' ? { ...entry, proposals: entry.proposals.map(asWritten) } : entry;
  const text = JSON.stringify(written);
  return Buffer.from(`${checksum(text)} ${text}\n`);
};

const asWritten = ({ data, metadata, ...rest }: Proposal): WrittenProposal => ({
  ...rest,
  data: Buffer.from(data).toString('base64'),
  metadata: Buffer.from(metadata).toString('base64'),
});

const asProposal = ({ data, metadata, ...rest }: WrittenProposal): Proposal => ({
  ...rest,
  data: Buffer.from(data, 'base64'),
  metadata: Buffer.from(metadata, 'base64'),
});

const entryOf = (line: string): JournalEntry | undefined => {
  const text = line.slice(CHECKSUM_LENGTH + 1);
  if (line.slice(0, CHECKSUM_LENGTH) !== checksum(text)) return undefined;
  const written = JSON.parse(text) as WrittenEntry;
  return written.kind === 'append' ? { ...written, proposals: written.proposals.map(asProposal) } : written;
};

/** A line that is not whole may only be the last. */
const read = (
  content: Buffer,
  file: string,
): { readonly entries: readonly JournalEntry[]; readonly whole: number } => {
  const entries: JournalEntry[] = [];
  let whole = 0;
  for (let end = content.indexOf(NEW_LINE); end >= 0; end = content.indexOf(NEW_LINE, whole)) {
    const entry = entryOf(content.toString('utf8', whole, end));
    if (!entry) {
      if (end === content.length - 1) break;
      throw new JournalDamaged(`line ${entries.length + 1} of ${file} is damaged, and lines follow it`);
    }
    entries.push(entry);
    whole = end + 1;
  }
  return { entries, whole };
};

/** A new file is only there for sure when its folder is on disk as well. */
const syncFolder = (folder: string): void => {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
};
