import type { Bus, BusMessage } from './bus.js';
import type { Pool } from 'pg';
import { reported, unreported } from './parked-store.js';
import type { ParkedRow } from './parked-store.js';

export interface DeadLettersOptions {
  readonly name: string;
  readonly bus: Bus;
  readonly pool: Pool;
  readonly deadLetterTopic: string;
  readonly onError?: (error: Error) => void;
}

/**
 * Tells the dead-letter topic of parked messages: at least once, after they were parked. The rows of the consumer stay
 * the truth, so a bus that is away delays the news and loses nothing.
 */
export class DeadLetters {
  #reporting: Promise<void> = Promise.resolve();

  constructor(private readonly options: DeadLettersOptions) {}

  /** One after another: two at once would tell the same messages twice. */
  report(): Promise<void> {
    this.#reporting = this.#reporting.then(() => this.#reportAll());
    return this.#reporting;
  }

  async #reportAll(): Promise<void> {
    const { pool, name, bus, onError } = this.options;
    try {
      for (let rows = await unreported(pool, name); rows.length > 0; rows = await unreported(pool, name)) {
        await bus.publish(rows.flatMap((row) => this.#letter(row)));
        await reported(pool, name, rows);
      }
    } catch (error) {
      onError?.(error as Error);
    }
  }

  /** The message as it was received, with where it came from and what was wrong in headers of its own. */
  #letter({ topic, partition, offset, message, problem }: ParkedRow): readonly BusMessage[] {
    if (!message) return [];
    const headers = Object.entries(message.headers).filter(
      (header): header is [string, string] => typeof header[1] === 'string',
    );
    return [
      {
        topic: this.options.deadLetterTopic,
        key: message.key,
        value: message.value,
        headers: {
          ...Object.fromEntries(headers),
          'dead-letter-afnemer': this.options.name,
          'dead-letter-topic': topic,
          'dead-letter-partitie': String(partition),
          'dead-letter-offset': String(offset),
          'dead-letter-probleem': problem ?? '',
        },
      },
    ];
  }
}
