import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OpstartFout } from '../opstart-fout.js';
import { runAs } from './account.js';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { diagnose } from './diagnosis.js';
import { runningProcesses, signalTo } from './process-table.js';
import type { ServerLog } from './server-log.js';

/** Recovery after a crash replays at most max_wal_size (1 GiB). */
const READY_TIMEOUT_MS = 180_000;
const READY_POLL_MS = 10;

/** Per step of stopping: fast (rolls back), immediate (recovery at the next start), kill. */
const STOP_STEPS = [
  { signal: 'SIGINT', limitMs: 30_000 },
  { signal: 'SIGQUIT', limitMs: 10_000 },
  { signal: 'SIGKILL', limitMs: 5_000 },
] as const;
const GONE_POLL_MS = 20;

export interface ServerOptions {
  readonly data: string;
  readonly port: number;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly log: ServerLog;
}

/** Starts PostgreSQL in a session of its own: Ctrl-C in the terminal of the hub must not reach it first. */
export const startServer = async (options: ServerOptions): Promise<ChildProcess> => {
  const { data, binaries, account, log } = options;
  const offset = log.size();
  const child = spawn(binaries.postgres, ['-D', data, ...settings(options)], {
    ...runAs(account),
    cwd: data,
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const polling = new AbortController();
  try {
    const outcome = await Promise.race([
      ended.then(() => 'ended' as const),
      untilReady(data, child, polling.signal),
    ]);
    if (outcome === 'ready') return child;
    if (outcome === 'late') await stopProcesses(data);
    throw diagnose('Starten van de database', log.file, offset);
  } finally {
    polling.abort();
  }
};

const settings = ({ data, port }: ServerOptions): readonly string[] =>
  Object.entries({
    cluster_name: clusterName(data),
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const untilReady = async (
  data: string,
  child: ChildProcess,
  signal: AbortSignal,
): Promise<'ready' | 'late'> => {
  for (let waited = 0; waited < READY_TIMEOUT_MS && !signal.aborted; waited += READY_POLL_MS) {
    const lines = postmasterFile(data);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready';
    await pause(READY_POLL_MS);
  }
  return 'late';
};

const postmasterFile = (data: string): readonly string[] => {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

/** PostgreSQL shows this name in the title of each of its processes; it is how we know ours. */
const clusterName = (data: string): string =>
  `hub-${createHash('sha256').update(realpathSync(data)).digest('hex').slice(0, 16)}`;

/** The pids of the server on these data, its children included, whoever started it. */
export const processesOf = (data: string): readonly number[] => {
  const name = clusterName(data);
  const postmaster = new RegExp(`^\\S*postgres(\\.exe)? .*-c cluster_name=${name}( |$)`);
  return runningProcesses()
    .filter(({ command }) => postmaster.test(command) || command.startsWith(`postgres: ${name}: `))
    .map(({ pid }) => pid);
};

/** Stops the server on these data, also one that a killed hub left behind, and waits until all of it is gone. */
export const stopProcesses = async (data: string): Promise<void> => {
  for (const { signal, limitMs } of STOP_STEPS) {
    const postmaster = Number(postmasterFile(data)[0]);
    const running = processesOf(data);
    // Children without their postmaster end by themselves as soon as they notice.
    const targets = signal === 'SIGKILL' ? running : running.filter((pid) => pid === postmaster);
    for (const pid of targets) signalTo(pid, signal);
    if (await untilGone(data, limitMs)) return;
  }
  throw new OpstartFout(
    `PostgreSQL op ${data} stopt niet (processen ${processesOf(data).join(', ')}).`,
    'Stop deze processen met kill -9 en start opnieuw.',
  );
};

/**
 * Takes away the pid file that a killed server left, once all of its processes are gone. PostgreSQL does that itself,
 * but not while the pid belongs to a zombie that nobody reaps (a container without init) or to another program.
 */
export const removeStalePidFile = (data: string): void => {
  const postmaster = Number(postmasterFile(data)[0]);
  const holder = runningProcesses().find(({ pid }) => pid === postmaster);
  if (holder?.command.includes('postgres')) return;
  rmSync(join(data, 'postmaster.pid'), { force: true });
};

const untilGone = async (data: string, limitMs: number): Promise<boolean> => {
  for (let waited = 0; processesOf(data).length > 0; waited += GONE_POLL_MS) {
    if (waited >= limitMs) return false;
    await pause(GONE_POLL_MS);
  }
  return true;
};
