import type { Pool } from 'pg';
import type { Afnemer } from './afnemer.js';
import { isUnavailable } from '../postgres/unavailable.js';
import { afnemerState, lagOf, storeHeartbeat, storeStopped } from './afnemer-state.js';
import type { AfnemerState } from './afnemer-state.js';
import { ensureAfnemer } from './afnemer-tables.js';
import { PartitionStopped, partitionName, partitionOf } from './bus.js';
import type { Bus, Consumption, Partition, ReceivedMessage } from './bus.js';
import { inConsumerTransaction, positionOf } from './consumer-store.js';
import { DeadLetters } from './dead-letters.js';
import { Handling, NotApplied, PlaceThrownAway } from './handling.js';
import type { Outcome } from './handling.js';
import { Progress } from './progress.js';
import { problemOf } from './read-message.js';
import { vulBijBegin, vulOpnieuw } from './vulling.js';

/** How often a consumer tells how far behind it is, and looks whether an operator lets it go on. */
const HEARTBEAT_MS = 5_000;

export interface ConsumerOptions extends Afnemer {
  readonly bus: Bus;
  readonly pool: Pool;
  readonly topics: readonly string[];
  readonly deadLetterTopic: string;
  /** Told of every failure, also of those that pass by themselves. */
  readonly onError?: (error: Error) => void;
  readonly heartbeatMs?: number;
}

/** A message was set aside with its problem, and its case with it. The rest goes on. */
export class MessageParked extends Error {
  override readonly name = 'MessageParked';
}

export interface ConsumerStatus extends AfnemerState {
  /** Why this process does not go on with a partition. */
  readonly error?: Error;
}

/**
 * Applies every message of every case once and in order, however often it is delivered: the rows, the place in the case
 * and the position on the bus commit together. A message that cannot be applied is parked, and what follows of its case
 * behind it; a number that is missing stops the partition. Resolves when messages may start to come.
 */
export const runConsumer = async (options: ConsumerOptions): Promise<RunningConsumer> => {
  await ensureAfnemer(options.pool, options);
  await vulBijBegin(options);
  const letters = new DeadLetters(options);
  await letters.report();
  const running = new RunningConsumer(options, letters);
  await running.start();
  return running;
};

export class RunningConsumer {
  readonly name: string;
  readonly #progress = new Progress();
  /** Where this consumer thinks that its partitions are; that a place was thrown away shows in the difference. */
  readonly #believed = new Map<string, number>();
  /** The partitions whose standing still is in the database, where an operator finds it and lets them go on. */
  readonly #told = new Set<string>();
  #consumption: Consumption | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #silent = false;

  constructor(
    private readonly options: ConsumerOptions,
    private readonly letters: DeadLetters,
  ) {
    this.name = options.name;
  }

