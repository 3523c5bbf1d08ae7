import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Janitor } from './janitor.js';

/** Far above the few seconds that a start takes, for a machine that is busy with something else. */
const START_LIMIT_MS = 240_000;
/** A service ends within 20 s by itself. */
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 50;
const LAST_LINES = 25;

export interface ChildServerOptions {
  /** In messages for people. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Nothing else of our own environment reaches it but what every program needs. */
  readonly env: Readonly<Record<string, string>>;
  /** What it says is added to this file. */
  readonly log: string;
  /** The line that tells that it is ready. */
  readonly ready: RegExp;
  readonly janitor: Janitor;
  /** It ended, and nobody had asked for that. */
  readonly onDied: (message: string) => void;
}

const PASSED_ON: ReadonlySet<string> = new Set(['PATH', 'HOME', 'LANG', 'TMPDIR']);

/** A server as a process of its own, in a session of its own so that Ctrl-C does not reach it before us. */
export class ChildServer {
  #child: ChildProcess | undefined;
  #wanted = false;

  constructor(private readonly options: ChildServerOptions) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The end of what it said, its earlier lives included. */
  get lastWords(): string {
    const { log } = this.options;
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    return text.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  }

  /** Resolves with its ready line. @throws Error with its last words when it ends before that. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<RegExpExecArray> {
    const { name, command, args, cwd, log, janitor } = this.options;
    if (this.isRunning) throw new Error(`${name} draait al`);
    mkdirSync(dirname(log), { recursive: true });
    const from = existsSync(log) ? statSync(log).size : 0;
    const descriptor = openSync(log, 'a');
    const child = spawn(command, args, {
      cwd,
      env: { ...inherited(), ...this.options.env, ...env },
      stdio: ['ignore', descriptor, descriptor],
      detached: true,
    });
    closeSync(descriptor);
    this.#child = child;
    this.#wanted = true;
    janitor.watch(child.pid);
    child.unref();
    child.once('error', () => undefined);
    child.once('exit', (code, signal) => this.#ended(child, signal ?? `code ${code}`));
    return this.#untilReady(child, from);
  }

  /** As a power cut; resolves when it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.kill(signal);
    await gone;
  }

  /** SIGTERM, and its exit code. @throws Error when it does not stop in time, or not cleanly */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    child.kill('SIGCONT');
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await this.kill('SIGTERM');
    clearTimeout(forced);
    if (child.exitCode === 0) return;
    const how = child.signalCode ?? `code ${child.exitCode}`;
    throw new Error(`${this.options.name} stopte niet netjes (${how}):\n${this.lastWords}`);
  }

  /** It stands still, and its connections stay open: a machine that hangs. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  #ended(child: ChildProcess, how: string): void {
    this.options.janitor.forget(child.pid);
    if (!this.#wanted || child !== this.#child) return;
    this.#wanted = false;
    this.options.onDied(`${this.options.name} is onverwacht gestopt (${how}):\n${this.lastWords}`);
  }

  async #untilReady(child: ChildProcess, from: number): Promise<RegExpExecArray> {
    const { name, log, ready } = this.options;
    const until = performance.now() + START_LIMIT_MS;
    while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
      const said = readFileSync(log).subarray(from).toString('utf8');
      for (const line of said.split('\n').slice(0, -1)) {
        const found = ready.exec(line);
        if (found) return found;
      }
      await pause(POLL_MS);
      if (child.pid === undefined) break;
    }
    // The caller is told; the one who watches over sudden deaths need not be.
    await this.kill();
    throw new Error(`${name} startte niet:\n${this.lastWords}`);
  }
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      PASSED_ON.has(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
