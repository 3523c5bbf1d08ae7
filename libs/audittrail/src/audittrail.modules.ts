import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CasusHandler } from './application/casus.handler.js';
import { InzagenHandler } from './application/inzagen.handler.js';
import { Leeszaal } from './application/leeszaal.js';
import { SpoorHandler } from './application/spoor.handler.js';
import { TijdlijnHandler } from './application/tijdlijn.handler.js';
import { VerantwoordelijkheidHandler } from './application/verantwoordelijkheid.handler.js';
import {
  GemeenteInzagenController,
  GemeenteInzienController,
  GemeenteSpoorController,
} from './inbound/http/gemeente.controllers.js';
import { LokaalVeldInzienController } from './inbound/http/lokaal-veld.controllers.js';
import {
  VeiligThuisInzagenController,
  VeiligThuisInzienController,
  VeiligThuisSpoorController,
} from './inbound/http/veilig-thuis.controllers.js';

/** The queries. `EventLog`, `InzageLog`, `Afsprakenboek` and `Clock` are the app's, provided globally. */
@Module({
  imports: [CqrsModule],
  providers: [
    Leeszaal,
    CasusHandler,
    VerantwoordelijkheidHandler,
    TijdlijnHandler,
    SpoorHandler,
    InzagenHandler,
  ],
  exports: [CqrsModule],
})
export class AudittrailModule {}

@Module({
  imports: [AudittrailModule],
  controllers: [VeiligThuisInzienController, VeiligThuisSpoorController, VeiligThuisInzagenController],
})
export class AudittrailVeiligThuisModule {}

@Module({ imports: [AudittrailModule], controllers: [LokaalVeldInzienController] })
export class AudittrailLokaalVeldModule {}

@Module({
  imports: [AudittrailModule],
  controllers: [GemeenteInzienController, GemeenteSpoorController, GemeenteInzagenController],
})
export class AudittrailGemeenteModule {}