  /** Called once, by `runConsumer`. */
  async start(): Promise<void> {
    const { name, bus, topics } = this.options;
    this.#consumption = await bus.consume({
      group: name,
      topics,
      positionOf: (partition) => this.#positionOf(partition),
      handle: (partition, messages) => this.#handle(partition, messages),
      onError: (error) => this.#failed(error),
    });
    await this.#beat();
    this.#heartbeat = setInterval(() => void this.#beat(), this.options.heartbeatMs ?? HEARTBEAT_MS).unref();
  }

  /** Partitions that stand still in this process, and why; an operator has to look. */
  get stopped(): ReadonlyMap<string, PartitionStopped> {
    return this.#consumption?.stopped ?? new Map();
  }

  /** Per partition that this process has had, the next offset that is wanted. */
  get positions(): ReadonlyMap<string, number> {
    return this.#progress.next;
  }

  /** Of all processes of this consumer together, as the database knows it. @throws LogUnavailable */
  async status(): Promise<ConsumerStatus> {
    const state = await afnemerState(this.options.pool, this.name);
    const [error] = this.stopped.values();
    return { ...state, ...(error && { error }) };
  }

  /**
   * Per partition the messages that no process has dealt with; on the log of EventStoreDB within this process these are
   * bytes. @throws when the bus or the database does not answer
   */
  async lag(): Promise<ReadonlyMap<string, number>> {
    const extents = await this.#running().extents();
    const { positions } = await afnemerState(this.options.pool, this.name);
    return lagOf(extents, positions);
  }

  /**
   * Resolves when everything up to and including this position was dealt with: in the rows, or parked. Rejects when that
   * will not happen any more. Without a partition: the only one of the log within this process.
   */
  async caughtUp(position: number, partition?: Partition): Promise<void> {
    const at = partition ?? { topic: this.options.topics[0] ?? '', partition: 0 };
    const extents = await this.#running().extents();
    const extent = extents.find((each) => partitionName(each) === partitionName(at));
    if (extent && position < extent.first) return;
    await this.#progress.beyond(position, {
      name: partitionName(at),
      standsStill: () =>
        this.#told.has(partitionName(at)) ? this.stopped.get(partitionName(at)) : undefined,
      stored: async () => (await positionOf(this.options.pool, this.name, at)) ?? 0,
    });
  }

  /** Resolves when everything that the bus holds now was dealt with, by whichever process of this consumer. */
  async settled(): Promise<void> {
    const extents = await this.#running().extents();
    await Promise.all(extents.map(({ end, ...partition }) => this.caughtUp(end - 1, partition)));
  }

  /** Resolves when the last transaction has ended. */
  async stop(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#consumption?.stop();
    await this.#beating;
    this.#progress.end(new Error(`consumer ${this.name} was stopped`));
  }

  #running(): Consumption {
    if (!this.#consumption) throw new Error(`consumer ${this.name} has not started`);
    return this.#consumption;
  }

  async #positionOf(partition: Partition): Promise<number | undefined> {
    const { pool } = this.options;
    const position =
      (await positionOf(pool, this.name, partition)) ?? (await vulOpnieuw(this.options, partition));
    this.#believed.set(partitionName(partition), position ?? 0);
    this.#progress.reached(partitionName(partition), position ?? 0);
    return position;
  }

  async #handle(partition: Partition, messages: readonly ReceivedMessage[]): Promise<void> {
    const { parked, next, gap } = await this.#handled(partition, messages);
    this.#believed.set(partitionName(partition), next);
    for (const { problem } of parked) {
      if (problem !== null) this.options.onError?.(new MessageParked(`consumer ${this.name}: ${problem}`));
    }
    if (parked.length > 0) await this.letters.report();
    this.#progress.reached(partitionName(partition), next);
    if (gap !== undefined) throw new PartitionStopped(gap);
  }

  /** Without savepoints first; only when something cannot be applied, once more with one per message. */
  async #handled(partition: Partition, messages: readonly ReceivedMessage[]): Promise<Outcome> {
    const believed = this.#believed.get(partitionName(partition)) ?? 0;
    const run = (careful: boolean): Promise<Outcome> =>
      inConsumerTransaction(this.options.pool, this.name, 'handle', (client) =>
        new Handling(client, { afnemer: this.options, believed, careful }).all(partition, messages),
      );
    try {
      return await run(false).catch((error: unknown) => {
        if (error instanceof NotApplied) return run(true);
        throw error;
      });
    } catch (error) {
      throw passesByItself(error) ? error : new PartitionStopped(problemOf(error), { cause: error });
    }
  }

  #failed(error: Error): void {
    if (!(error instanceof PartitionStopped)) return void this.options.onError?.(error);
    // Stored first: whoever hears of it may let it go on at once, and must find it. A database that is away is told by others.
    const stopped = [...this.stopped];
    void this.#storeStopped(stopped)
      .catch(() => undefined)
      .then(() => {
        for (const [name] of stopped) this.#told.add(name);
        this.#progress.changed();
        this.options.onError?.(error);
      });
  }

  async #storeStopped(stopped: readonly (readonly [string, PartitionStopped])[]): Promise<void> {
    const rows = stopped.map(([name, { message }]) => ({ ...partitionOf(name), problem: message }));
    await storeStopped(this.options.pool, this.name, rows);
  }

  /** Without an answer of bus and database nobody is told that this consumer is well; the first failure is told here. */
  #beat(): Promise<void> {
    this.#beating ??= this.#tellAndListen()
      .then(() => (this.#silent = false))
      .catch((error: unknown) => {
        if (!this.#silent) this.options.onError?.(error as Error);
        this.#silent = true;
      })
      .then(() => (this.#beating = undefined));
    return this.#beating;
  }

  async #tellAndListen(): Promise<void> {
    const { pool, name } = this.options;
    const extents = await this.#running().extents();
    const [told, believed] = [[...this.#told], [...this.#believed]];
    const state = await afnemerState(pool, name);
    const { positions, stopped } = state;
    await storeHeartbeat(pool, name, extents, state);
    // Somebody has the rows made anew; where nothing happens no message would ever show it.
    for (const [at, next] of believed)
      if (next > 0 && !positions.has(at)) this.#running().reread(partitionOf(at));
    // What could not be told when it was parked, because the bus was away.
    await this.letters.report();
    for (const at of told) {
      if (stopped.has(at)) continue;
      this.#told.delete(at);
      this.#running().resume(partitionOf(at));
    }
  }
}

/** What does not pass is a fault of the program or of its tables: trying again and again hides it. */
const passesByItself = (error: unknown): boolean =>
  error instanceof PlaceThrownAway || error instanceof PartitionStopped || isUnavailable(error);
