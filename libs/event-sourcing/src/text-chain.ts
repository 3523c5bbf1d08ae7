import { GENESIS_HASH, faultOf, sha256HexOf } from './hash-chain.js';
import type { ChainFault, ChainVerdict } from './hash-chain.js';
import type { UnpositionedRecord } from './record.js';

/** `tekst`: what stands there is no record at all. */
export type TextFault = ChainFault | 'tekst';

/** Where the chain of one stream is. */
interface Link {
  readonly volgnummer: number;
  readonly hash: string;
  readonly casusId: string;
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
  readonly #links = new Map<string, Link>();
  readonly #broken = new Map<string, BrokenText>();

  get broken(): readonly BrokenText[] {
    return [...this.#broken.values()];
  }

  get streams(): number {
    return this.#links.size;
  }

  add(stream: string, text: string): void {
    if (this.#broken.has(stream)) return;
    const last = this.#links.get(stream);
    const next = linked(text, last);
    if (typeof next === 'string')
      this.#broken.set(stream, { stream, volgnummer: (last?.volgnummer ?? -1) + 1, fault: next });
    else this.#links.set(stream, next);
  }
}

/** As `verifyChain`, of the texts of one stream. */
export const verifyTexts = (texts: readonly string[]): ChainVerdict<TextFault> => {
  let last: Link | undefined;
  for (const text of texts) {
    const next = linked(text, last);
    if (typeof next === 'string')
      return { intact: false, volgnummer: (last?.volgnummer ?? -1) + 1, fault: next };
    last = next;
  }
  return { intact: true, length: texts.length };
};

/** The chain with this text, or why it does not continue it. */
const linked = (text: string, last: Link | undefined): Link | TextFault => {
  const volgnummer = last ? last.volgnummer + 1 : 0;
  const previous = last?.hash ?? GENESIS_HASH;
  return (
    asWritten(text, volgnummer, previous, last?.casusId) ?? parsed(text, volgnummer, previous, last?.casusId)
  );
};

/** Of what `recordText` puts behind that which was hashed. */
const TAIL_LENGTH = ',"hash":"'.length + GENESIS_HASH.length + '"}'.length;
const ID_LENGTH = 36;
const CASUS = '"casus';
/** Looked for by its capital, which is rare: a search for a quote would stop at every member before it. */
const CASUS_ID = 'Id":"';

/**
 * A text as `recordText` writes it: what precedes the hash is what was hashed, and ends with its place in the chain. For
 * any other text undefined: then it has to be read.
 */
const asWritten = (
  text: string,
  volgnummer: number,
  previous: string,
  casusId: string | undefined,
): Link | undefined => {
  const at = text.indexOf(CASUS_ID);
  const id = text.slice(at + CASUS_ID.length, at + CASUS_ID.length + ID_LENGTH);
  if (id !== (casusId ?? id) || text.slice(at - CASUS.length, at) !== CASUS) return undefined;
  const hash = hashBeforeTail(text);
  return text.endsWith(`,"volgnummer":${volgnummer},"vorigeHash":"${previous}","hash":"${hash}"}`)
    ? { volgnummer, hash, casusId: id }
    : undefined;
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
  return sha256HexOf(room.subarray(0, end + 1));
};

/** Also a text with its members in another order, as the hub wrote them before. */
const parsed = (
  text: string,
  volgnummer: number,
  previous: string,
  casusId: string | undefined,
): Link | TextFault => {
  const record = recordIn(text);
  if (!record) return 'tekst';
  const fault = faultOf(record, volgnummer, previous, casusId ?? record.casusId);
  return fault ?? { volgnummer, hash: record.hash, casusId: record.casusId };
};

const recordIn = (text: string): UnpositionedRecord | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as UnpositionedRecord) : undefined;
  } catch {
    return undefined;
  }
};
