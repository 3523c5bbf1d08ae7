import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { Afsprakenboek } from '#afspraken';
import { boekVanZuidLimburg } from '#dossier/testing';
import { Clock, EventLog, InzageLog } from '#event-sourcing';
import type { InzageRegel } from '#event-sourcing';
import { InMemoryEventLog, InMemoryInzageLog, ManualClock } from '#event-sourcing/testing';
import { HubLogger, createHubApp } from '#platform';
import { Partijenregister, ToegangModule } from '#toegang';
import { TestPartijenregister, testTokens } from '#toegang/testing';
import {
  AudittrailGemeenteModule,
  AudittrailLokaalVeldModule,
  AudittrailVeiligThuisModule,
} from '../../audittrail.modules.js';

/** A log of reads that a spec can break. */
export class HaperendInzageLog extends InMemoryInzageLog {
  hapert = false;

  override async leg(regel: InzageRegel): Promise<void> {
    if (this.hapert) throw new Error('disk full');
    await super.leg(regel);
  }
}

export interface Leesapp {
  readonly app: NestFastifyApplication;
  readonly log: InMemoryEventLog;
  readonly inzagen: HaperendInzageLog;
  readonly clock: ManualClock;
  /** Asks as a ready user of the development issuer. */
  readonly als: (gebruiker: string, pad: string, koppen?: Readonly<Record<string, string>>) => request.Test;
  /** The lines of reads of a case, newest first. */
  readonly gelezen: (casusId: string) => Promise<readonly InzageRegel[]>;
}

const GEBRUIKERS = [
  'vt-zuid-limburg',
  'vt-noorderland',
  'wijkteam-heerlen-noord',
  'toegang-stein',
  'gemeente-heerlen',
  'gemeente-stein',
  'gezinsvoogd',
  'zorgaanbieder',
  'toezicht',
  'beheerder',
] as const;

/** The three APIs of reading on the real edge, with everything that is stored in memory. */
export const startLeesapp = async (nu: string): Promise<Leesapp> => {
  const [clock, log, inzagen, boek] = [
    new ManualClock(nu),
    new InMemoryEventLog(),
    new HaperendInzageLog(),
    boekVanZuidLimburg(),
  ];
  const tokens = await testTokens(clock);
  const { issuer, audience, sleutelbron } = tokens;

  @Global()
  @Module({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: EventLog, useValue: log },
      { provide: InzageLog, useValue: inzagen },
      { provide: Afsprakenboek, useValue: boek },
      { provide: Partijenregister, useValue: new TestPartijenregister() },
    ],
    exports: [Clock, EventLog, InzageLog, Afsprakenboek, Partijenregister],
  })
  class Poorten {}

  @Module({
    imports: [
      Poorten,
      ToegangModule.forRoot({ issuer, audience, sleutelbron }),
      AudittrailVeiligThuisModule,
      AudittrailLokaalVeldModule,
      AudittrailGemeenteModule,
    ],
  })
  class LeesappModule {}

  const app = await createHubApp(LeesappModule, {
    logger: new HubLogger({ destination: { write: () => undefined } }),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const token = new Map<string, string>();
  for (const gebruiker of GEBRUIKERS) token.set(gebruiker, await tokens.van(gebruiker));
  return {
    app,
    log,
    inzagen,
    clock,
    als: (gebruiker, pad, koppen = {}) =>
      request(app.getHttpServer())
        .get(pad)
        .set({ authorization: `Bearer ${token.get(gebruiker) ?? ''}`, ...koppen }),
    gelezen: async (casusId) => (await inzagen.vanCasus(casusId, { limiet: 100 })).regels,
  };
};
