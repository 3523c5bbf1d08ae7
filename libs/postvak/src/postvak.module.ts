import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { GemeentecasussenController } from './inbound/http/gemeentecasussen.controller.js';
import { TijdlijnenController } from './inbound/http/tijdlijnen.controller.js';
import { PostvakController } from './inbound/http/postvak.controller.js';
import { WerklijstController } from './inbound/http/werklijst.controller.js';
import { CasussenHandler } from './read/casussen.handler.js';
import { Casuslijsten } from './read/casuslijsten.js';
import { Lijstinzage } from '#toegang';
import { PostgresCasuslijsten } from './read/postgres-casuslijsten.js';
import type { Lijstbron } from './read/postgres-casuslijsten.js';
import { PostvakHandler } from './read/postvak.handler.js';
import { UitvoerHandler } from './read/uitvoer.handler.js';
import { ZoekHandler } from './read/zoek.handler.js';

/** One place for the handlers: a query has one, however many APIs ask it. */
@Module({ providers: [PostvakHandler, CasussenHandler, Lijstinzage] })
class PostvakVragenModule {}

@Module({ providers: [ZoekHandler, UitvoerHandler, Lijstinzage] })
class ZoekvragenModule {}

/** Needs `Casuslijsten`, `InzageLog`, `Afsprakenboek`, `Clock` and the buses from elsewhere, as the others do. */
@Module({ imports: [PostvakVragenModule], controllers: [PostvakController] })
export class PostvakLokaalVeldModule {}

@Module({ imports: [PostvakVragenModule], controllers: [WerklijstController] })
export class PostvakVeiligThuisModule {}

/** Needs `Tijdlijnen` too: who keeps the trail. */
@Module({ imports: [ZoekvragenModule], controllers: [GemeentecasussenController, TijdlijnenController] })
export class PostvakGemeenteModule {}

/** Reads the lists that another process keeps in this database, and gives them to the whole app. */
@Global()
@Module({})
export class PostvakLeesModule {
  static met({ pool, relais }: Lijstbron): DynamicModule {
    const lijsten = { provide: Casuslijsten, useFactory: () => new PostgresCasuslijsten(pool, relais) };
    return { module: PostvakLeesModule, providers: [lijsten], exports: [Casuslijsten] };
  }
}
