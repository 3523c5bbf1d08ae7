import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { richtDatabaseIn, urlVoor } from '../database/rollen.js';
import { ROOT } from '../root.js';
import { DIENSTEN, DIENST_NAMEN, Dienst } from './diensten.js';
import type { DienstNaam, Env } from './diensten.js';
import { Janitor } from './janitor.js';
import type { KafkaServer } from './kafka-server.js';
import type { LogServer } from './log-server.js';
import { startMotoren } from './motoren.js';
import type { Motoren } from './motoren.js';
import { omgevingVan } from './omgeving.js';
import type { Omgeving } from './omgeving.js';
import { freePort } from './poort.js';
import type { PostgresServer } from './postgres-server.js';
import { inboundKeyOf, kekOf } from './secrets.js';
import { tokenVan } from './token.js';

export interface StackOptions {
  /** Keeps everything over a restart; a temporary folder that disappears, when absent. */
  readonly folder?: string;
  /** Where people look for it, or free ports. */
  readonly ports?: 'fixed' | 'free';
  /** Which services to start; all six when absent. Others can be started later. */
  readonly diensten?: readonly DienstNaam[];
  /** Extra environment per service, also for extra instances of it. */
  readonly env?: Partial<Readonly<Record<DienstNaam, Env>>>;
  /** Extra environment of every service. */
  readonly allEnv?: Env;
  /** Where the log is; on the log server when absent. */
  readonly logIn?: 'eventstoredb' | 'postgresql';
  /** Puts `stack.kafka.front` between the services and Kafka. */
  readonly kafkaFront?: boolean;
  readonly tell?: (line: string) => void;
  /** A process ended that nobody had stopped or killed. By default it is only kept in `deaths`. */
  readonly onDied?: (message: string) => void;
}

/** Where a test keeps its data: in memory where there is room, since nobody reads them again. */
const MEMORY_FOLDER = '/dev/shm';
const MIN_FREE_MEMORY_BYTES = 4 * 1024 ** 3;

/** All of it on this machine: the engines, the issuer and the six services, each a process of its own. */
export class Stack {
  readonly kafka: KafkaServer;
  readonly postgres: PostgresServer;
  /** The log server, with its faults. */
  readonly log: LogServer;
  readonly uitgever: string;
  readonly #diensten = new Map<string, Dienst>();
  #stopped: Promise<void> | undefined;

  private constructor(
    readonly folder: string,
    /** What ended without being asked to. A test that expects a calm run asks that this is empty. */
    readonly deaths: string[],
    private readonly options: StackOptions,
    private readonly motoren: Motoren,
    private readonly janitor: Janitor,
    private readonly omgeving: Omgeving,
  ) {
    this.kafka = motoren.kafka;
    this.postgres = motoren.postgres;
    this.log = motoren.log;
    this.uitgever = motoren.uitgever.issuer;
  }

