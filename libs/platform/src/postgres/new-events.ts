import { WakeUp } from '#event-sourcing';
import { once } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { backOff } from './back-off.js';

/** Safety net for a notification that is lost with its connection. */
const SAFETY_POLL_MS = 2_000;

/** Wakes the subscriptions when the log grows. One connection listens for all of them, and comes back when it drops. */
export class NewEvents {
  readonly wakeUp = new WakeUp();
  readonly #closing = new AbortController();
  #listening: Promise<void> | undefined;

  constructor(private readonly pool: Pool) {}

  listen(): void {
    if (this.#closing.signal.aborted) return;
    this.#listening ??= this.#listenUntilClosed();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.wakeUp.notify();
    await this.#listening;
  }

  async #listenUntilClosed(): Promise<void> {
    const { signal } = this.#closing;
    const poll = setInterval(() => this.wakeUp.notify(), SAFETY_POLL_MS).unref();
    for (let failures = 0; !signal.aborted; failures += 1) {
      const lasted = await this.#listenOnce(signal);
      if (lasted) failures = 0;
      await backOff(failures, signal);
    }
    clearInterval(poll);
  }

  /** Ends when the connection does; tells whether it had worked. */
  async #listenOnce(signal: AbortSignal): Promise<boolean> {
    let client: PoolClient | undefined;
    try {
      client = await this.pool.connect();
      client.on('notification', () => this.wakeUp.notify());
      // An error is also announced by `end`, but without a listener it would end the process.
      client.on('error', () => undefined);
      await client.query('listen gebeurtenissen');
      // What was appended before this moment was announced to nobody.
      this.wakeUp.notify();
      await once(client, 'end', { signal }).catch(() => undefined);
      return true;
    } catch {
      return false;
    } finally {
      client?.release(true);
    }
  }
}
