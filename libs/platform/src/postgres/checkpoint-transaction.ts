import type { ClientBase, Pool, PoolClient } from 'pg';
import { asLogError } from './unavailable.js';

/** The same number for the same projection in every process. */
const LOCK_KEY = `hashtextextended('projectie ' || $1, 0)`;

/**
 * The connection of one projection. It holds the lock that makes its process the only one, and it is the one that
 * writes: who loses the lock, loses with it the means to write.
 */
export class CheckpointTransaction {
  readonly #lost = new AbortController();

  private constructor(
    private readonly client: PoolClient,
    private readonly name: string,
  ) {
    client.on('error', () => this.#lost.abort());
    client.once('end', () => this.#lost.abort());
  }

  static async open(pool: Pool, name: string): Promise<CheckpointTransaction> {
    try {
      return new CheckpointTransaction(await pool.connect(), name);
    } catch (error) {
      throw asLogError(error);
    }
  }

  /** Aborts when the connection ends. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async tryLead(): Promise<boolean> {
    const { rows } = await this.#ask<{ leidt: boolean }>(
      `select pg_try_advisory_lock(${LOCK_KEY}) as leidt`,
      [this.name],
    );
    return rows[0]?.leidt === true;
  }

  async position(): Promise<number> {
    const { rows } = await this.#ask<{ positie: string }>('select positie from projecties where naam = $1', [
      this.name,
    ]);
    return Number(rows[0]?.positie ?? 0);
  }

  /** Commits what `change` does together with the move of the position, or neither. */
  async commit(from: number, to: number, change: (client: ClientBase) => Promise<void>): Promise<void> {
    await this.#ask('begin');
    try {
      await change(this.client);
      const { rowCount } = await this.#ask(
        `insert into projecties (naam, positie) values ($1, $3)
          on conflict (naam) do update set positie = excluded.positie where projecties.positie = $2`,
        [this.name, from, to],
      );
      if (rowCount !== 1) throw new Error(`the position of projection ${this.name} is not ${from} any more`);
      await this.#ask('commit');
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw asLogError(error);
    }
  }

  /** Gives up the lead before the promise resolves; a connection that is broken has lost it already. */
  async close(): Promise<void> {
    await this.client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    this.client.release(true);
  }

  async #ask<R extends object>(text: string, values?: readonly unknown[]) {
    try {
      return await this.client.query<R & Record<string, unknown>>(text, values && [...values]);
    } catch (error) {
      throw asLogError(error);
    }
  }
}

export interface RebuildOptions {
  readonly name: string;
  readonly pool: Pool;
  /** Deletes all rows of the projection. */
  readonly clear: (client: ClientBase) => Promise<void>;
}

/** Throws the rows and the position away together; the next run starts at the first event. Stop the runner first. */
export const resetProjection = async ({ name, pool, clear }: RebuildOptions): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ vrij: boolean }>(
      `select pg_try_advisory_xact_lock(${LOCK_KEY}) as vrij`,
      [name],
    );
    if (!rows[0]?.vrij) throw new Error(`projection ${name} is running: stop it before its rows are cleared`);
    await clear(client);
    await client.query('delete from projecties where naam = $1', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};
