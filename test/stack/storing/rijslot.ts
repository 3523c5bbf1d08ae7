import pg from 'pg';
import { totdat } from '../totdat.js';

/**
 * Rows that the test holds: whoever wants to change them waits, and the test sees who. So a process can be stopped
 * between two of its acts, without anything in that process that knows of tests.
 */
export class Rijslot {
  private constructor(
    private readonly client: pg.Client,
    private readonly kijker: pg.Client,
    private readonly pid: number,
  ) {}

  /** Holds what this statement locks until the work is done, however that ends. */
  static async tijdens<T>(url: string, statement: string, werk: (slot: Rijslot) => Promise<T>): Promise<T> {
    const [client, kijker] = [new pg.Client(url), new pg.Client(url)];
    try {
      await Promise.all([client.connect(), kijker.connect()]);
      await client.query('begin');
      await client.query(statement);
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      return await werk(new Rijslot(client, kijker, rows[0]?.pid ?? 0));
    } finally {
      // With its connection the lock goes.
      await Promise.allSettled([client.end(), kijker.end()]);
    }
  }

  /** Lets the rows go before the work is done. */
  async los(): Promise<void> {
    await this.client.query('rollback');
  }

  /** Server processes that wait for it, of one service or of all. */
  async wachtenden(dienst?: string): Promise<readonly number[]> {
    const { rows } = await this.kijker.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where $1 = any (pg_blocking_pids(pid)) and application_name = coalesce($2, application_name)`,
      [this.pid, dienst === undefined ? null : `overdracht-${dienst}`],
    );
    return rows.map(({ pid }) => pid);
  }

  /** Resolves when each of these services waits. */
  async totWachten(...diensten: readonly string[]): Promise<void> {
    for (const dienst of diensten)
      await totdat(`${dienst} waits for what is held`, async () =>
        (await this.wachtenden(dienst)).length > 0 ? undefined : 'it does not',
      );
  }

  /**
   * Ends the sessions of those who wait, as the server does when it notices that a client is gone; their statement
   * would otherwise go on as soon as nothing is held.
   */
  async beeindigWachtenden(...diensten: readonly string[]): Promise<void> {
    for (const dienst of diensten) {
      for (const pid of await this.wachtenden(dienst))
        await this.kijker.query('select pg_terminate_backend($1)', [pid]);
      await totdat(`${dienst} waits no more`, async () =>
        (await this.wachtenden(dienst)).length === 0 ? undefined : 'it still does',
      );
    }
  }
}
