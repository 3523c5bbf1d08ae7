import { LOG_START } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import { backOff } from '../postgres/back-off.js';
import { isUnavailable } from '../postgres/unavailable.js';
import { BusUnavailable, chunked } from './bus.js';
import type { Bus, BusMessage } from './bus.js';
import { RelayCheckpoint } from './relay-checkpoint.js';
import { LeaseLost, RelayLease } from './relay-lease.js';

/** Long enough to outlast a pause of the process or a slow database, short enough that a standby takes over soon. */
const LEASE_MS = 15_000;

/** Renewed three times before it ends. */
const RENEWALS = 3;

/** Events of one checkpoint. */
const MAX_EVENTS = 500;

/** Kafka takes 1 MiB per partition in one request; all messages of a call may be for one. */
const MAX_PUBLISH_BYTES = 768 * 1024;

/** A standby asks for the lease about once a second. */
const SLOWEST_TRY = 4;

export interface RelayOptions {
  readonly name: string;
  readonly log: EventLog;
  readonly bus: Bus;
  readonly pool: Pool;
  /** The messages of one event; called in the order of the log. */
  readonly messagesOf: (event: RecordedEvent) => Promise<readonly BusMessage[]>;
  readonly leaseMs?: number;
  /** Told of every failure, also of those that pass by themselves. */
  readonly onError?: (error: Error) => void;
}

export interface RelayStatus {
  /** Everything up to and including this position has been published. */
  readonly position: number;
  /** False while another process publishes, while an engine is away, and after an error. */
  readonly leading: boolean;
  readonly error?: Error;
}

/**
 * Publishes the log, from its checkpoint: at least once, in order per case. One process at a time, by a lease; another
 * one waits. An event that cannot be published stops it: what comes behind must not overtake.
 */
export const runRelay = (options: RelayOptions): RunningRelay => new RunningRelay(options);

export class RunningRelay {
  readonly #stopping = new AbortController();
  readonly #waiting = new Set<{ position: number; resolve: () => void; reject: (error: Error) => void }>();
  readonly #ended: Promise<void>;
  #position = LOG_START;
  #leading = false;
  #error: Error | undefined;

  constructor(private readonly options: RelayOptions) {
    this.#ended = this.#run();
  }

  status(): RelayStatus {
    const status = { position: this.#position, leading: this.#leading };
    return this.#error ? { ...status, error: this.#error } : status;
  }

  /** Resolves when this relay has published up to here; rejects when it will not. */
  published(position: number): Promise<void> {
    if (this.#position >= position) return Promise.resolve();
    if (this.#error) return Promise.reject(this.#error);
    return new Promise((resolve, reject) => this.#waiting.add({ position, resolve, reject }));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    this.#giveUp(new Error(`relay ${this.options.name} was stopped`));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const before = this.#position;
      try {
        await this.#lead(signal);
      } catch (error) {
        this.options.onError?.(error as Error);
        if (!isPassing(error)) {
          this.#error = error as Error;
          this.#giveUp(this.#error);
          return;
        }
      }
      // Who got further has not failed in a row.
      if (this.#position > before) failures = 0;
      await backOff(failures, signal);
    }
  }

  async #lead(stopping: AbortSignal): Promise<void> {
    const lease = await this.#untilLease(stopping);
    if (!lease) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([stopping, lost.signal]);
    const keeper = keepAlive(lease, this.#leaseMs / RENEWALS, lost);
    this.#reached(lease.position);
    this.#leading = true;
    try {
      await this.#follow(lease, signal);
    } finally {
      this.#leading = false;
      clearInterval(keeper);
      await lease.release().catch(() => undefined);
    }
  }

  get #leaseMs(): number {
    return this.options.leaseMs ?? LEASE_MS;
  }

  async #untilLease(signal: AbortSignal): Promise<RelayLease | undefined> {
    const { pool, name } = this.options;
    const owner = `${hostname()} ${process.pid}`;
    for (let tries = 0; !signal.aborted; tries += 1) {
      const lease = await RelayLease.take({ pool, name, owner, leaseMs: this.#leaseMs });
      if (lease) return lease;
      await backOff(Math.min(tries, SLOWEST_TRY), signal);
    }
    return undefined;
  }

  /** While one batch is on its way to the bus, the next is read and made, and the position of the one before stored. */
  async #follow(lease: RelayLease, signal: AbortSignal): Promise<void> {
    const checkpoint = new RelayCheckpoint(lease, (position) => this.#reached(position));
    let underway: Promise<void> = Promise.resolve();
    try {
      for await (const message of this.options.log.subscribeToAll({ after: lease.position, signal })) {
        if (message.kind === 'caught-up') {
          await underway.then(() => checkpoint.settled());
          continue;
        }
        for (const batch of chunked(message.events, MAX_EVENTS)) {
          const messages = await this.#messagesOf(batch);
          await underway;
          underway = this.#publish(lease, checkpoint, messages, batch.at(-1)?.positie ?? lease.position);
          // Its failure is met when the next batch is ready; until then it must not end the process.
          underway.catch(() => undefined);
        }
      }
    } finally {
      await underway.finally(() => checkpoint.settled());
    }
  }

  async #messagesOf(events: readonly RecordedEvent[]): Promise<readonly BusMessage[]> {
    const messages: BusMessage[] = [];
    for (const event of events) messages.push(...(await this.options.messagesOf(event)));
    return messages;
  }

  async #publish(
    lease: RelayLease,
    checkpoint: RelayCheckpoint,
    messages: readonly BusMessage[],
    position: number,
  ): Promise<void> {
    for (const part of bySize(messages)) {
      lease.check();
      await this.options.bus.publish(part);
    }
    checkpoint.moveTo(position);
  }

  #reached(position: number): void {
    this.#position = position;
    for (const waiting of [...this.#waiting]) {
      if (waiting.position > position) continue;
      this.#waiting.delete(waiting);
      waiting.resolve();
    }
  }

  #giveUp(error: Error): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof BusUnavailable || error instanceof LeaseLost || isUnavailable(error);

/** A renewal that the database does not answer is tried again; the lease itself knows when it is too late. */
const keepAlive = (lease: RelayLease, everyMs: number, lost: AbortController): NodeJS.Timeout =>
  setInterval(() => {
    lease.renew().catch((error: unknown) => {
      if (error instanceof LeaseLost) lost.abort();
    });
  }, everyMs).unref();

const bySize = (messages: readonly BusMessage[]): readonly (readonly BusMessage[])[] => {
  const parts: BusMessage[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    const size = sizeOf(message);
    if (bytes + size > MAX_PUBLISH_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(message);
    bytes += size;
  }
  return parts;
};

/** Characters, which are bytes in all but a few of our messages; the margin below 1 MiB covers those. */
const sizeOf = ({ key, value, headers }: BusMessage): number => {
  let size = key.length + value.length;
  for (const name of Object.keys(headers)) size += name.length + (headers[name]?.length ?? 0);
  return size;
};
