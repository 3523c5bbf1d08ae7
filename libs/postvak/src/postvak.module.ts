import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { GemeentecasussenController } from './inbound/http/gemeentecasussen.controller.js';
import { PostvakController } from './inbound/http/postvak.controller.js';
import { WerklijstController } from './inbound/http/werklijst.controller.js';
import { BewaakteCasuslijsten } from './read/bewaakte-casuslijsten.js';
import { CasussenHandler } from './read/casussen.handler.js';
import { Casuslijsten } from './read/casuslijsten.js';
import { Lijstinzage } from './read/lijstinzage.js';
import { PostgresCasuslijsten } from './read/postgres-casuslijsten.js';
import { PostvakDatabase, PostvakVolger } from './read/postvak-volger.js';
import { PostvakHandler } from './read/postvak.handler.js';

/** One place for the handlers: a query has one, however many APIs ask it. */
@Module({ providers: [PostvakHandler, CasussenHandler, Lijstinzage] })
class PostvakVragenModule {}

/** Needs `Casuslijsten`, `InzageLog`, `Afsprakenboek`, `Clock` and the buses from elsewhere, as the others do. */
@Module({ imports: [PostvakVragenModule], controllers: [PostvakController] })
export class PostvakLokaalVeldModule {}

@Module({ imports: [PostvakVragenModule], controllers: [WerklijstController] })
export class PostvakVeiligThuisModule {}

@Module({ imports: [PostvakVragenModule], controllers: [GemeentecasussenController] })
export class PostvakGemeenteModule {}

/** Keeps the lists in this database, and gives them to the whole app. Needs `EventLog` and `Afsprakenboek`. */
@Global()
@Module({})
export class PostvakProjectieModule {
  static met(database: PostvakDatabase): DynamicModule {
    return {
      module: PostvakProjectieModule,
      providers: [
        PostvakVolger,
        { provide: PostvakDatabase, useValue: database },
        {
          provide: Casuslijsten,
          useFactory: (volger: PostvakVolger) =>
            new BewaakteCasuslijsten(new PostgresCasuslijsten(database.pool), () => volger.status()?.error),
          inject: [PostvakVolger],
        },
      ],
      exports: [Casuslijsten, PostvakVolger],
    };
  }
}
