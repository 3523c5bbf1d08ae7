import { LOG_START } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import type { ClientBase, Pool } from 'pg';
import { CheckpointTransaction } from './checkpoint-transaction.js';
import { backOff } from './back-off.js';
import { isUnavailable } from './unavailable.js';

/** Events of one transaction while catching up: large enough to share its flush, small enough to repeat. */
const MAX_BATCH = 500;

/** A waiting process asks for the lead about once a second. */
const SLOWEST_TRY = 4;

export interface ProjectionOptions {
  readonly name: string;
  readonly log: EventLog;
  readonly pool: Pool;
  /** Changes the rows for one event, through this client only: its transaction also moves the position. */
  readonly apply: (client: ClientBase, event: RecordedEvent) => Promise<void>;
  /** Told, with its causes, when the projection stops because of an error. */
  readonly onError?: (error: Error) => void;
}

export interface ProjectionStatus {
  /** Everything up to and including this position is in the rows. */
  readonly position: number;
  /** False while another process runs it, while the database is away, and after an error. */
  readonly running: boolean;
  readonly error?: Error;
}

/** An event that could not be applied. The projection stands still before it until the cause is taken away. */
export class ProjectionFailed extends Error {
  override readonly name = 'ProjectionFailed';
}

/**
 * Follows the log from where it was and applies every event once: rows and position commit together. One process
 * runs a projection, others wait their turn. An event is never skipped.
 */
export const runProjection = (options: ProjectionOptions): RunningProjection =>
  new RunningProjection(options);

export class RunningProjection {
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<{ position: number; resolve: () => void; reject: (error: Error) => void }>();
  readonly #ended: Promise<void>;
  #position = LOG_START;
  #running = false;
  #error: Error | undefined;

  constructor(private readonly options: ProjectionOptions) {
    this.#ended = this.#run();
  }

  status(): ProjectionStatus {
    const status = { position: this.#position, running: this.#running };
    return this.#error ? { ...status, error: this.#error } : status;
  }

  /** Resolves when the rows show this position; rejects when that will not happen any more. */
  caughtUp(position: number): Promise<void> {
    if (this.#position >= position) return Promise.resolve();
    if (this.#error) return Promise.reject(this.#error);
    return new Promise((resolve, reject) => this.#waiting.add({ position, resolve, reject }));
  }

  /** Resolves when the last transaction has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    this.#giveUp(new Error(`projection ${this.options.name} was stopped`));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#lead(signal);
      } catch (error) {
        if (!isUnavailable(error)) return this.#fail(error as Error);
      } finally {
        if (this.#running) failures = 0;
        this.#running = false;
      }
      await backOff(failures, signal);
    }
  }

  /** Ends when it is told to stop or when the connection, and with it the leadership, is lost. */
  async #lead(stopping: AbortSignal): Promise<void> {
    const { name, log, pool } = this.options;
    const transaction = await CheckpointTransaction.open(pool, name);
    try {
      const signal = AbortSignal.any([stopping, transaction.lost]);
      for (let tries = 0; !(await transaction.tryLead()); tries += 1) {
        this.#reached(await transaction.position());
        await backOff(Math.min(tries, SLOWEST_TRY), signal);
        if (signal.aborted) return;
      }
      this.#reached(await transaction.position());
      this.#running = true;
      let batch: RecordedEvent[] = [];
      for await (const message of log.subscribeToAll({ after: this.#position, signal })) {
        if (message.kind === 'event') batch.push(message.event);
        if (message.kind === 'event' && batch.length < MAX_BATCH) continue;
        await this.#applyAll(transaction, batch);
        batch = [];
      }
    } finally {
      await transaction.close();
    }
  }

  async #applyAll(transaction: CheckpointTransaction, batch: readonly RecordedEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (!last) return;
    await transaction.commit(this.#position, last.positie, async (client) => {
      for (const event of batch) await this.#applyOne(client, event);
    });
    this.#reached(last.positie);
  }

  async #applyOne(client: ClientBase, event: RecordedEvent): Promise<void> {
    try {
      await this.options.apply(client, event);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const where = `projection ${this.options.name} at position ${event.positie} (${event.type})`;
      throw new ProjectionFailed(where, { cause: error });
    }
  }

  #reached(position: number): void {
    this.#position = position;
    for (const waiting of [...this.#waiting]) {
      if (waiting.position > position) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  #fail(error: Error): void {
    this.#error = error;
    this.options.onError?.(error);
    this.#giveUp(error);
  }

  #giveUp(error: Error): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
  }
}
