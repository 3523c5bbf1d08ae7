import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../postgres/open-database.js';
import { createDatabase } from '../create-database.js';
import { EmbeddedPostgres } from '../embedded-postgres.js';
import { signalTo } from '../process-table.js';

const TEMPLATE = 'test_sjabloon';

/** A file system in memory, where a flush costs nothing. The settings of the server stay those of production. */
const MEMORY_FOLDER = '/dev/shm';
const MIN_FREE_MEMORY_BYTES = 4 * 1024 ** 3;

/**
 * Waits until the test process says that it is done, or is gone, however it ended; then clears up after it. A shell
 * of its own, because nothing of the test process itself survives kill -9.
 */
const JANITOR = `
  read -r word
  if [ "$word" != klaar ]; then
    kill -INT "$1" 2>/dev/null
    while kill -0 "$1" 2>/dev/null; do sleep 0.05; done
  fi
  rm -rf "$2"`;

/** A PostgreSQL for one spec file, in a temporary folder, with a migrated database to copy. */
export class TestServer {
  #count = 0;

  private constructor(
    readonly postgres: EmbeddedPostgres,
    private readonly janitor: ChildProcess,
  ) {}

  static async start(): Promise<TestServer> {
    const folder = mkdtempSync(join(folderForTests(), 'overdracht-test-'));
    // As root the server runs as another user, who must be able to come in.
    chmodSync(folder, 0o755);
    const postgres = await EmbeddedPostgres.start({ folder, database: TEMPLATE });
    const janitor = spawn('/bin/sh', ['-c', JANITOR, 'sh', String(postgres.pid), folder], {
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    janitor.unref();
    const pool = await openDatabase({ url: postgres.url });
    await pool.end();
    return new TestServer(postgres, janitor);
  }

  /** The URL of a new, migrated, empty database. */
  async freshDatabase(): Promise<string> {
    this.#count += 1;
    const name = `test_${this.#count}`;
    await createDatabase(this.postgres.urlOf('postgres'), name, TEMPLATE);
    return this.postgres.urlOf(name);
  }

  async stop(): Promise<void> {
    // Without the checkpoint of a clean stop: nobody reads these data again.
    if (this.postgres.pid !== undefined) signalTo(this.postgres.pid, 'SIGQUIT');
    await this.postgres.stop();
    this.janitor.stdin?.end('klaar\n');
  }
}

const folderForTests = (): string => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    if (bavail * bsize >= MIN_FREE_MEMORY_BYTES) return MEMORY_FOLDER;
  } catch {
    // Not every system has it.
  }
  return realpathSync(tmpdir());
};
