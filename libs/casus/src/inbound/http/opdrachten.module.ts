import { Module } from '@nestjs/common';
import { CasusModule } from '../../casus.module.js';
import { GemeentereactieController } from './gemeente/gemeentereactie.controller.js';
import { Opdrachtgever } from '../opdrachten/opdrachtgever.js';
import { Inzageloket } from './inzageloket.js';
import { LokaalVeldCasusregieController } from './lokaal-veld/casusregie.controller.js';
import { LokaalVeldDoorgifteController } from './lokaal-veld/doorgifte.controller.js';
import { LokaalVeldInzageController } from './lokaal-veld/inzage.controller.js';
import { LokaalVeldOntvangstController } from './lokaal-veld/ontvangst.controller.js';
import { Stappenloket } from './stappenloket.js';
import { InkomendeSleutelsController } from './veilig-thuis/sleutels.controller.js';
import { VeiligThuisInzageController } from './veilig-thuis/inzage.controller.js';
import { VeiligThuisMeldingController } from './veilig-thuis/melding.controller.js';
import { VeiligThuisOpvolgingController } from './veilig-thuis/opvolging.controller.js';
import { VeiligThuisOverdrachtController } from './veilig-thuis/overdracht.controller.js';

/** What Veilig Thuis records, and the content that it reads. */
@Module({
  imports: [CasusModule],
  controllers: [
    VeiligThuisMeldingController,
    VeiligThuisOverdrachtController,
    VeiligThuisOpvolgingController,
    VeiligThuisInzageController,
    InkomendeSleutelsController,
  ],
  providers: [Opdrachtgever, Stappenloket, Inzageloket],
})
export class VeiligThuisOpdrachtenModule {}

/** What the lokaal veld and its partners record, and the content that they read. */
@Module({
  imports: [CasusModule],
  controllers: [
    LokaalVeldOntvangstController,
    LokaalVeldDoorgifteController,
    LokaalVeldCasusregieController,
    LokaalVeldInzageController,
  ],
  providers: [Opdrachtgever, Stappenloket, Inzageloket],
})
export class LokaalVeldOpdrachtenModule {}

/** What a gemeente records. */
@Module({
  imports: [CasusModule],
  controllers: [GemeentereactieController],
  providers: [Opdrachtgever, Stappenloket],
})
export class GemeenteOpdrachtenModule {}
