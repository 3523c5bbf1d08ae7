import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { EventLog } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { runProjection } from '#platform';
import type { ProjectionStatus, RunningProjection } from '#platform';
import type { Pool } from 'pg';
import { postvakProjectie } from './projectie.js';
import { zorgVoorTabellen } from './tabellen.js';

/** Where the projection keeps its rows. */
export abstract class PostvakDatabase {
  abstract readonly pool: Pool;
}

/** Keeps the lists up to date for as long as the app runs. */
@Injectable()
export class PostvakVolger implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('postvak');
  private projectie: RunningProjection | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly boek: Afsprakenboek,
    private readonly database: PostvakDatabase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await zorgVoorTabellen(this.database.pool);
    this.projectie = runProjection({
      ...postvakProjectie(this.log, this.boek),
      log: this.log,
      pool: this.database.pool,
      onError: (fout) => this.logger.error(fout),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.projectie?.stop();
  }

  /** Undefined before the app has started. */
  status(): ProjectionStatus | undefined {
    return this.projectie?.status();
  }

  /** Resolves when the lists show everything up to this position of the log. */
  async bij(positie: number): Promise<void> {
    if (!this.projectie) throw new Error('the projection has not started');
    await this.projectie.caughtUp(positie);
  }
}
