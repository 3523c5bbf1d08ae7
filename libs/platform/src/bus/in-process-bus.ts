import { sha256Hex, WakeUp } from '#event-sourcing';
import { backOff } from '../postgres/back-off.js';
import { Bus, MAX_CHUNK, partitionName, PartitionStopped } from './bus.js';
import type { BusMessage, ConsumeOptions, Consumption, Extent, Partition, ReceivedMessage } from './bus.js';

/** Messages that come from elsewhere than `publish`: the log of cases, for instance. */
export interface TopicSource {
  readonly partitions: number;
  /** Its one partition is the log: an offset is a position. */
  readonly isLog?: true;
  /** Offset of the first message that may ever come. */
  readonly first: number;
  /** The offset after the last message. */
  end(partition: number): Promise<number>;
  /** Messages from an offset on (inclusive), then live; a batch is never empty. */
  follow(partition: number, from: number, signal: AbortSignal): AsyncIterable<readonly ReceivedMessage[]>;
}

export interface InProcessBusOptions {
  /** Topics that something else fills. All others are kept in memory and gone with the process. */
  readonly sources?: Readonly<Record<string, TopicSource>>;
  /** Partitions of a topic in memory. */
  readonly partitions?: number;
}

/** The bus of a hub that is one process: nothing to install, and the log itself as the topic of cases. */
export class InProcessBus extends Bus {
  readonly #topics = new Map<string, TopicSource>();
  readonly #running = new Set<PartitionRunners>();
  /** Who has a partition, per group: the others wait for it to end. */
  readonly #holders = new Map<string, Promise<void>>();
  readonly #partitions: number;

  constructor({ sources = {}, partitions = 1 }: InProcessBusOptions = {}) {
    super();
    for (const [topic, source] of Object.entries(sources)) this.#topics.set(topic, source);
    this.#partitions = partitions;
  }

  override async publish(messages: readonly BusMessage[]): Promise<void> {
    for (const message of messages) {
      const topic = this.#topic(message.topic);
      if (!(topic instanceof MemoryTopic)) throw new TypeError(`${message.topic} is filled by its source`);
      topic.add(message);
    }
  }

  override async consume(options: ConsumeOptions): Promise<Consumption> {
    const sources = options.topics.map((topic) => [topic, this.#topic(topic)] as const);
    const runners = new PartitionRunners(options, sources, this.#holders);
    this.#running.add(runners);
    return runners;
  }

  override logPartition(topic: string): Partition | undefined {
    return this.#topics.get(topic)?.isLog && { topic, partition: 0 };
  }

  override async close(): Promise<void> {
    await Promise.all([...this.#running].map((runners) => runners.stop()));
  }

  #topic(name: string): TopicSource {
    const known = this.#topics.get(name);
    if (known) return known;
    const made = new MemoryTopic(name, this.#partitions);
    this.#topics.set(name, made);
    return made;
  }
}

class PartitionRunners implements Consumption {
  readonly stopped = new Map<string, PartitionStopped>();
  readonly #stopping = new AbortController();
  readonly #resumed = new WakeUp();
  /** Ends the reading of a partition, which then begins anew. */
  readonly #reading = new Map<string, AbortController>();
  readonly #ended: Promise<unknown>;

  constructor(
    private readonly options: ConsumeOptions,
    private readonly sources: readonly (readonly [string, TopicSource])[],
    private readonly holders: Map<string, Promise<void>>,
  ) {
    this.#ended = Promise.all(
      sources.flatMap(([topic, source]) =>
        Array.from({ length: source.partitions }, (_, partition) => this.#hold({ topic, partition }, source)),
      ),
    );
  }

  resume(partition: Partition): void {
    this.stopped.delete(partitionName(partition));
    this.#resumed.notify();
  }

  reread(partition: Partition): void {
    this.#reading.get(partitionName(partition))?.abort();
  }

  async extents(): Promise<readonly Extent[]> {
    const all = this.sources.flatMap(([topic, source]) =>
      Array.from({ length: source.partitions }, async (_, partition) => {
        const { first } = source;
        return { topic, partition, first, end: await source.end(partition) };
      }),
    );
    return Promise.all(all);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #hold(partition: Partition, source: TopicSource): Promise<void> {
    const name = `${this.options.group} ${partitionName(partition)}`;
    const before = this.holders.get(name) ?? Promise.resolve();
    const mine = before.then(() => this.#run(partition, source));
    this.holders.set(name, mine);
    await mine;
  }

  async #run(partition: Partition, source: TopicSource): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#read(partition, source, () => (failures = 0));
      } catch (error) {
        if (error instanceof PartitionStopped) {
          await this.#standStill(partition, error);
          failures = 0;
          continue;
        }
        this.options.onError?.(error as Error);
        await backOff(failures, signal);
      }
    }
  }

  /** From where its owner says, until it has to stop or to ask again. */
  async #read(partition: Partition, source: TopicSource, handled: () => void): Promise<void> {
    const reading = new AbortController();
    this.#reading.set(partitionName(partition), reading);
    const signal = AbortSignal.any([this.#stopping.signal, reading.signal]);
    const from = (await this.options.positionOf(partition)) ?? source.first;
    for await (const messages of source.follow(partition.partition, from, signal)) {
      await this.options.handle(partition, messages);
      handled();
      if (signal.aborted) return;
    }
  }

  async #standStill(partition: Partition, why: PartitionStopped): Promise<void> {
    const name = partitionName(partition);
    this.stopped.set(name, why);
    this.options.onError?.(why);
    while (this.stopped.has(name) && !this.#stopping.signal.aborted) {
      await this.#resumed.wait(this.#resumed.count, this.#stopping.signal);
    }
  }
}

class MemoryTopic implements TopicSource {
  readonly first = 0;
  readonly #messages: ReceivedMessage[][];
  readonly #added = new WakeUp();

  constructor(
    private readonly topic: string,
    readonly partitions: number,
  ) {
    this.#messages = Array.from({ length: partitions }, () => []);
  }

  add({ key, headers, value }: BusMessage): void {
    const partition = Number.parseInt(sha256Hex(key).slice(0, 8), 16) % this.partitions;
    const messages = this.#messages[partition] ?? [];
    messages.push({
      topic: this.topic,
      partition,
      offset: messages.length,
      key,
      headers: { ...headers },
      value,
    });
    this.#added.notify();
  }

  async end(partition: number): Promise<number> {
    return this.#messages[partition]?.length ?? 0;
  }

  async *follow(
    partition: number,
    from: number,
    signal: AbortSignal,
  ): AsyncIterable<readonly ReceivedMessage[]> {
    for (let next = from; !signal.aborted;) {
      const seen = this.#added.count;
      const messages = this.#messages[partition]?.slice(next, next + MAX_CHUNK) ?? [];
      next += messages.length;
      if (messages.length > 0) yield messages;
      else await this.#added.wait(seen, signal);
    }
  }
}
