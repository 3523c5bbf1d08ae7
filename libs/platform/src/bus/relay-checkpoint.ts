import type { RelayLease } from './relay-lease.js';

/**
 * Stores how far the relay is while it publishes on. One statement at a time; positions that came meanwhile are stored
 * as one. A crash in between only repeats messages.
 */
export class RelayCheckpoint {
  #wanted: number;
  #storing: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(
    private readonly lease: RelayLease,
    private readonly stored: (position: number) => void,
  ) {
    this.#wanted = lease.position;
  }

  /** @throws what an earlier position could not be stored for */
  moveTo(position: number): void {
    if (this.#failure) throw this.#failure;
    this.#wanted = position;
    this.#storing ??= this.#store();
  }

  /** Resolves when the last position has been stored. @throws when it could not */
  async settled(): Promise<void> {
    await this.#storing;
    if (this.#failure) throw this.#failure;
  }

  async #store(): Promise<void> {
    try {
      while (this.lease.position < this.#wanted) {
        await this.lease.moveTo(this.#wanted);
        this.stored(this.lease.position);
      }
    } catch (error) {
      this.#failure = error as Error;
    } finally {
      this.#storing = undefined;
    }
  }
}
