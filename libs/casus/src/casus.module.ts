import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Beurten } from './application/beurten.js';
import { Casusdossiers } from './application/casusdossiers.js';
import { Casusgeheugen } from './application/casusgeheugen.js';
import { DirecteWeg } from './application/directe-weg.js';
import { InhoudInzienHandler } from './application/inhoud-inzien.handler.js';
import { Kluis } from './application/kluis.js';
import { Casuslezer } from './application/lezen.js';
import { OverdrachtInzienHandler } from './application/overdracht-inzien.handler.js';
import { Partijwijzer } from './application/partijwijzer.js';
import { StapVastleggenHandler } from './application/stap-vastleggen.handler.js';
import { VerzegeldeInhoud } from './application/verzegelde-inhoud.js';
import { Sleutelkluis } from './outbound/sleutelkluis.js';

/**
 * The commands and reads of a case, on the buses. The app provides globally: EventLog, CommandLog, KeyStore,
 * IdempotencyRegister, InzageLog, Afsprakenboek and Clock.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    Beurten,
    Casusdossiers,
    Casusgeheugen,
    DirecteWeg,
    Casuslezer,
    VerzegeldeInhoud,
    Partijwijzer,
    { provide: Kluis, useClass: Sleutelkluis },
    StapVastleggenHandler,
    OverdrachtInzienHandler,
    InhoudInzienHandler,
  ],
  exports: [CqrsModule, Beurten, Partijwijzer],
})
export class CasusModule {}