  /** Resolves when everything is ready. @throws Error with the last words of what did not start */
  static async start(options: StackOptions = {}): Promise<Stack> {
    const temporary = options.folder === undefined ? temporaryFolder() : undefined;
    const folder = temporary ?? resolve(options.folder ?? '.');
    mkdirSync(folder, { recursive: true });
    const janitor = new Janitor(temporary);
    try {
      const stack = await Stack.#withEngines(options, folder, janitor);
      await stack.#startDiensten(options.diensten ?? DIENST_NAMEN);
      return stack;
    } catch (error) {
      janitor.dismiss();
      if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  static async #withEngines(options: StackOptions, folder: string, janitor: Janitor): Promise<Stack> {
    const { tell = () => undefined, ports = 'free', kafkaFront = false, onDied } = options;
    const deaths: string[] = [];
    const died = (message: string): void => {
      deaths.push(message);
      onDied?.(message);
    };
    const kek = await kekOf(join(folder, 'dossiersleutel'));
    const inkomendSleutel = await inboundKeyOf(join(folder, 'inkomend.jwk'));
    const motoren = await startMotoren({ folder, ports, kafkaFront, janitor, tell, onDied: died });
    const wachtwoorden = Object.fromEntries(
      DIENST_NAMEN.map((naam) => [naam, randomBytes(16).toString('hex')]),
    );
    return new Stack(folder, deaths, options, motoren, janitor, {
      wachtwoorden,
      databaseUrl: (naam) => urlVoor(motoren.postgres.url, naam, wachtwoorden[naam] ?? ''),
      logUrl: options.logIn === 'postgresql' ? undefined : motoren.log.url,
      kafka: motoren.kafka.servicesAddress,
      uitgever: motoren.uitgever.issuer,
      kek,
      inkomendSleutel,
    });
  }

  /** One of the services, or an extra instance by its id (`relais-2`). */
  dienst(id: string): Dienst {
    const dienst = this.#diensten.get(id);
    if (!dienst) throw new Error(`er is geen dienst ${id} in deze stack`);
    return dienst;
  }

  get diensten(): readonly Dienst[] {
    return [...this.#diensten.values()];
  }

  /** Starts a service beside what runs: the first of its name, or one more of them. */
  async extra(naam: DienstNaam, env: Env = {}): Promise<Dienst> {
    const dienst = await this.#maak(naam);
    await dienst.start(env);
    return dienst;
  }

  /** Of a user of the development issuer. */
  token(gebruiker: string): Promise<string> {
    return tokenVan(this.uitgever, gebruiker);
  }

  /** Stops all of it, whatever state it is in. Rejects afterwards when something did not end cleanly. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    const services = await Promise.allSettled(this.diensten.map((dienst) => dienst.stop()));
    const { kafka, postgres, log, uitgever } = this.motoren;
    const temporary = this.options.folder === undefined;
    const engines = await Promise.allSettled([
      temporary ? kafka.end() : kafka.stop(),
      postgres.stop(),
      log.stop(),
      uitgever.stop(),
    ]);
    await kafka.front?.close();
    this.janitor.dismiss();
    if (temporary) rmSync(this.folder, { recursive: true, force: true });
    const faults = [...services, ...engines].flatMap((each) =>
      each.status === 'rejected' ? [each.reason as Error] : [],
    );
    if (faults.length > 0)
      throw new AggregateError(faults, faults.map(({ message }) => message).join('\n\n'));
  }

  #died(message: string): void {
    this.deaths.push(message);
    this.options.onDied?.(message);
  }

  async #startDiensten(namen: readonly DienstNaam[]): Promise<void> {
    try {
      await richtDatabaseIn(ROOT, this.postgres.url, this.omgeving.wachtwoorden);
      await Promise.all(namen.map((naam) => this.extra(naam)));
    } catch (error) {
      await this.stop().catch(() => undefined);
      throw error;
    }
  }

  async #maak(naam: DienstNaam): Promise<Dienst> {
    const nr = this.diensten.filter((dienst) => dienst.naam === naam).length + 1;
    const fixed = this.options.ports === 'fixed' && nr === 1;
    const id = nr === 1 ? naam : `${naam}-${nr}`;
    const poort = fixed ? DIENSTEN[naam].poort : await freePort();
    const own = omgevingVan(naam, `http://127.0.0.1:${poort}`, this.omgeving);
    const dienst = new Dienst({
      naam,
      id,
      poort,
      metricsPoort: fixed ? DIENSTEN[naam].metrics : await freePort(),
      env: { ...own, ...this.options.allEnv, ...this.options.env?.[naam] },
      log: join(this.folder, 'logs', `${id}.log`),
      janitor: this.janitor,
      onDied: (message) => this.#died(message),
    });
    this.#diensten.set(id, dienst);
    return dienst;
  }
}

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(folderForTests(), 'overdracht-stack-'));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(folder, 0o755);
  return folder;
};

const folderForTests = (): string => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    if (bavail * bsize >= MIN_FREE_MEMORY_BYTES) return MEMORY_FOLDER;
  } catch {
    // Not every system has it.
  }
  return tmpdir();
};
