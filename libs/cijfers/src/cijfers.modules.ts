import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Leesstand } from '#platform';
import {
  GemeenteAansluitingController,
  GemeenteBevindingenController,
  GemeenteCijfersController,
  LokaalVeldAansluitingController,
  LokaalVeldCijfersController,
  VeiligThuisAansluitingController,
  VeiligThuisBevindingenController,
  VeiligThuisCijfersController,
} from './inbound/http/cijfer.controllers.js';
import { CijferHandler } from './read/vraag/cijfer.handler.js';
import { Cijferinzage } from './read/vraag/cijferinzage.js';
import { Cijferbron } from './read/vraag/cijfervraag.js';
import { AansluitingHandler } from './read/vraag/aansluiting.handler.js';
import { BevindingenHandler } from './read/vraag/bevindingen.handler.js';
import { Gevallenbron } from './read/vraag/gevallenbron.js';
import { CijferInstellingen, Cijferversheid, STANDAARD_MINIMUM } from './read/vraag/instellingen.js';
import type { CijfersOpties } from './read/vraag/instellingen.js';
import { PostgresGevallenbron } from './read/vraag/postgres-gevallenbron.js';
import { PostgresCijferbron } from './read/vraag/postgres-cijferbron.js';

/** One place for the handlers: a query has one, however many APIs ask it. */
@Module({ providers: [CijferHandler, AansluitingHandler, BevindingenHandler, Cijferinzage] })
class CijfersVragenModule {}

/** Needs `CijfersBronModule`, `InzageLog`, `Afsprakenboek`, `Clock` and the buses from elsewhere, as the others do. */
@Module({
  imports: [CijfersVragenModule],
  controllers: [GemeenteCijfersController, GemeenteAansluitingController, GemeenteBevindingenController],
})
export class CijfersGemeenteModule {}

@Module({
  imports: [CijfersVragenModule],
  controllers: [
    VeiligThuisCijfersController,
    VeiligThuisAansluitingController,
    VeiligThuisBevindingenController,
  ],
})
export class CijfersVeiligThuisModule {}

@Module({
  imports: [CijfersVragenModule],
  controllers: [LokaalVeldCijfersController, LokaalVeldAansluitingController],
})
export class CijfersLokaalVeldModule {}

const nooitAchter = (): Promise<Leesstand> => Promise.resolve({ apart: 0 });

/** Where the figures come from, for the whole app. The consumer `cijfers` keeps the tables. */
@Global()
@Module({})
export class CijfersBronModule {
  static met({ pool, minimum = STANDAARD_MINIMUM, stand = nooitAchter }: CijfersOpties): DynamicModule {
    return {
      module: CijfersBronModule,
      providers: [
        { provide: Cijferbron, useValue: new PostgresCijferbron(pool) },
        { provide: Gevallenbron, useValue: new PostgresGevallenbron(pool) },
        { provide: CijferInstellingen, useValue: { minimum } },
        { provide: Cijferversheid, useValue: { stand } },
      ],
      exports: [Cijferbron, Gevallenbron, CijferInstellingen, Cijferversheid],
    };
  }
}
