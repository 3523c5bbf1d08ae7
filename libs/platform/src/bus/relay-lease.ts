import type { Pool } from 'pg';
import { ask } from '../postgres/ask.js';

/** Another process holds the lease, or this one was too late to renew it. It must publish nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export interface LeaseOptions {
  readonly pool: Pool;
  readonly name: string;
  /** Shown to an operator who asks which process publishes. */
  readonly owner: string;
  readonly leaseMs: number;
}

/**
 * The right to publish. Its end is kept by the clock of the database, so clocks that differ do not matter; this process
 * also counts for itself, from before it asked, so that it stops in time when the database does not answer.
 */
export class RelayLease {
  #validUntil: number;

  private constructor(
    private readonly options: LeaseOptions,
    private readonly number: string,
    public position: number,
    asked: number,
  ) {
    this.#validUntil = asked + options.leaseMs;
  }

  /** Undefined while another process holds it. */
  static async take(options: LeaseOptions): Promise<RelayLease | undefined> {
    const { pool, name, owner, leaseMs } = options;
    const asked = performance.now();
    const { rows } = await ask<{ lease: string; positie: string }>(pool, {
      text: `insert into relais as r (naam, eigenaar, lease, verloopt, positie)
          values ($1, $2, 1, clock_timestamp() + $3 * interval '1 ms', 0)
          on conflict (naam) do update
            set eigenaar = excluded.eigenaar, lease = r.lease + 1, verloopt = excluded.verloopt
            where r.verloopt < clock_timestamp()
          returning lease, positie`,
      values: [name, owner, leaseMs],
    });
    const [row] = rows;
    return row && new RelayLease(options, row.lease, Number(row.positie), asked);
  }

  /** To be asked right before each act that only the holder may do. @throws LeaseLost */
  check(): void {
    if (performance.now() < this.#validUntil) return;
    throw new LeaseLost(`lease ${this.number} of ${this.options.name} has ended`);
  }

  /** @throws LeaseLost, LogUnavailable */
  async renew(): Promise<void> {
    await this.#update('', []);
  }

  /** Moves the position, and renews. @throws LeaseLost when another lease was given out meanwhile */
  async moveTo(position: number): Promise<void> {
    await this.#update(', positie = $4', [position]);
    this.position = position;
  }

  /** The next process need not wait for the end. */
  async release(): Promise<void> {
    const { pool, name } = this.options;
    this.#validUntil = 0;
    const text = 'update relais set verloopt = clock_timestamp() where naam = $1 and lease = $2';
    await ask(pool, { text, values: [name, this.number] });
  }

  async #update(change: string, values: readonly unknown[]): Promise<void> {
    const { pool, name, leaseMs } = this.options;
    const asked = performance.now();
    const { rowCount } = await ask(pool, {
      text: `update relais set verloopt = clock_timestamp() + $3 * interval '1 ms'${change}
          where naam = $1 and lease = $2`,
      values: [name, this.number, leaseMs, ...values],
    });
    if (rowCount !== 1) throw new LeaseLost(`another process publishes ${name}`);
    this.#validUntil = asked + leaseMs;
  }
}
