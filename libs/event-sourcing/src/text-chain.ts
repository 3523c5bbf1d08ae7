import { GENESIS_HASH, faultOf, recordText, sha256HexOf } from './hash-chain.js';
import type { ChainFault, ChainVerdict } from './hash-chain.js';
import type { UnpositionedRecord } from './record.js';

/** `tekst`: what stands there is no record, or not as anybody writes one. */
export type TextFault = ChainFault | 'tekst';

/** The chain of one stream, over the texts that a log keeps of it. */
export class TextChain {
  #length = 0;
  #hash = GENESIS_HASH;
  #casusId: string | undefined;

  /** How many texts continued it. */
  get length(): number {
    return this.#length;
  }

  /** The next text of the stream; why it does not continue the chain, which then stays as it was. */
  add(text: string): TextFault | undefined {
    const casusId = casusIdIn(text);
    if (casusId !== undefined && casusId === (this.#casusId ?? casusId)) {
      const hash = hashBeforeTail(text);
      if (endsWithPlace(text, this.#length, this.#hash, hash)) return this.#next(casusId, hash);
    }
    return this.#addOther(text);
  }

  /** Also a text with its members in another order, as the hub wrote them before. */
  #addOther(text: string): TextFault | undefined {
    const record = recordOfText(text);
    if (!record) return 'tekst';
    const fault = faultOf(record, this.#length, this.#hash, this.#casusId ?? record.casusId);
    return fault ?? this.#next(record.casusId, record.hash);
  }

  #next(casusId: string, hash: string): undefined {
    this.#length += 1;
    this.#hash = hash;
    this.#casusId = casusId;
  }
}

/** The first text of a stream that does not continue its chain. */
export interface BrokenText {
  readonly stream: string;
  readonly volgnummer: number;
  readonly fault: TextFault;
}

/**
 * Verifies the chains of a whole log from the texts that it keeps: each stream in its order, whatever comes between. It
 * remembers one hash per stream.
 */
export class TextChains {
  readonly #chains = new Map<string, TextChain>();
  readonly #broken = new Map<string, BrokenText>();

  get broken(): readonly BrokenText[] {
    return [...this.#broken.values()];
  }

  /** How many streams it has seen. */
  get streams(): number {
    return this.#chains.size;
  }

  add(stream: string, text: string): void {
    const chain = this.#chains.get(stream) ?? this.#begin(stream);
    if (this.#broken.size > 0 && this.#broken.has(stream)) return;
    const fault = chain.add(text);
    if (fault) this.#broken.set(stream, { stream, volgnummer: chain.length, fault });
  }

  #begin(stream: string): TextChain {
    const chain = new TextChain();
    this.#chains.set(stream, chain);
    return chain;
  }
}

/** As `verifyChain`, of the texts of one stream. */
export const verifyTexts = (texts: readonly string[]): ChainVerdict<TextFault> => {
  const chain = new TextChain();
  for (const text of texts) {
    const fault = chain.add(text);
    if (fault) return { intact: false, volgnummer: chain.length, fault };
  }
  return { intact: true, length: texts.length };
};

const ID_LENGTH = 36;
const CASUS = '"casus';
/** Looked for by its capital, which is rare: a search for a quote would stop at every member before it. */
const CASUS_ID = 'Id":"';

/** Of a text as `recordText` writes it: there it is the first name that ends so. */
const casusIdIn = (text: string): string | undefined => {
  const at = text.indexOf(CASUS_ID);
  if (at < CASUS.length || !text.startsWith(CASUS, at - CASUS.length)) return undefined;
  return text.slice(at + CASUS_ID.length, at + CASUS_ID.length + ID_LENGTH);
};

/** Of what `recordText` puts behind that which was hashed. */
const BEFORE_HASH = '","hash":"';
const END = '"}';
const HASH_LENGTH = GENESIS_HASH.length;
const TAIL_LENGTH = BEFORE_HASH.length - 1 + HASH_LENGTH + END.length;

/**
 * Whether the text ends as `recordText` writes a record with this place in the chain and this hash of its own. Piece by
 * piece: to put the end together costs as much as to hash it.
 */
const endsWithPlace = (text: string, volgnummer: number, previous: string, hash: string): boolean => {
  const hashAt = text.length - END.length - HASH_LENGTH;
  const previousEnd = hashAt - BEFORE_HASH.length;
  const previousAt = previousEnd - HASH_LENGTH;
  return (
    text.slice(hashAt, hashAt + HASH_LENGTH) === hash &&
    text.slice(previousAt, previousEnd) === previous &&
    text.startsWith(BEFORE_HASH, previousEnd) &&
    text.endsWith(END) &&
    text.endsWith(`,"volgnummer":${volgnummer},"vorigeHash":"`, previousAt)
  );
};

/** Nearly every record; a larger one gets room of its own. UTF-8 takes at most three bytes for what a string counts as one. */
const ROOM = Buffer.allocUnsafe(64 * 1024);
const MOST_BYTES = 3;
const BRACE = '}'.charCodeAt(0);

/** Of the text without its hash: where that begins, the record ended when it was hashed. */
const hashBeforeTail = (text: string): string => {
  const room = text.length * MOST_BYTES <= ROOM.length ? ROOM : Buffer.allocUnsafe(text.length * MOST_BYTES);
  const end = Math.max(0, room.write(text) - TAIL_LENGTH);
  room[end] = BRACE;
  return sha256HexOf(room === ROOM ? firstBytes(end + 1) : room.subarray(0, end + 1));
};

/** Above nearly every record; all of them take less than a megabyte. */
const LARGEST_KEPT_VIEW = 4_096;
/** By their length: to make one for each record costs an eighth of verifying it. */
const VIEWS: (Uint8Array | undefined)[] = Array.from({ length: LARGEST_KEPT_VIEW + 1 });

const firstBytes = (length: number): Uint8Array => {
  if (length > LARGEST_KEPT_VIEW) return ROOM.subarray(0, length);
  return (VIEWS[length] ??= ROOM.subarray(0, length));
};

/**
 * The record, when the text says it in one way only: no member twice, of which one reader takes the first and another the
 * last; nothing beside it that no hash covers; and every letter and number as JSON is written, so that all read the same.
 */
export const recordOfText = (text: string): UnpositionedRecord | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || 'positie' in value) return undefined;
    const record = value as UnpositionedRecord;
    const written = JSON.stringify(record);
    if (text === written) return record;
    const bare = withoutSpace(text);
    return bare === written || bare === recordText(record) ? record : undefined;
  } catch {
    return undefined;
  }
};

const STRING_OR_SPACE = /("(?:[^"\\]|\\.)*")|[\t\n\r ]+/g;

const withoutSpace = (text: string): string => text.replace(STRING_OR_SPACE, '$1');
