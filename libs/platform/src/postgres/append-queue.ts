import { LogUnavailable, serialisedAppend } from '#event-sourcing';
import type { AppendResult, CommandRows, UnpositionedRecord } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';
import { answerOf, statementOf } from './append-statement.js';
import type { OutcomeRow, WaitingAppend } from './append-statement.js';
import { isUnavailable } from './unavailable.js';

/** What one transaction takes at most: its lock keeps other processes waiting. */
const MAX_BATCH_APPENDS = 256;
const MAX_BATCH_CHARACTERS = 4 * 1_048_576;

/** More waiting than this is more than the database writes within a time-out. */
const MAX_WAITING = 4_096;

interface Waiting extends WaitingAppend {
  readonly characters: number;
  readonly resolve: (result: AppendResult | 'known') => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: what arrives while one transaction is under way goes together in the next, so that many callers
 * share one flush to disk. Appends take a lock in the database anyway, so more at once would win nothing.
 */
export class AppendQueue {
  readonly #waiting: Waiting[] = [];
  #sending = false;

  constructor(private readonly pool: Pool) {}

  append(
    stream: string,
    expectedRevision: number,
    events: readonly UnpositionedRecord[],
    rows?: CommandRows,
  ): Promise<AppendResult | 'known'> {
    const texts = serialisedAppend(expectedRevision, events);
    if (this.#waiting.length >= MAX_WAITING) throw new LogUnavailable('too many appends are waiting');
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ stream, expectedRevision, events, texts, rows, characters, resolve, reject });
      if (!this.#sending) void this.#sendAll();
    });
  }

  async #sendAll(): Promise<void> {
    this.#sending = true;
    // Let callers of this same turn join the first batch.
    await Promise.resolve();
    for (let batch = this.#nextBatch(); batch.length > 0; batch = this.#nextBatch()) await this.#send(batch);
    this.#sending = false;
  }

  #nextBatch(): readonly Waiting[] {
    let characters = 0;
    const tooMany = this.#waiting.findIndex((each, index) => {
      characters += each.characters;
      return index > 0 && (index >= MAX_BATCH_APPENDS || characters > MAX_BATCH_CHARACTERS);
    });
    return this.#waiting.splice(0, tooMany === -1 ? this.#waiting.length : tooMany);
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await ask<OutcomeRow>(this.pool, statementOf(batch));
      batch.forEach((waiting, index) => settle(waiting, rows[index]));
    } catch (error) {
      if (batch.length === 1 || isUnavailable(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One of them is at fault, and the others must not suffer from it.
      for (const waiting of batch) await this.#send([waiting]);
    }
  }
}

const settle = (waiting: Waiting, row: OutcomeRow | undefined): void => {
  try {
    waiting.resolve(answerOf(waiting, row));
  } catch (error) {
    waiting.reject(error);
  }
};
