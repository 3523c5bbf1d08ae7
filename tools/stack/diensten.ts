import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { OpstartFout } from '#platform';
import { ROOT } from '../root.js';
import { ChildServer } from './child-server.js';
import type { Janitor } from './janitor.js';

/** The services, with the ports on which people find them. */
export const DIENSTEN = {
  'veilig-thuis': { poort: 3010, metrics: 9010 },
  'lokaal-veld': { poort: 3020, metrics: 9020 },
  gemeente: { poort: 3030, metrics: 9030 },
  relais: { poort: 3040, metrics: 9040 },
  projecties: { poort: 3050, metrics: 9050 },
  termijnwachter: { poort: 3060, metrics: 9060 },
} as const;

export type DienstNaam = keyof typeof DIENSTEN;

export const DIENST_NAMEN = Object.keys(DIENSTEN) as readonly DienstNaam[];

export type Env = Readonly<Record<string, string>>;

/** For `env` of a service: its clock is off by this much, as on a machine without time synchronisation. */
export const verzetteKlok = (verschilMs: number): Env => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'dist/tools/stack/verzette-klok.js')).href}`,
  KLOK_VERSCHIL_MS: String(verschilMs),
});

/** Behind this a service that says it started is not ready, and why stands in its log. */
const READY_LIMIT_MS = 240_000;
const POLL_MS = 200;

export interface DienstOptions {
  readonly naam: DienstNaam;
  /** Unique in the stack, such as `relais-2`. */
  readonly id: string;
  readonly poort: number;
  readonly metricsPoort: number;
  readonly env: Env;
  readonly log: string;
  readonly janitor: Janitor;
  readonly onDied: (message: string) => void;
}

/** One service as people start it: a process of its own, from `dist`. */
export class Dienst {
  readonly naam: DienstNaam;
  readonly id: string;
  readonly adres: string;
  readonly metrics: string;
  readonly log: string;
  readonly #server: ChildServer;
  #extra: Env = {};

  constructor({ naam, id, poort, metricsPoort, env, log, janitor, onDied }: DienstOptions) {
    const main = join(ROOT, 'dist/apps', naam, 'src/main.js');
    if (!existsSync(main))
      throw new OpstartFout(`De dienst ${naam} is niet gebouwd.`, 'Bouw eerst: npm run build.');
    this.naam = naam;
    this.id = id;
    this.log = log;
    this.adres = `http://127.0.0.1:${poort}`;
    this.metrics = `http://127.0.0.1:${metricsPoort}/metrics`;
    this.#server = new ChildServer({
      name: `De dienst ${id}`,
      command: process.execPath,
      args: ['--enable-source-maps', main],
      cwd: ROOT,
      env: { ...env, HUB_POORT: String(poort), METRICS_POORT: String(metricsPoort) },
      log,
      ready: new RegExp(`^De dienst ${naam} draait op http://`),
      janitor,
      onDied,
    });
  }

  get pid(): number | undefined {
    return this.#server.pid;
  }

  get isRunning(): boolean {
    return this.#server.isRunning;
  }

  get lastWords(): string {
    return this.#server.lastWords;
  }

  /** Resolves when it is ready. `env` is added to its environment, from now on and instead of what was added before. */
  async start(env: Env = this.#extra): Promise<void> {
    this.#extra = env;
    await this.#server.start(env);
    await this.gereed();
  }

  /** SIGTERM; rejects when it does not end cleanly. */
  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** As a power cut, or another signal; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void> {
    return this.#server.kill(signal);
  }

  async restart(env?: Env): Promise<void> {
    await this.stop();
    await this.start(env);
  }

  /** It stands still with its connections open, until `resume`. */
  pause(): void {
    this.#server.pause();
  }

  resume(): void {
    this.#server.resume();
  }

  /** Whether it says now that it has all that it needs. */
  async isGereed(): Promise<boolean> {
    return fetch(`${this.adres}/gezondheid/gereed`).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
  }

  /** Resolves when it says that it has all that it needs. */
  async gereed(limitMs = READY_LIMIT_MS): Promise<void> {
    const until = performance.now() + limitMs;
    while (!(await this.isGereed())) {
      if (!this.isRunning) throw new Error(`De dienst ${this.id} is gestopt:\n${this.lastWords}`);
      if (performance.now() > until)
        throw new Error(`De dienst ${this.id} werd niet gereed:\n${this.lastWords}`);
      await pause(POLL_MS);
    }
  }
}
