/** A message as it goes on a topic. Headers are text; the value is text, JSON in all messages of the hub. */
export interface BusMessage {
  readonly topic: string;
  /** Messages with one key stay in order. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** A message as a consumer gets it. A header that is no UTF-8 text, or stands twice, is left as it came. */
export interface ReceivedMessage extends Partition {
  readonly key: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly value: string;
  /** Grows within the partition, with gaps. */
  readonly offset: number;
}

export interface ConsumeOptions {
  /** Consumers of one group share the partitions between them. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * The next offset that the consumer wants of a partition, as it stored it itself; from the first message when it
   * stored none. Asked whenever the partition is given to this consumer and after every failure.
   */
  readonly positionOf: (partition: Partition) => Promise<number | undefined>;
  /**
   * Takes messages of one partition, in order, never two calls at once for one partition. When it resolves they are
   * done. When it rejects with `PartitionStopped` the partition stands still until this consumer is started again or told
   * to `resume` it; after any other error the partition is delivered again from its position.
   */
  readonly handle: (partition: Partition, messages: readonly ReceivedMessage[]) => Promise<void>;
  /** Most messages of one call where a call may last too long for the bus; `MAX_CHUNK` when absent. */
  readonly maxMessages?: number;
  /** Told of every failure, also of those that pass by themselves. */
  readonly onError?: (error: Error) => void;
}

/** What a partition holds now. */
export interface Extent extends Partition {
  /** Offset of the oldest message that is kept, or may come. */
  readonly first: number;
  /** The offset after the last message. */
  readonly end: number;
}

export interface Consumption {
  /** Partitions that stand still, with the reason; an operator has to look. */
  readonly stopped: ReadonlyMap<string, PartitionStopped>;
  /** Lets a partition that stands still go on from the position that its owner stored. */
  resume(partition: Partition): void;
  /** Asks its owner anew where a partition goes on: its place was thrown away, and nothing may come that would show it. */
  reread(partition: Partition): void;
  /** All partitions of the topics, also those that others of the group have. @throws when the bus does not answer */
  extents(): Promise<readonly Extent[]>;
  /** Resolves when no handler runs any more. */
  stop(): Promise<void>;
}

/**
 * Messages between the services. What every adapter guarantees:
 * - **At least once.** When `publish` resolves every message is kept as safely as the adapter can; when it rejects with
 *   `BusUnavailable` any of them may have been kept, and publishing all of them again is right.
 * - **In order per key.** Messages of one key in one call, and in calls of which each awaited the one before, are
 *   delivered in that order. After a failed call an earlier message may come again behind a later one of that same call.
 * - **The consumer knows where it is.** Its own stored position decides what is delivered, not the memory of the bus.
 */
export abstract class Bus {
  /** @throws BusUnavailable */
  abstract publish(messages: readonly BusMessage[]): Promise<void>;
  /** Resolves when messages may start to come. A bus that is away is waited for. */
  abstract consume(options: ConsumeOptions): Promise<Consumption>;
  /** The partition of this topic whose offsets are positions in the log, when it has one. */
  logPartition(_topic: string): Partition | undefined {
    return undefined;
  }
  /** Stops every consumption and lets go of all connections. */
  abstract close(): Promise<void>;
}

export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
  readonly retriable = true;
}

/** The consumer cannot go on with this partition without help; going on would break the order or lose something. */
export class PartitionStopped extends Error {
  override readonly name = 'PartitionStopped';
}

/** Messages of one call to `handle`: enough to share a commit, few enough to stay far within a session. */
export const MAX_CHUNK = 500;

export const partitionName = ({ topic, partition }: Partition): string => `${topic}/${partition}`;

export const partitionOf = (name: string): Partition => {
  const slash = name.lastIndexOf('/');
  return { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) };
};

export const chunked = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
