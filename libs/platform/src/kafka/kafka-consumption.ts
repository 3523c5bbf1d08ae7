import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { chunked, MAX_CHUNK, partitionName, PartitionStopped } from '../bus/bus.js';
import type { ConsumeOptions, Consumption, Extent, Partition, ReceivedMessage } from '../bus/bus.js';
import { backOff } from '../postgres/back-off.js';

export interface SessionOptions {
  /** A consumer that says nothing for this long loses its partitions. */
  readonly timeoutMs: number;
  readonly heartbeatMs: number;
  /** Until when the members of a group may take to come back in a rebalance. */
  readonly rebalanceMs: number;
}

const SESSION: SessionOptions = { timeoutMs: 30_000, heartbeatMs: 3_000, rebalanceMs: 60_000 };

/** The broker answers a fetch as soon as there is something; this is how long it waits for nothing. */
const MAX_WAIT_MS = 1_000;

/** Partitions that are handled side by side; each handler uses a connection to the database. */
const SIDE_BY_SIDE = 3;

/** One consumer of a group. It comes back after every failure, and goes by the positions that its owner stored. */
export class KafkaConsumption implements Consumption {
  readonly stopped = new Map<string, PartitionStopped>();
  readonly started: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  /** Resolved once the consumer has been told where to read on; per partition that it was given. */
  readonly #positioned = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, number>();
  /** Partitions of which a batch is being handled, with the last that began, and those to be positioned anew after it. */
  readonly #busy = new Map<string, EachBatchPayload>();
  readonly #again = new Set<string>();
  #consumer: Consumer | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: ConsumeOptions,
    private readonly watermarks: (topics: readonly string[]) => Promise<readonly Extent[]>,
    private readonly session: SessionOptions = SESSION,
  ) {
    let runs = (): void => undefined;
    this.started = new Promise((resolve) => (runs = resolve));
    this.#ended = this.#supervise(runs).finally(runs);
  }

  /** A partition that this consumer does not have any more is resumed by whoever has it. */
  resume(partition: Partition): void {
    if (!this.stopped.delete(partitionName(partition)) || !this.#consumer) return;
    this.#position(this.#consumer, partition);
    this.#consumer.resume([{ topic: partition.topic, partitions: [partition.partition] }]);
  }

  /** After the batch that is being handled: what it was told to begin with must stay true until its end. */
  reread(partition: Partition): void {
    const name = partitionName(partition);
    if (!this.#consumer || !this.#positioned.has(name) || this.stopped.has(name)) return;
    if (this.#busy.has(name)) this.#again.add(name);
    else this.#position(this.#consumer, partition);
  }

  extents(): Promise<readonly Extent[]> {
    return this.watermarks(this.options.topics);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #supervise(runs: () => void): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const consumer = this.#newConsumer();
      this.#consumer = consumer;
      // Each consumer has an end of its own: what waits for it must not outlive it in a long outage.
      const over = new AbortController();
      try {
        const crashed = untilCrash(consumer, AbortSignal.any([signal, over.signal]));
        // It may crash before anyone waits for that.
        crashed.catch(() => undefined);
        await this.#run(consumer);
        failures = 0;
        runs();
        await crashed;
      } catch (error) {
        this.options.onError?.(error as Error);
      } finally {
        over.abort();
        this.#consumer = undefined;
        await consumer.disconnect().catch(() => undefined);
        this.#positioned.clear();
      }
      await backOff(failures, signal);
    }
  }

  #newConsumer(): Consumer {
    return this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: this.session.timeoutMs,
      heartbeatInterval: this.session.heartbeatMs,
      rebalanceTimeout: this.session.rebalanceMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
      allowAutoTopicCreation: false,
      // Every end of the consumer comes to the supervisor, so that there is one way back.
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
  }

  async #run(consumer: Consumer): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.#assigned(consumer, payload));
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: SIDE_BY_SIDE,
      eachBatch: (payload) => this.#batch(consumer, payload),
    });
  }

  #assigned(consumer: Consumer, { memberAssignment }: ConsumerGroupJoinEvent['payload']): void {
    this.#positioned.clear();
    for (const [topic, partitions] of Object.entries(memberAssignment)) {
      for (const partition of partitions) this.#position(consumer, { topic, partition });
    }
    // Who has the partition now finds out by itself, and tells.
    for (const name of this.stopped.keys()) if (!this.#positioned.has(name)) this.stopped.delete(name);
  }

  /** Until the position is known nothing of the partition is handled. */
  #position(consumer: Consumer, partition: Partition): void {
    const seek = async (): Promise<void> => {
      const offset = (await this.options.positionOf(partition)) ?? 0;
      if (offset > 0) await this.#refuseBeyondEnd(partition, offset);
      consumer.seek({ ...partition, offset: String(offset) });
    };
    const positioned = seek();
    // The next batch of the partition meets the failure.
    positioned.catch(() => undefined);
    this.#positioned.set(partitionName(partition), positioned);
  }

  /** Of a topic that was made anew, or lost messages: what comes would be taken for what was handled before. */
  async #refuseBeyondEnd(partition: Partition, offset: number): Promise<void> {
    const extents = await this.watermarks([partition.topic]);
    const extent = extents.find((each) => each.partition === partition.partition);
    if (!extent || offset <= extent.end) return;
    throw new PartitionStopped(`${partitionName(partition)} ends at ${extent.end}, and ${offset} is wanted`);
  }

  async #batch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const where = { topic: payload.batch.topic, partition: payload.batch.partition };
    const name = partitionName(where);
    this.#busy.set(name, payload);
    try {
      await this.#handleAll(consumer, payload, where);
    } catch (error) {
      if (isOfKafka(error)) throw error;
      await this.#failed(consumer, where, error as Error);
    } finally {
      // A consumer that crashed may end its batch when the one that came after it has begun.
      if (this.#busy.get(name) === payload) this.#busy.delete(name);
      if (!this.#busy.has(name) && this.#again.delete(name)) this.reread(where);
    }
  }

  async #handleAll(consumer: Consumer, payload: EachBatchPayload, where: Partition): Promise<void> {
    const name = partitionName(where);
    await this.#positioned.get(name);
    for (const chunk of chunked(payload.batch.messages, this.options.maxMessages ?? MAX_CHUNK)) {
      if (!payload.isRunning() || payload.isStale() || this.#stopping.signal.aborted) return;
      await this.options.handle(
        where,
        chunk.map((message) => received(where, message)),
      );
      this.#failures.delete(name);
      this.stopped.delete(name);
      await done(consumer, payload, chunk.at(-1));
    }
  }

  async #failed(consumer: Consumer, where: Partition, error: Error): Promise<void> {
    const name = partitionName(where);
    const stopped = error instanceof PartitionStopped;
    if (stopped) {
      this.stopped.set(name, error);
      consumer.pause([{ topic: where.topic, partitions: [where.partition] }]);
    }
    this.options.onError?.(error);
    if (stopped) return;
    const failures = this.#failures.get(name) ?? 0;
    this.#failures.set(name, failures + 1);
    await backOff(failures, this.#stopping.signal);
    this.#position(consumer, where);
  }
}

