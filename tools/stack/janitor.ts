import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * Remembers which processes there are, and ends them in that order when the process that started them is gone,
 * however it ended. A shell of its own, because nothing of ours survives kill -9.
 */
const SCRIPT = `
  running=""
  while read -r word signal pid; do
    case "$word" in
      plus) running="$running $signal:$pid" ;;
      min) kept=""
        for each in $running; do [ "\${each#*:}" = "$pid" ] || kept="$kept $each"; done
        running="$kept" ;;
      klaar) exit 0 ;;
    esac
  done
  for each in $running; do kill "-\${each%%:*}" "\${each#*:}" 2>/dev/null; done
  sleep 5
  for each in $running; do kill -KILL "\${each#*:}" 2>/dev/null; done
  [ -z "$1" ] || { sleep 1; rm -rf "$1"; }`;

export class Janitor {
  readonly #shell: ChildProcess;

  /** `folder` is thrown away when the processes had to be ended. */
  constructor(folder?: string) {
    this.#shell = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder ?? ''], {
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#shell.stdin?.on('error', () => undefined);
    this.#shell.unref();
    const { stdin } = this.#shell;
    if (stdin && 'unref' in stdin) (stdin as unknown as { unref(): void }).unref();
  }

  watch(pid: number | undefined, signal: 'TERM' | 'INT' = 'TERM'): void {
    if (pid !== undefined) this.#shell.stdin?.write(`plus ${signal} ${pid}\n`);
  }

  forget(pid: number | undefined): void {
    if (pid !== undefined) this.#shell.stdin?.write(`min - ${pid}\n`);
  }

  dismiss(): void {
    this.#shell.stdin?.end('klaar\n');
  }
}
