import type { Bericht } from '#contracts';
import type { ClientBase, Pool } from 'pg';
import { isUnavailable } from '../postgres/unavailable.js';
import { PartitionStopped } from './bus.js';
import type { Bus, Consumption, Partition, ReceivedMessage } from './bus.js';
import {
  inConsumerTransaction,
  keyOf,
  lastNumbers,
  lockedPosition,
  moveTo,
  park,
  parkedKeys,
  positionOf,
  storeNumbers,
} from './consumer-store.js';
import type { ToPark } from './consumer-store.js';
import { DeadLetters } from './dead-letters.js';
import { problemOf, readMessage } from './read-message.js';

export interface ConsumerOptions {
  /** Also the name of the group on the bus. */
  readonly name: string;
  readonly bus: Bus;
  readonly pool: Pool;
  readonly topics: readonly string[];
  readonly deadLetterTopic: string;
  /** Changes the rows for one message, through this client only: its transaction also moves the position. */
  readonly apply: (client: ClientBase, bericht: Bericht) => Promise<void>;
  /** Told of every failure, also of those that pass by themselves. */
  readonly onError?: (error: Error) => void;
}

/** A message was set aside with its problem, and its case with it. The rest goes on. */
export class MessageParked extends Error {
  override readonly name = 'MessageParked';
}

/**
 * Applies every message of every case once and in order, however often it is delivered: the rows, the place in the case
 * and the position on the bus commit together. A message that cannot be applied is parked, and what follows of its case
 * behind it; a number that is missing stops the partition.
 */
export const runConsumer = async (options: ConsumerOptions): Promise<Consumption> => {
  const letters = new DeadLetters(options);
  const { name, bus, pool, topics, onError } = options;
  await letters.report();
  return bus.consume({
    group: name,
    topics,
    positionOf: (partition) => positionOf(pool, name, partition),
    handle: async (partition, messages) => {
      const outcome = await handled(options, partition, messages);
      for (const { problem } of outcome.parked) {
        if (problem !== null) onError?.(new MessageParked(`consumer ${name}: ${problem}`));
      }
      if (outcome.parked.length > 0) await letters.report();
      if (outcome.gap) throw new PartitionStopped(outcome.gap);
    },
    ...(onError ? { onError } : {}),
  });
};

interface Outcome {
  readonly parked: readonly ToPark[];
  /** Why the partition cannot go on; everything before it has been committed. */
  readonly gap?: string;
}

/** Without savepoints first; only when something cannot be applied, once more with one per message. */
const handled = async (
  options: ConsumerOptions,
  partition: Partition,
  messages: readonly ReceivedMessage[],
): Promise<Outcome> => {
  const { pool, name } = options;
  const run = (careful: boolean): Promise<Outcome> =>
    inConsumerTransaction(pool, name, 'handle', (client) =>
      new Handling(options, client, careful).all(partition, messages),
    );
  try {
    return await run(false);
  } catch (error) {
    if (!(error instanceof NotApplied)) throw error;
    return run(true);
  }
};

/** Something about one message, not about the database: the same would happen again. */
class NotApplied extends Error {
  override readonly name = 'NotApplied';
}

/** One transaction over messages of one partition. */
class Handling {
  readonly #parked: ToPark[] = [];
  readonly #applied = new Map<string, number>();
  #last = new Map<string, number>();
  #blocked = new Set<string>();

  constructor(
    private readonly options: ConsumerOptions,
    private readonly client: ClientBase,
    private readonly careful: boolean,
  ) {}

  async all(partition: Partition, messages: readonly ReceivedMessage[]): Promise<Outcome> {
    const { client } = this;
    const { name } = this.options;
    const position = await lockedPosition(client, name, partition);
    const fresh = messages.filter(({ offset }) => offset >= position);
    const keys = [...new Set(fresh.map(keyOf))];
    this.#last = await lastNumbers(client, name, keys);
    this.#blocked = await parkedKeys(client, name, keys);
    let gap: string | undefined;
    let next = position;
    for (const message of fresh) {
      gap = await this.#one(message);
      if (gap !== undefined) break;
      next = message.offset + 1;
    }
    await storeNumbers(client, name, this.#applied);
    await park(client, name, this.#parked);
    await moveTo(client, name, partition, next);
    return { parked: this.#parked, ...(gap === undefined ? {} : { gap }) };
  }

  /** Why it cannot be passed; undefined when it was dealt with. */
  async #one(message: ReceivedMessage): Promise<string | undefined> {
    const bericht = read(message);
    if (bericht instanceof Error) return this.#park(message, problemOf(bericht));
    const key = keyOf(message);
    const { volgnummer } = bericht.inhoud;
    const last = this.#last.get(key) ?? -1;
    if (volgnummer <= last) return undefined;
    if (this.#blocked.has(key)) return this.#park(message, null);
    if (volgnummer !== last + 1) {
      const { topic, partition, offset } = message;
      return `${topic}/${partition} at ${offset}: casus ${key} goes from ${last} to ${volgnummer}`;
    }
    const problem = await this.#apply(bericht);
    if (problem !== undefined) return this.#park(message, problem);
    this.#last.set(key, volgnummer);
    this.#applied.set(key, volgnummer);
    return undefined;
  }

  #park(message: ReceivedMessage, problem: string | null): undefined {
    this.#parked.push({ message, problem });
    this.#blocked.add(keyOf(message));
  }

  async #apply(bericht: Bericht): Promise<string | undefined> {
    if (this.careful) await this.client.query('savepoint bericht');
    try {
      await this.options.apply(this.client, bericht);
      if (this.careful) await this.client.query('release savepoint bericht');
      return undefined;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      if (!this.careful) throw new NotApplied('a message could not be applied', { cause: error });
      await this.client.query('rollback to savepoint bericht');
      return problemOf(error);
    }
  }
}

const read = (message: ReceivedMessage): Bericht | Error => {
  try {
    return readMessage(message);
  } catch (error) {
    return error as Error;
  }
};