/** Only after the handler: what Kafka knows is never ahead of what the consumer stored. */
const done = async (consumer: Consumer, payload: EachBatchPayload, last?: KafkaMessage): Promise<void> => {
  if (!last) return;
  const { topic, partition } = payload.batch;
  payload.resolveOffset(last.offset);
  await payload.heartbeat();
  await consumer.commitOffsets([{ topic, partition, offset: (BigInt(last.offset) + 1n).toString() }]);
};

const untilCrash = (consumer: Consumer, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });

const isOfKafka = (error: unknown): boolean => error instanceof Error && error.name.startsWith('KafkaJS');

const received = (where: Partition, { key, value, headers, offset }: KafkaMessage): ReceivedMessage => ({
  ...where,
  offset: safeOffset(offset),
  key: key?.toString('utf8') ?? '',
  value: value?.toString('utf8') ?? '',
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, header]) => [name, textOf(header)])),
});

const safeOffset = (text: string): number => {
  const offset = Number(text);
  if (!Number.isSafeInteger(offset))
    throw new RangeError(`offset ${text} is beyond what this consumer can count`);
  return offset;
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = (header: unknown): unknown => {
  if (!(header instanceof Uint8Array)) return header;
  try {
    return UTF8.decode(header);
  } catch {
    return header;
  }
};
