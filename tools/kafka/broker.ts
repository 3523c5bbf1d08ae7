import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openKafka } from '#platform';
import { freePort } from '../stack/poort.js';
import { kafkaJars, KafkaOntbreekt } from './jars.js';

const READY_TIMEOUT_MS = 240_000;
const READY_POLL_MS = 200;
/** A controlled shutdown takes seconds; after this the broker is stuck. */
const STOP_TIMEOUT_MS = 30_000;

/** Enough for a single node with a few hundred partitions; the point is a small machine. */
const HEAP = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const LAST_WORDS = 4_000;
const CLUSTER_ID = 'b3ZlcmRyYWNodC1odWItMA';

/** Ends the broker when the process that started it is gone, however it ended. */
const JANITOR =
  'read -r word; [ "$word" = klaar ] || { kill -TERM "$1"; [ -z "$2" ] || { sleep 5; rm -rf "$2"; }; }';

export interface BrokerOptions {
  /** Root of the repository, where the pom is. */
  readonly root: string;
  /** Where the data live; a temporary folder that disappears, when absent. */
  readonly folder?: string;
  /** Port for clients; a free one, when absent. */
  readonly port?: number;
  /** Another Kafka than the pinned one. */
  readonly version?: string;
  /** More ways in, each on a port of its own. */
  readonly listeners?: readonly BrokerListener[];
  /** Settings of the broker beside, or instead of, our own. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

export interface BrokerListener {
  /** In capitals, as Kafka names its listeners. */
  readonly name: string;
  readonly port: number;
  /** Where clients that came in here are sent: something that stands in between. The same port when absent. */
  readonly advertisedPort?: number;
  readonly protocol?: 'PLAINTEXT' | 'SASL_PLAINTEXT';
}

/** A genuine single-node Kafka in KRaft mode, on loopback only. */
export class KafkaBroker {
  #process: ChildProcess | undefined;
  #janitor: ChildProcess | undefined;

  private constructor(
    readonly address: string,
    private readonly jars: string,
    private readonly folder: string,
    private readonly temporary: boolean,
    private readonly root: string,
  ) {}

  /** @throws KafkaOntbreekt */
  static async start(options: BrokerOptions): Promise<KafkaBroker> {
    const { root, folder, port, version } = options;
    const jars = await kafkaJars(root, version);
    const place = folder ?? mkdtempSync(join(tmpdir(), 'overdracht-kafka-'));
    mkdirSync(place, { recursive: true });
    const client = port ?? (await freePort());
    const controller = await freePort();
    writeFileSync(join(place, 'server.properties'), properties(place, client, controller, options));
    const broker = new KafkaBroker(`127.0.0.1:${client}`, jars, place, folder === undefined, root);
    await broker.#format();
    await broker.restart();
    return broker;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** The end of what it said. */
  get lastWords(): string {
    return readFileSync(join(this.folder, 'broker.log'), 'utf8').slice(-LAST_WORDS);
  }

  /** Resolves when the broker has gone, for whatever reason. */
  async ended(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  }

  /** Starts it on the same data and port, after `stop` or `kill`. */
  async restart(): Promise<void> {
    const log = openSync(join(this.folder, 'broker.log'), 'a');
    const child = spawn('java', [...this.#java(), 'kafka.Kafka', join(this.folder, 'server.properties')], {
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.#process = child;
    this.#janitor = spawn(
      '/bin/sh',
      ['-c', JANITOR, 'sh', String(child.pid), this.temporary ? this.folder : ''],
      {
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      },
    );
    this.#janitor.unref();
    child.unref();
    await this.#untilReady(child);
  }

  /** A controlled shutdown; temporary data go with it. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
  }

  /** As a power cut: no goodbye to clients. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(forced);
    this.#janitor?.stdin?.end('klaar\n');
  }

  #java(): readonly string[] {
    const logging = `-Dlog4j2.configurationFile=${join(this.root, 'infra/kafka/log4j2.properties')}`;
    return [...HEAP, logging, '-cp', join(this.jars, '*')];
  }

  /** Not in this thread: on a busy machine it takes seconds, in which nothing else here would move. */
  async #format(): Promise<void> {
    const file = join(this.folder, 'server.properties');
    const args = ['kafka.tools.StorageTool', 'format', '--ignore-formatted', '-t', CLUSTER_ID, '-c', file];
    const child = spawn('java', [...this.#java(), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(-1));
      child.once('close', resolve);
    });
    if (code !== 0) throw new KafkaOntbreekt(`Kafka kon zijn map niet inrichten:\n${said}`);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const admin = openKafka({ brokers: [this.address], clientId: 'start' }).admin({ retry: { retries: 0 } });
    for (let waited = 0; waited < READY_TIMEOUT_MS; waited += READY_POLL_MS) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      try {
        await admin.connect();
        const { brokers } = await admin.describeCluster();
        if (brokers.length > 0) return;
      } catch {
        // Not yet.
      } finally {
        await admin.disconnect();
      }
      await pause(READY_POLL_MS);
    }
    const { lastWords } = this;
    await this.stop();
    throw new KafkaOntbreekt(`Kafka startte niet:\n${lastWords}`);
  }
}

/** One node in both roles: every internal topic has one copy, and a group need not wait for more members. */
const properties = (
  folder: string,
  client: number,
  controller: number,
  { listeners = [], settings = {} }: BrokerOptions,
): string => {
  const all: readonly BrokerListener[] = [{ name: 'PLAINTEXT', port: client }, ...listeners];
  const url = (name: string, port: number): string => `${name}://127.0.0.1:${port}`;
  const ways = all.map(({ name, port }) => url(name, port));
  const protocols = all.map(({ name, protocol = 'PLAINTEXT' }) => `${name}:${protocol}`);
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: [...ways, url('CONTROLLER', controller)].join(','),
    'advertised.listeners': all
      .map(({ name, port, advertisedPort = port }) => url(name, advertisedPort))
      .join(','),
    'listener.security.protocol.map': [...protocols, 'CONTROLLER:PLAINTEXT'].join(','),
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'log.segment.bytes': 16_777_216,
    'log.index.size.max.bytes': 1_048_576,
    ...settings,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
};
