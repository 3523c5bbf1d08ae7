import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { runAs } from './account.js';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { diagnose } from './diagnosis.js';
import type { ServerLog } from './server-log.js';

/** The role that owns the database; it exists in this cluster only. */
export const CLUSTER_USER = 'hub';

/** initdb takes about a second; a slow disk some more. */
const INITDB_TIMEOUT_MS = 120_000;

export interface ClusterOptions {
  readonly data: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
  readonly log: ServerLog;
}

/** Makes the cluster when there is none; a half made one of an interrupted start is thrown away. */
export const ensureCluster = (options: ClusterOptions): void => {
  const { data, binaries } = options;
  if (!existsSync(data)) return createCluster(options);
  const versionFile = join(data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new OpstartFout(
      `De gegevensmap ${data} is beschadigd: PG_VERSION ontbreekt.`,
      'Zet een reservekopie van de map terug. Verwijder niets: ook beschadigde gegevens kunnen te redden zijn.',
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === binaries.major) return;
  throw new OpstartFout(
    `De gegevens in ${data} zijn van PostgreSQL ${version}; deze hub heeft PostgreSQL ${binaries.major}.`,
    `Start de hubversie die bij PostgreSQL ${version} hoort, of zet de gegevens over met pg_dump of pg_upgrade.`,
  );
};

const createCluster = ({ data, binaries, account, password, log }: ClusterOptions): void => {
  const draft = `${data}.concept`;
  const passwordFile = join(dirname(data), 'initdb-wachtwoord');
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const offset = log.size();
  const settings = ['--encoding=UTF8', '--locale=C', '--data-checksums', '--auth=scram-sha-256'];
  const { status } = spawnSync(
    binaries.initdb,
    [`--pgdata=${draft}`, `--username=${CLUSTER_USER}`, `--pwfile=${passwordFile}`, ...settings],
    {
      ...runAs(account),
      cwd: dirname(data),
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', log.descriptor, log.descriptor],
      timeout: INITDB_TIMEOUT_MS,
    },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) throw diagnose('Aanmaken van de database', log.file, offset);
  renameSync(draft, data);
};
