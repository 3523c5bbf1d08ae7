import { Partitioners } from 'kafkajs';
import type { IHeaders, Kafka, Producer } from 'kafkajs';
import { Bus, BusUnavailable } from '../bus/bus.js';
import type { BusMessage, ConsumeOptions, Consumption, Extent } from '../bus/bus.js';
import { openKafka } from './connection.js';
import type { KafkaOptions } from './connection.js';
import { KafkaWatermarks } from './kafka-watermarks.js';
import { KafkaConsumption } from './kafka-consumption.js';
import type { SessionOptions } from './kafka-consumption.js';

export interface KafkaBusOptions extends KafkaOptions {
  readonly session?: SessionOptions;
}

/** kafkajs behind the port, with the settings of docs/adr/0011. Topics must exist. */
export class KafkaBus extends Bus {
  readonly #kafka: Kafka;
  readonly #producer: Producer;
  readonly #watermarks: KafkaWatermarks;
  readonly #session: SessionOptions | undefined;
  readonly #running = new Set<KafkaConsumption>();
  #connected: Promise<void> | undefined;
  #closed = false;

  constructor({ session, ...options }: KafkaBusOptions) {
    super();
    this.#session = session;
    this.#kafka = openKafka(options);
    this.#watermarks = new KafkaWatermarks(this.#kafka);
    this.#producer = this.#kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      // With one request on its way a retry cannot overtake what came after it.
      maxInFlightRequests: 1,
      idempotent: false,
    });
  }

  override async publish(messages: readonly BusMessage[]): Promise<void> {
    if (messages.length === 0) return;
    this.#refuseWhenClosed();
    try {
      await this.#connect();
      await this.#producer.sendBatch({ acks: -1, topicMessages: byTopic(messages) });
    } catch (error) {
      throw asBusError(error);
    }
  }

  /** Once; and again when it did not succeed. */
  async #connect(): Promise<void> {
    this.#connected ??= this.#producer.connect();
    try {
      await this.#connected;
    } catch (error) {
      this.#connected = undefined;
      throw error;
    }
  }

  /** Whoever still comes then would open a connection that nobody closes. */
  #refuseWhenClosed(): void {
    if (this.#closed) throw new BusUnavailable('the bus is closed');
  }

  override async consume(options: ConsumeOptions): Promise<Consumption> {
    this.#refuseWhenClosed();
    const watermarks = (topics: readonly string[]): Promise<readonly Extent[]> => this.#watermarks.of(topics);
    const consumption = new KafkaConsumption(this.#kafka, options, watermarks, this.#session);
    this.#running.add(consumption);
    await consumption.started;
    return consumption;
  }

  override async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running].map((consumption) => consumption.stop()));
    await this.#watermarks.close();
    await this.#connected?.catch(() => undefined);
    await this.#producer.disconnect();
  }
}

interface TopicBatch {
  readonly topic: string;
  readonly messages: { readonly key: string; readonly value: string; readonly headers: IHeaders }[];
}

const byTopic = (messages: readonly BusMessage[]): TopicBatch[] => {
  const topics = new Map<string, TopicBatch>();
  for (const { topic, key, value, headers } of messages) {
    const batch = topics.get(topic) ?? { topic, messages: [] };
    topics.set(topic, batch);
    batch.messages.push({ key, value, headers });
  }
  return [...topics.values()];
};

/** kafkajs wraps what it gave up on, sometimes twice; whether it may pass stands somewhere along the causes. */
const asBusError = (error: unknown): unknown => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { retriable } = at as { readonly retriable?: unknown };
    if (retriable !== true && at.name !== 'KafkaJSNumberOfRetriesExceeded') continue;
    return new BusUnavailable('Kafka did not take the messages in time', { cause: error });
  }
  return error;
};
