import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { OpstartFout } from '../opstart-fout.js';

/** PostgreSQL refuses to run as root, so root starts it as another user. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

const DEDICATED_USER = 'overdracht-hub';

const TOOL_ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** The ways to make a system user without a home: shadow (most systems), busybox (Alpine). */
const CREATE_USER: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', DEDICATED_USER],
  ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', DEDICATED_USER],
];

/**
 * The user to run PostgreSQL as: undefined when the hub itself is an ordinary user. Existing data keep their
 * owner; otherwise `postgres`, or a user of its own, made when it is missing.
 */
export const accountFor = (dataFolder: string): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(dataFolder);
  if (owner) return owner;
  const account =
    accountNamed('postgres') ?? accountNamed(DEDICATED_USER) ?? createdAccount() ?? accountNamed('nobody');
  if (account) return account;
  throw new OpstartFout(
    'PostgreSQL mag niet als root draaien, en er is geen andere gebruiker om het mee te starten.',
    'Maak een gebruiker (useradd --system overdracht-hub), of start de hub als gewone gebruiker.',
  );
};

const ownerOf = (folder: string): Account | undefined => {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat || stat.uid === 0) return undefined;
  return { uid: stat.uid, gid: stat.gid, name: `uid ${stat.uid}` };
};

const createdAccount = (): Account | undefined => {
  for (const [tool, ...args] of CREATE_USER) {
    spawnSync(tool, args, { env: TOOL_ENVIRONMENT, stdio: 'ignore' });
    const made = accountNamed(DEDICATED_USER);
    if (made) return made;
  }
  return undefined;
};

const accountNamed = (name: string): Account | undefined => {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { env: TOOL_ENVIRONMENT, encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid && gid !== undefined ? { uid, gid, name } : undefined;
};

/** The part of spawn's options that makes a child run as the account. */
export const runAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {};

/** Whether the account can enter the folder and write in it, parents included. */
export const canUse = (account: Account | undefined, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -w "$1"', 'sh', folder], {
    ...runAs(account),
    cwd: '/',
    env: TOOL_ENVIRONMENT,
    stdio: 'ignore',
  }).status === 0;
