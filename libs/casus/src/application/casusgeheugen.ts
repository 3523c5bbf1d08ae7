import { Injectable } from '@nestjs/common';
import { Clock, EventLog } from '#event-sourcing';
import type { Casusstand } from './casusstand.js';
import type { Verzegelaar } from './kluis.js';

/** A case that was just changed is often changed again soon; who comes back later reads it again. */
export const MAX_CASUSSEN = 2_000;

/** About 1.5 KiB each: some 25 MB in all. */
export const MAX_GEBEURTENISSEN = 16_384;

/**
 * How long a key is used from this memory; the next command, of whatever case, throws away those that are older. Another
 * process may erase it meanwhile: what is sealed with it after that is refused by the log, because the erasure stands there
 * before it.
 */
export const SLEUTEL_MS = 60_000;

interface Onthouden {
  readonly casus: Casusstand;
  readonly verzegelaar?: Verzegelaar | undefined;
  readonly sindsMs: number;
}

/**
 * Cases as this process last knew them. Another process may have gone on with one, so what is decided on it only counts when
 * the log takes it at the revision that stands here; nobody is refused or answered on it.
 *
 * A next event is chained to the last one that stands here, so only bytes that the log is known to hold may stand here: on a
 * log that cannot tell, two attempts of one command could each hold their own for it, and this remembers nothing.
 */
@Injectable()
export class Casusgeheugen {
  readonly #casussen = new Map<string, Onthouden>();
  #gebeurtenissen = 0;
  #geveegdMs: number;

  constructor(
    private readonly clock: Clock,
    private readonly log: EventLog,
  ) {
    this.#geveegdMs = clock.nowMs();
  }

  van(casusId: string): Casusstand | undefined {
    return this.#casussen.get(casusId)?.casus;
  }

  verzegelaarVan(casusId: string): Verzegelaar | undefined {
    const onthouden = this.#casussen.get(casusId);
    if (!onthouden || this.clock.nowMs() - onthouden.sindsMs > SLEUTEL_MS) return undefined;
    return onthouden.verzegelaar;
  }

  /** A key that was remembered already is not remembered longer for it. */
  onthoud(casus: Casusstand, verzegelaar?: Verzegelaar): void {
    if (!this.log.tellsRepeats) return;
    this.#veegSleutels();
    const eerder = this.#casussen.get(casus.casusId);
    this.vergeet(casus.casusId);
    const isNieuw = verzegelaar !== undefined && verzegelaar !== eerder?.verzegelaar;
    this.#casussen.set(casus.casusId, {
      casus,
      verzegelaar: verzegelaar ?? eerder?.verzegelaar,
      sindsMs: isNieuw || !eerder ? this.clock.nowMs() : eerder.sindsMs,
    });
    this.#gebeurtenissen += casus.gebeurtenissen.length;
    this.#houdKlein();
  }

  vergeet(casusId: string): void {
    const onthouden = this.#casussen.get(casusId);
    if (!onthouden) return;
    this.#gebeurtenissen -= onthouden.casus.gebeurtenissen.length;
    this.#casussen.delete(casusId);
  }

  /** After a failure of the log: another may have taken its place, with less in it. */
  vergeetAlles(): void {
    this.#casussen.clear();
    this.#gebeurtenissen = 0;
  }

  #veegSleutels(): void {
    const nuMs = this.clock.nowMs();
    if (nuMs - this.#geveegdMs <= SLEUTEL_MS) return;
    this.#geveegdMs = nuMs;
    for (const [casusId, { casus, sindsMs }] of this.#casussen)
      if (nuMs - sindsMs > SLEUTEL_MS) this.#casussen.set(casusId, { casus, sindsMs });
  }

  /** The case that was changed longest ago goes first. */
  #houdKlein(): void {
    for (const casusId of this.#casussen.keys()) {
      if (this.#casussen.size <= MAX_CASUSSEN && this.#gebeurtenissen <= MAX_GEBEURTENISSEN) return;
      this.vergeet(casusId);
    }
  }
}
