import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Plaats } from './bron.js';

/** What a log was up to a position, in one line that an operator can keep elsewhere. */
export interface Kenmerk {
  readonly positie: number;
  readonly sha256: string;
}

const VORM = /^([1-9]\d{0,15}):([0-9a-f]{64})$/;

export const kenmerktekst = ({ positie, sha256 }: Kenmerk): string => `${positie}:${sha256}`;

/** Undefined when it is none. */
export const leesKenmerk = (tekst: string): Kenmerk | undefined => {
  const [, positie = '', sha256 = ''] = VORM.exec(tekst.trim().toLowerCase()) ?? [];
  return sha256 !== '' && Number.isSafeInteger(Number(positie))
    ? { positie: Number(positie), sha256 }
    : undefined;
};

/**
 * SHA-256 over a line per record, `positie stroom volgnummer hash`, in the order of the log: so which records stand where.
 * The hash of each covers what it says, and the chains are verified beside this.
 */
export class Kenmerkmaker {
  readonly #hash: Hash = createHash('sha256');
  #positie = 0;

  voegToe(plaatsen: readonly Plaats[]): void {
    const regels = plaatsen.map(
      ({ positie, stroom, volgnummer, hash }) => `${positie} ${stroom} ${volgnummer} ${hash}\n`,
    );
    this.#hash.update(regels.join(''));
    this.#positie = plaatsen.at(-1)?.positie ?? this.#positie;
  }

  /** Of what was added so far; undefined when that is nothing. */
  get kenmerk(): Kenmerk | undefined {
    if (this.#positie === 0) return undefined;
    return { positie: this.#positie, sha256: this.#hash.copy().digest('hex') };
  }
}
