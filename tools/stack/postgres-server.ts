import { EmbeddedPostgres } from '#platform';
import type { Janitor } from './janitor.js';
import { freePort } from './poort.js';

export interface PostgresServerOptions {
  readonly folder: string;
  /** A free one when absent. */
  readonly port?: number;
  readonly janitor: Janitor;
  readonly tell: (line: string) => void;
  readonly onDied: (message: string) => void;
}

/** A real PostgreSQL with one database; on the same port and data after `kill` or `stop`. */
export class PostgresServer {
  private constructor(
    private readonly options: PostgresServerOptions & { readonly port: number },
    private current: EmbeddedPostgres,
  ) {}

  static async start(options: PostgresServerOptions): Promise<PostgresServer> {
    const kept = { ...options, port: options.port ?? (await freePort()) };
    return new PostgresServer(kept, await started(kept));
  }

  /** Of the database, with the account that may do everything. */
  get url(): string {
    return this.current.url;
  }

  get data(): string {
    return this.current.data;
  }

  get port(): number {
    return this.options.port;
  }

  get pid(): number | undefined {
    return this.current.pid;
  }

  /** As a power cut: the postmaster is gone at once, and what is left of it after that. */
  async kill(): Promise<void> {
    const { pid } = this.current;
    const died = this.current;
    expected.add(died);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await this.stop();
  }

  /** Rolls back what is under way and ends all connections. */
  async stop(): Promise<void> {
    this.options.janitor.forget(this.current.pid);
    await this.current.stop();
  }

  /** On the same data, after `kill` or `stop`. */
  async start(): Promise<void> {
    this.current = await started(this.options);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}

/** Those that were killed on purpose. */
const expected = new WeakSet<EmbeddedPostgres>();

const started = async ({
  folder,
  port,
  janitor,
  tell,
  onDied,
}: PostgresServerOptions & { readonly port: number }): Promise<EmbeddedPostgres> => {
  const holder: { postgres?: EmbeddedPostgres } = {};
  const postgres = await EmbeddedPostgres.start({
    folder,
    port,
    tell,
    onDied: (error) => {
      if (!holder.postgres || !expected.has(holder.postgres)) onDied(error.message);
    },
  });
  holder.postgres = postgres;
  janitor.watch(postgres.pid, 'INT');
  return postgres;
};
