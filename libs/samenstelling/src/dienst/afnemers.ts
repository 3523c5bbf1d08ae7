import type { Pool } from 'pg';
import { setTimeout as slaap } from 'node:timers/promises';
import { TOPICS } from '#contracts';
import { ConsumerBusy, NotHealthy, runConsumer } from '#platform';
import type {
  Afnemer,
  Bus,
  ConsumerStatus,
  HealthCheck,
  HealthOutcome,
  HubLogger,
  RunningConsumer,
} from '#platform';
import { meetAfnemers } from '../metrieken/afnemermeter.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { metLogregel } from './met-logregel.js';

/** Between two attempts to start a consumer while its database or bus is away, or another process makes its rows. */
const OPNIEUW_MS = 2_000;

/** More than this is not a moment's work any more: readers of what the consumer makes see an old picture. */
export const RUIM_ACHTER = 1_000;

export interface Bron {
  readonly bus: Bus;
  readonly pool: Pool;
  /** Where the messages of all cases are on this bus. */
  readonly topic: string;
}

/** A consumer for as long as the app runs: started again until it runs, then it looks after itself. */
export class LopendeAfnemer {
  readonly #stop = new AbortController();
  readonly #start: Promise<void>;
  #loop: RunningConsumer | undefined;

  constructor(
    readonly afnemer: Afnemer,
    private readonly bron: Bron,
    private readonly logger: HubLogger,
  ) {
    this.#start = this.#begin();
  }

  /** Resolves when messages may start to come, or when it was stopped before that. */
  get gestart(): Promise<void> {
    return this.#start;
  }

  /** Resolves when all that stands in the log up to this position has been dealt with; on the log in this process. */
  async bij(positie: number): Promise<void> {
    await this.#start;
    await this.#loop?.caughtUp(positie);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#start;
    await this.#loop?.stop();
  }

  /** @throws when the database does not answer */
  async stand(): Promise<ConsumerStatus | undefined> {
    return this.#loop?.status();
  }

  get gezondheid(): HealthCheck {
    return { name: `afnemer ${this.afnemer.name}`, check: async () => oordeel(await this.stand()) };
  }

  async #begin(): Promise<void> {
    const { logger } = this;
    const { bus, pool, topic } = this.bron;
    const onError = (fout: Error): void => logger.error(fout, this.afnemer.name);
    const { signal } = this.#stop;
    while (!signal.aborted && !this.#loop) {
      try {
        this.#loop = await runConsumer({
          ...metLogregel(this.afnemer, logger),
          ...{ bus, pool, topics: [topic] },
          deadLetterTopic: TOPICS.deadLetter,
          onError,
        });
      } catch (fout) {
        // Another process makes the rows, and nothing is wrong; until they are there readiness says that it has not started.
        if (!(fout instanceof ConsumerBusy)) onError(fout as Error);
        await slaap(OPNIEUW_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }
}

const oordeel = (stand: ConsumerStatus | undefined): HealthOutcome => {
  if (!stand) throw new NotHealthy('has not started', { gestart: false });
  const { behind = 0, parked, stopped } = stand;
  const details = { achterstand: behind, geparkeerd: parked };
  if (stopped.size > 0)
    throw new NotHealthy('partitions stand still', { ...details, gestopt: [...stopped.keys()] });
  return { achter: parked > 0 || behind > RUIM_ACHTER, details };
};

/** Starts consumers; they stop with the app. Their health and their metrics tell how far they are. */
export const volgBerichten = (
  afnemers: readonly Afnemer[],
  bron: Bron,
  { afbouw, logger, metrieken }: Pick<Opbouw, 'afbouw' | 'logger' | 'metrieken'>,
): readonly LopendeAfnemer[] => {
  const lopend = afnemers.map((afnemer) => new LopendeAfnemer(afnemer, bron, logger));
  meetAfnemers(metrieken, lopend);
  afbouw.straks(async () => void (await Promise.all(lopend.map((each) => each.stop()))));
  return lopend;
};
