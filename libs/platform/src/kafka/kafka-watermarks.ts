import type { Admin, Kafka } from 'kafkajs';
import { BusUnavailable } from '../bus/bus.js';
import type { Extent } from '../bus/bus.js';

/** What Kafka holds of topics, over one connection that is made when first asked and again after it failed. */
export class KafkaWatermarks {
  #admin: Promise<Admin> | undefined;
  #closed = false;

  constructor(private readonly kafka: Kafka) {}

  async of(topics: readonly string[]): Promise<readonly Extent[]> {
    // Who still asks then would open a connection that nobody closes.
    if (this.#closed) throw new BusUnavailable('the bus is closed');
    this.#admin ??= this.#connected();
    try {
      const admin = await this.#admin;
      return (await Promise.all(topics.map((topic) => extentsOf(admin, topic)))).flat();
    } catch (error) {
      await this.#letGo();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const admin = this.#admin;
    this.#admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  async #connected(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}

const extentsOf = async (admin: Admin, topic: string): Promise<readonly Extent[]> => {
  const offsets = await admin.fetchTopicOffsets(topic);
  return offsets.map(({ partition, low, high }) => ({
    topic,
    partition,
    first: Number(low),
    end: Number(high),
  }));
};
