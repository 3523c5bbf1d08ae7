import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Lijstinzage } from '#toegang';
import {
  EigenTermijnenController,
  GemeentetermijnenController,
  RegiotermijnenController,
} from './inbound/http/termijnen.controllers.js';
import { Termijnenloket } from './inbound/http/termijnenloket.js';
import { PostgresTermijnlijsten } from './read/postgres-termijnlijsten.js';
import type { Termijnbron } from './read/termijndatabase.js';
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
  static met({ pool, relais }: Termijnbron): DynamicModule {
    return {
      module: TermijnenLeesModule,
      providers: [{ provide: Termijnlijsten, useFactory: () => new PostgresTermijnlijsten(pool, relais) }],
      exports: [Termijnlijsten],
    };
  }
}
