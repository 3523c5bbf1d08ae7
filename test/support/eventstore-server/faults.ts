import type { Refusal } from './refusals.js';
import type { Place } from './transaction-log.js';

/** Something to wait for; a function is asked when the append has come. */
export type Wait = Promise<void> | (() => Promise<void>);

/** What happens to one append. */
export interface AppendFault {
  /** The server waits for it before it writes. */
  readonly before?: Wait;
  /** Whether it is written; it is, unless told otherwise. */
  readonly written?: boolean;
  /** The server waits for it before it answers. */
  readonly after?: Wait;
  /**
   * `drop` cuts the connection, `silence` never answers, `no-position` is what a server says of a repeat that it has
   * not indexed yet; the truth when absent.
   */
  readonly answer?: 'drop' | 'silence' | 'no-position' | Refusal;
}

/** What happens to one read or subscription. */
export interface ReadFault {
  /** Goes well for this many events. */
  readonly afterEvents?: number;
  readonly answer: 'drop' | 'silence' | Refusal;
}

export type CallName = 'append' | 'batch-append' | 'read' | 'subscribe' | 'features' | 'gossip';

/** What is to go wrong next, in the order in which it was asked for, and what has been called so far. */
export class Faults {
  /** Where each subscription began, exclusive. */
  readonly subscribedFrom: Place[] = [];
  readonly #appends: AppendFault[] = [];
  readonly #reads: ReadFault[] = [];
  readonly #subscriptions: ReadFault[] = [];
  readonly #counts = new Map<CallName, number>();
  readonly #waiting = new Set<() => void>();

  nextAppends(...faults: readonly AppendFault[]): void {
    this.#appends.push(...faults);
  }

  nextReads(...faults: readonly ReadFault[]): void {
    this.#reads.push(...faults);
  }

  nextSubscriptions(...faults: readonly ReadFault[]): void {
    this.#subscriptions.push(...faults);
  }

  /** Faults that no append has met yet. */
  get appendsLeft(): number {
    return this.#appends.length;
  }

  calls(name: CallName): number {
    return this.#counts.get(name) ?? 0;
  }

  /** Resolves when a call has come in this many times since the server was made. */
  async called(name: CallName, times: number): Promise<void> {
    while (this.calls(name) < times) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  takeAppend(name: 'append' | 'batch-append'): AppendFault {
    this.count(name);
    return this.#appends.shift() ?? {};
  }

  takeRead(name: 'read' | 'subscribe'): ReadFault | undefined {
    this.count(name);
    return name === 'read' ? this.#reads.shift() : this.#subscriptions.shift();
  }

  count(name: CallName): void {
    this.#counts.set(name, this.calls(name) + 1);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}
