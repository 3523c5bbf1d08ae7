import { Global, Injectable, Logger, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap, Type } from '@nestjs/common';
import { Clock } from '#event-sourcing';
import { ensureAfnemer } from '#platform';
import { Lijstinzage } from '#toegang';
import { Termijnplan } from './application/termijnplan.js';
import { Termijnwachter } from './application/termijnwachter.js';
import { Verstrekenboek } from './application/verstrekenboek.js';
import {
  EigenTermijnenController,
  GemeentetermijnenController,
  RegiotermijnenController,
} from './inbound/http/termijnen.controllers.js';
import { Termijnenloket } from './inbound/http/termijnenloket.js';
import { PostgresTermijnplan } from './outbound/postgres-termijnplan.js';
import { Timerwekker } from './outbound/timerwekker.js';
import { PostgresTermijnlijsten } from './read/postgres-termijnlijsten.js';
import { TABELLEN, TERMIJNEN } from './read/tabellen.js';
import { Termijndatabase } from './read/termijndatabase.js';
import { TermijnenHandler } from './read/termijnen.handler.js';
import { Termijnlijsten } from './read/termijnlijsten.js';

/** One place for the handler: a query has one, however many APIs ask it. */
@Module({
  providers: [TermijnenHandler, Lijstinzage, Termijnenloket],
  exports: [Termijnenloket],
})
class TermijnvragenModule {}

/** Needs `Termijnlijsten`, `InzageLog`, `Afsprakenboek`, `Clock` and the buses from elsewhere. */
@Module({ imports: [TermijnvragenModule], controllers: [GemeentetermijnenController] })
export class TermijnenGemeenteModule {}

@Module({ imports: [TermijnvragenModule], controllers: [RegiotermijnenController] })
export class TermijnenVeiligThuisModule {}

@Module({ imports: [TermijnvragenModule], controllers: [EigenTermijnenController] })
export class TermijnenLokaalVeldModule {}

/** Reads the terms that the consumer `termijnen` keeps in this database, and gives them to the whole app. */
@Global()
@Module({})
export class TermijnenLeesModule {
  static met({ pool }: Termijndatabase): DynamicModule {
    return {
      module: TermijnenLeesModule,
      providers: [{ provide: Termijnlijsten, useFactory: () => new PostgresTermijnlijsten(pool) }],
      exports: [Termijnlijsten],
    };
  }
}

export interface Wachtopties extends Termijndatabase {
  /** How a term that passed gets into the log: contexts do not know each other, so the composition brings it. */
  readonly verstrekenboek: Type<Verstrekenboek>;
}

/** Lets the watcher run for as long as the app does. */
@Injectable()
export class Termijnwacht implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('termijnwachter');
  readonly wachter: Termijnwachter;

  constructor(
    private readonly database: Termijndatabase,
    plan: Termijnplan,
    boek: Verstrekenboek,
    clock: Clock,
  ) {
    const wekker = new Timerwekker();
    this.wachter = new Termijnwachter({
      ...{ plan, boek, clock, wekker },
      onError: (fout) => this.logger.error(fout),
    });
  }

  /** The consumer may start later than this, or elsewhere. */
  async onApplicationBootstrap(): Promise<void> {
    await ensureAfnemer(this.database.pool, {
      name: TERMIJNEN,
      tabellen: TABELLEN,
      apply: () => Promise.resolve(),
    });
    this.wachter.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.wachter.stop();
  }
}

/** Notes the terms that pass. Needs `Clock` and what `verstrekenboek` asks for. */
@Module({})
export class TermijnwachterModule {
  static met({ pool, verstrekenboek }: Wachtopties): DynamicModule {
    return {
      module: TermijnwachterModule,
      providers: [
        { provide: Termijndatabase, useValue: { pool } },
        { provide: Termijnplan, useFactory: () => new PostgresTermijnplan(pool) },
        { provide: Verstrekenboek, useClass: verstrekenboek },
        Termijnwacht,
      ],
      exports: [Termijnwacht],
    };
  }
}
