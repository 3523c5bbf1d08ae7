import type { Bericht } from '#contracts';
import type { ClientBase } from 'pg';
import { runInTrace, traceOfParent } from '../http/trace.js';
import { isUnavailable } from '../postgres/unavailable.js';
import type { Afnemer } from './afnemer.js';
import { PartitionStopped } from './bus.js';
import type { Partition, ReceivedMessage } from './bus.js';
import { knownCases, lockedPlace, moveTo } from './consumer-store.js';
import type { KnownCases } from './consumer-store.js';
import { keyOf, park } from './parked-store.js';
import type { ToPark } from './parked-store.js';
import { problemOf, readMessage } from './read-message.js';

export interface Outcome {
  readonly parked: readonly ToPark[];
  /** The next offset that is wanted. */
  readonly next: number;
  /** Why the partition cannot go on; everything before it has been committed. */
  readonly gap: string | undefined;
}

/** Something about one message, not about the database: the same would happen again. */
export class NotApplied extends Error {
  override readonly name = 'NotApplied';
}

/** Someone threw the rows and the place away: messages are wanted again that were delivered before. */
export class PlaceThrownAway extends Error {
  override readonly name = 'PlaceThrownAway';
}

export interface HandlingOptions {
  readonly afnemer: Afnemer;
  /** Where this consumer thinks that the partition is; it may be further, never further back. */
  readonly believed: number;
  /** With a savepoint per message, so that one that cannot be applied can be set aside. */
  readonly careful: boolean;
}

/** One transaction over messages of one partition. */
export class Handling {
  readonly #parked: ToPark[] = [];
  readonly #applied = new Map<string, number>();
  #known: KnownCases = { last: new Map(), parked: new Set() };

  constructor(
    private readonly client: ClientBase,
    private readonly options: HandlingOptions,
  ) {}

  async all(partition: Partition, messages: readonly ReceivedMessage[]): Promise<Outcome> {
    const { client } = this;
    const { name } = this.options.afnemer;
    const position = await this.#place(partition);
    const fresh = messages.filter(({ offset }) => offset >= position);
    if (fresh.length > 0) {
      this.#known = await knownCases(client, name, [...new Set(fresh.map(keyOf))]);
    }
    let gap: string | undefined;
    let next = position;
    for (const message of fresh) {
      gap = await this.#one(message);
      if (gap !== undefined) break;
      next = message.offset + 1;
    }
    await park(client, name, this.#parked);
    await moveTo(client, name, partition, { next, numbers: this.#applied, gap });
    return { parked: this.#parked, next, gap };
  }

  async #place(partition: Partition): Promise<number> {
    const { afnemer, believed } = this.options;
    const { position, version } = await lockedPlace(this.client, afnemer.name, partition);
    if ((afnemer.tabellen?.versie ?? null) !== version) {
      throw new PartitionStopped(`the tables of ${afnemer.name} are of version ${version}, not of this code`);
    }
    if (position >= believed) return position;
    throw new PlaceThrownAway(`${afnemer.name} has to go back from ${believed} to ${position}`);
  }

  /** Why it cannot be passed; undefined when it was dealt with. */
  async #one(message: ReceivedMessage): Promise<string | undefined> {
    const bericht = read(message);
    if (bericht instanceof Error) return this.#park(message, problemOf(bericht));
    const key = keyOf(message);
    const { volgnummer } = bericht.inhoud;
    const last = this.#known.last.get(key) ?? -1;
    if (volgnummer <= last) return undefined;
    if (this.#known.parked.has(key)) return this.#park(message, null);
    if (volgnummer !== last + 1) {
      const { topic, partition, offset } = message;
      return `${topic}/${partition} at ${offset}: casus ${key} goes from ${last} to ${volgnummer}`;
    }
    const problem = await this.#apply(bericht);
    if (problem !== undefined) return this.#park(message, problem);
    this.#known.last.set(key, volgnummer);
    this.#applied.set(key, volgnummer);
    return undefined;
  }

  #park(message: ReceivedMessage, problem: string | null): undefined {
    this.#parked.push({ message, problem });
    this.#known.parked.add(keyOf(message));
  }

  async #apply(bericht: Bericht): Promise<string | undefined> {
    const { careful, afnemer } = this.options;
    if (careful) await this.client.query('savepoint bericht');
    try {
      await inTraceOf(bericht, () => afnemer.apply(this.client, bericht));
      if (careful) await this.client.query('release savepoint bericht');
      return undefined;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      if (!careful) throw new NotApplied('a message could not be applied', { cause: error });
      await this.client.query('rollback to savepoint bericht');
      return problemOf(error);
    }
  }
}

/** What it logs and records belongs to the trace of the command that the message comes from. */
export const inTraceOf = <T>({ attributen }: Bericht, work: () => Promise<T>): Promise<T> => {
  const trace = traceOfParent(attributen.traceparent);
  return trace ? runInTrace(trace, work) : work();
};

const read = (message: ReceivedMessage): Bericht | Error => {
  try {
    return readMessage(message);
  } catch (error) {
    return error as Error;
  }
};
