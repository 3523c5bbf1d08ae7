import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** Arguments joined by spaces; a PostgreSQL child shows its title here. */
  readonly command: string;
}

const isLinux = process.platform === 'linux';

/** All processes of this machine. `/proc` needs no `ps`, which bare machines often lack. */
export const runningProcesses = (): readonly RunningProcess[] =>
  isLinux ? fromProc() : fromPs(['-axww', '-o', 'pid=,command=']);

/**
 * When a process started, in a form to compare only. Undefined when it does not run (any more). With the pid it
 * identifies a process: the pid alone is given out again.
 */
export const startOf = (pid: number): string | undefined => {
  if (!isLinux) {
    return fromPs(['-o', 'pid=,lstart=', '-p', String(pid)])[0]?.command;
  }
  const stat = procFile(pid, 'stat');
  // The name of the command stands between parentheses and may contain anything; count from the last one.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === undefined || startTicks === undefined || 'ZX'.includes(state)) return undefined;
  return `${bootId()} ${startTicks}`;
};

export const isRunning = (pid: number): boolean => startOf(pid) !== undefined;

/** Sends a signal; a process that is already gone is fine. */
export const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'onbekend';
  }
};

const fromProc = (): readonly RunningProcess[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const command = procFile(Number(name), 'cmdline')?.replaceAll('\0', ' ').trim();
      return command ? [{ pid: Number(name), command }] : [];
    });

const procFile = (pid: number, name: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
};

const fromPs = (args: readonly string[]): readonly RunningProcess[] =>
  spawnSync('ps', args, { encoding: 'utf8', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } })
    .stdout.split('\n')
    .flatMap((line) => {
      const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid && command ? [{ pid: Number(pid), command }] : [];
    });
