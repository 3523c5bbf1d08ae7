import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startOntwikkeluitgever } from '#toegang';
import type { Ontwikkeluitgever } from '#toegang';
import type { Janitor } from './janitor.js';
import { KafkaServer } from './kafka-server.js';
import { LogServer } from './log-server.js';
import { PostgresServer } from './postgres-server.js';

const PUBLIEK = 'urn:overdracht-hub';

/** Where people find the engines; a test takes free ports. */
export const VASTE_POORTEN = { kafka: 9092, postgres: 5442, log: 2113, uitgever: 3001 } as const;

export interface MotorenOptions {
  readonly folder: string;
  readonly ports: 'fixed' | 'free';
  readonly kafkaFront: boolean;
  readonly janitor: Janitor;
  readonly tell: (line: string) => void;
  readonly onDied: (message: string) => void;
}

/** The engines of a stack: everything that is not ours. */
export interface Motoren {
  readonly kafka: KafkaServer;
  readonly postgres: PostgresServer;
  readonly log: LogServer;
  readonly uitgever: Ontwikkeluitgever;
}

/** All at once; when one does not start the others are stopped again. */
export const startMotoren = async (options: MotorenOptions): Promise<Motoren> => {
  const { folder, ports, kafkaFront, janitor, tell, onDied } = options;
  const portOf = (name: keyof typeof VASTE_POORTEN) =>
    ports === 'fixed' ? { port: VASTE_POORTEN[name] } : {};
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const started: (() => Promise<unknown>)[] = [];
  const start = async <T>(starting: Promise<T>, stop: (engine: T) => Promise<unknown>): Promise<T> => {
    const engine = await starting;
    started.push(() => stop(engine));
    return engine;
  };
  const [kafka, postgres, log, uitgever] = await Promise.allSettled([
    start(
      KafkaServer.start({ folder: join(folder, 'kafka'), ...portOf('kafka'), withFront: kafkaFront, onDied }),
      (each) => each.end(),
    ),
    start(
      PostgresServer.start({
        folder: join(folder, 'postgres'),
        ...portOf('postgres'),
        janitor,
        tell,
        onDied,
      }),
      (each) => each.stop(),
    ),
    start(
      LogServer.start({
        folder: join(folder, 'logboek'),
        log: join(logs, 'logserver.log'),
        ...portOf('log'),
        janitor,
        onDied,
      }),
      (each) => each.stop(),
    ),
    start(
      startOntwikkeluitgever({
        nodeEnv: 'development',
        port: ports === 'fixed' ? VASTE_POORTEN.uitgever : 0,
        audience: PUBLIEK,
        sleutelbestand: join(folder, 'ontwikkeluitgever.json'),
      }),
      (each) => each.stop(),
    ),
  ]);
  const failed = [kafka, postgres, log, uitgever].find(({ status }) => status === 'rejected');
  if (failed) await Promise.allSettled(started.map((stop) => stop()));
  return {
    kafka: valueOf(kafka),
    postgres: valueOf(postgres),
    log: valueOf(log),
    uitgever: valueOf(uitgever),
  };
};

const valueOf = <T>(result: PromiseSettledResult<T>): T => {
  if (result.status === 'fulfilled') return result.value;
  throw result.reason;
};
