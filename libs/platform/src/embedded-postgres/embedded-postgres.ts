import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { installedBinaries, usableBinaries } from './binaries.js';
import { CLUSTER_USER, ensureCluster } from './cluster.js';
import { createDatabase } from './create-database.js';
import { fileSystemFault } from './diagnosis.js';
import { FolderLock } from './folder-lock.js';
import { SYSTEM_HOME, placeData } from './placement.js';
import { signalTo } from './process-table.js';
import { ServerLog } from './server-log.js';
import { processesOf, removeStalePidFile, startServer, stopProcesses } from './server-process.js';
import type { ServerOptions } from './server-process.js';

/** Between choosing a free port and listening on it another process may take it. */
const PORT_ATTEMPTS = 5;

export const HUB_DATABASE = 'overdracht';

export interface EmbeddedPostgresOptions {
  /** Holds the lock, the password, the log and the data. Made when it is missing. */
  readonly folder: string;
  readonly database?: string;
  /** Where it listens on this machine; a free port when absent. */
  readonly port?: number;
  /** Lines for the person who started the hub. */
  readonly tell?: (line: string) => void;
  /** PostgreSQL ended without `stop`: nothing can be stored any more, so end the hub. */
  readonly onDied?: (error: Error) => void;
  /** Where the binaries lie and where root may put copies; for specs. */
  readonly native?: string;
  readonly systemHome?: string;
}

/**
 * A real PostgreSQL as a child process, with its data in one folder. When the hub is killed the child lives on;
 * the next start in the same folder stops it first. Call `stop` on SIGTERM, after the last request is answered.
 */
export class EmbeddedPostgres {
  #stopping = false;

  private constructor(
    readonly port: number,
    readonly data: string,
    private readonly password: string,
    private readonly database: string,
    private readonly child: ChildProcess,
    private readonly lock: FolderLock,
  ) {}

  /** @throws OpstartFout with what to do about it */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const folder = resolve(options.folder);
    try {
      mkdirSync(folder, { recursive: true });
      const lock = FolderLock.acquire(folder);
      try {
        return await EmbeddedPostgres.#startLocked({ ...options, folder }, lock);
      } catch (error) {
        lock.release();
        throw error;
      }
    } catch (error) {
      throw fileSystemFault(error, folder);
    }
  }

  static async #startLocked(options: EmbeddedPostgresOptions, lock: FolderLock): Promise<EmbeddedPostgres> {
    const { folder, database = HUB_DATABASE, tell = () => undefined } = options;
    const systemHome = options.systemHome ?? SYSTEM_HOME;
    const { account, home } = placeData(folder, systemHome, tell);
    const binaries = usableBinaries(options.native ?? installedBinaries(), account, systemHome, tell);
    const data = join(home, 'data');
    const password = passwordOf(folder, existsSync(data));
    const log = new ServerLog(join(folder, 'postgres.log'));
    try {
      ensureCluster({ data, binaries, account, password, log });
      await stopLeftBehind(data, tell);
      removeStalePidFile(data);
      const [child, port] = await startOn(options.port, { data, binaries, account, log });
      const started = new EmbeddedPostgres(port, data, password, database, child, lock);
      started.#watch(options.onDied);
      await started.#prepare();
      return started;
    } finally {
      log.close();
    }
  }

  get url(): string {
    return this.urlOf(this.database);
  }

  urlOf(database: string): string {
    return `postgresql://${CLUSTER_USER}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Ends all connections, stops PostgreSQL and frees the folder. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    try {
      await stopProcesses(this.data);
    } finally {
      this.lock.release();
    }
  }

  async #prepare(): Promise<void> {
    try {
      await createDatabase(this.urlOf('postgres'), this.database);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  #watch(onDied: ((error: Error) => void) | undefined): void {
    // The hub may end when it is done, also when nobody called stop.
    this.child.unref();
    const { pid } = this.child;
    const stopWithHub = (): void => {
      if (pid !== undefined) signalTo(pid, 'SIGINT');
    };
    process.once('exit', stopWithHub);
    this.child.once('exit', (code, signal) => {
      process.removeListener('exit', stopWithHub);
      if (this.#stopping) return;
      onDied?.(
        new Error(`PostgreSQL is onverwacht gestopt (${signal ?? `code ${code}`}); zie postgres.log.`),
      );
    });
  }
}

const stopLeftBehind = async (data: string, tell: (line: string) => void): Promise<void> => {
  if (processesOf(data).length === 0) return;
  tell('De vorige hub is niet netjes gestopt: zijn PostgreSQL wordt eerst gestopt.');
  await stopProcesses(data);
};

const startOn = async (
  wanted: number | undefined,
  options: Omit<ServerOptions, 'port'>,
): Promise<readonly [ChildProcess, number]> => {
  if (wanted !== undefined) return [await startServer({ ...options, port: wanted }), wanted];
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return [await startServer({ ...options, port }), port];
    } catch (error) {
      const portTaken = error instanceof OpstartFout && error.message.includes('Address already in use');
      if (!portTaken || attempt === PORT_ATTEMPTS) throw error;
    }
  }
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

const passwordOf = (folder: string, dataExist: boolean): string => {
  const file = join(folder, 'postgres.wachtwoord');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (dataExist) {
    throw new OpstartFout(
      `Het wachtwoord van de database ontbreekt (${file}).`,
      'Zet dat bestand terug uit de reservekopie van de map.',
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
};
