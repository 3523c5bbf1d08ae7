import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { EventLog, LOG_START } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { TOPICS } from '#contracts';
import { logBus, runConsumer } from '#platform';
import type { Bus, RunningConsumer } from '#platform';
import type { Pool } from 'pg';
import { postvakAfnemer } from './postvak-afnemer.js';

/** Where the rows are kept, and what brings the messages: without a bus of its own the log within this process. */
export abstract class PostvakDatabase {
  abstract readonly pool: Pool;
  abstract readonly bus?: Bus;
}

export interface Volgerstatus {
  /** Everything up to and including this position of the log was dealt with. */
  readonly position: number;
  readonly running: boolean;
  readonly error?: Error;
}

/** Keeps the lists up to date for as long as the app runs: for an app that is one process. */
@Injectable()
export class PostvakVolger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('postvak');
  private loop: RunningConsumer | undefined;
  private gestopt = false;

  constructor(
    private readonly log: EventLog,
    private readonly boek: Afsprakenboek,
    private readonly database: PostvakDatabase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { pool, bus = logBus(this.log) } = this.database;
    this.loop = await runConsumer({
      ...postvakAfnemer(this.log, this.boek),
      bus,
      pool,
      topics: [TOPICS.casussen],
      deadLetterTopic: TOPICS.deadLetter,
      onError: (fout) => this.logger.error(fout),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
    this.gestopt = true;
  }

  /** Undefined before the app has started. */
  status(): Volgerstatus | undefined {
    if (!this.loop) return undefined;
    const [volgende = LOG_START + 1] = this.loop.positions.values();
    const [error] = this.loop.stopped.values();
    const status = { position: Math.max(LOG_START, volgende - 1), running: !this.gestopt && !error };
    return { ...status, ...(error && { error }) };
  }

  /** Resolves when the lists show everything up to this position of the log. */
  async bij(positie: number): Promise<void> {
    if (!this.loop) throw new Error('the consumer has not started');
    await this.loop.caughtUp(positie);
  }
}
