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

  /** Holds the rows that `rijen` selects until the work is done, however that ends. */
  static async tijdens<T>(url: string, rijen: string, werk: (slot: Rijslot) => Promise<T>): Promise<T> {
    const [client, kijker] = [new pg.Client(url), new pg.Client(url)];
    try {
      await Promise.all([client.connect(), kijker.connect()]);
      await client.query('begin');
      const { rowCount } = await client.query(`${rijen} for update`);
      if (rowCount === 0) throw new Error(`nothing to hold: ${rijen}`);
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

  /** Server processes that wait for these rows. */
  async wachtenden(): Promise<readonly number[]> {
    const { rows } = await this.kijker.query<{ pid: number }>(
      'select pid from pg_stat_activity where $1 = any (pg_blocking_pids(pid))',
      [this.pid],
    );
    return rows.map(({ pid }) => pid);
  }

  /** Resolves when so many wait. */
  async totWachten(aantal = 1): Promise<void> {
    await totdat('someone waits for the rows that are held', async () => {
      const wachten = (await this.wachtenden()).length;
      return wachten >= aantal ? undefined : `${wachten} wait`;
    });
  }

  /**
   * Ends the sessions of those who wait, as the server does when it notices that a client is gone; their statement
   * would otherwise go on as soon as the rows are free.
   */
  async beeindigWachtenden(): Promise<void> {
    for (const pid of await this.wachtenden())
      await this.kijker.query('select pg_terminate_backend($1)', [pid]);
    await totdat('nobody waits any more', async () =>
      (await this.wachtenden()).length === 0 ? undefined : 'some still do',
    );
  }
}
