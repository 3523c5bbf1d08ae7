import { GENESIS_HASH, faultOf, sha256Hex } from './hash-chain.js';
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

const HASH = ',"hash":"';
const HASH_LENGTH = 64;
const END = '"}';
const TAIL_LENGTH = HASH.length + HASH_LENGTH + END.length;
const CASUS = '"casusId":"';
const UUID_LENGTH = 36;

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
  const end = text.length - TAIL_LENGTH;
  const place = `,"volgnummer":${volgnummer},"vorigeHash":"${previous}"`;
  if (!text.startsWith(HASH, end) || !text.startsWith(place, end - place.length)) return undefined;
  const from = text.indexOf(CASUS) + CASUS.length;
  const id = casusId ?? text.slice(from, from + UUID_LENGTH);
  if (!text.startsWith(id, from)) return undefined;
  const hash = text.slice(end + HASH.length, -END.length);
  return sha256Hex(`${text.slice(0, end)}}`) === hash && text.endsWith(END)
    ? { volgnummer, hash, casusId: id }
    : undefined;
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
