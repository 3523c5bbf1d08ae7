import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import request from 'supertest';
import { Afsprakenboek } from '#afspraken';
import {
  CijfersBronModule,
  CijfersGemeenteModule,
  CijfersLokaalVeldModule,
  CijfersVeiligThuisModule,
} from '#cijfers';
import { boekVanZuidLimburg } from '#dossier/testing';
import { Clock, InzageLog } from '#event-sourcing';
import { InMemoryInzageLog, ManualClock } from '#event-sourcing/testing';
import { HubLogger, createHubApp } from '#platform';
import type { Leesstand } from '#platform';
import { Partijenregister, ToegangModule } from '#toegang';
import { TestPartijenregister, testTokens } from '#toegang/testing';

export interface CijfersApp {
  /** What a spec says of the consumer that would keep the tables. */
  stand: Leesstand;
  readonly app: NestFastifyApplication;
  readonly clock: ManualClock;
  readonly inzagen: InMemoryInzageLog;
  readonly get: (
    pad: string,
    gebruiker: string,
    koppen?: Readonly<Record<string, string>>,
  ) => Promise<request.Response>;
}

/** The APIs of figures on the real edge and the real tables. */
export const startCijfersApp = async (pool: Pool, nu: string): Promise<CijfersApp> => {
  const clock = new ManualClock(nu);
  const inzagen = new InMemoryInzageLog();
  const tokens = await testTokens(clock);
  const { issuer, audience, sleutelbron } = tokens;
  const poorten = [
    { provide: Clock, useValue: clock },
    { provide: Afsprakenboek, useValue: boekVanZuidLimburg() },
    { provide: InzageLog, useValue: inzagen },
    { provide: Partijenregister, useValue: new TestPartijenregister() },
  ];
  @Global()
  @Module({ providers: poorten, exports: poorten })
  class Poorten {}
  class Proef {}
  const module: DynamicModule = {
    module: Proef,
    imports: [
      Poorten,
      CqrsModule.forRoot(),
      ToegangModule.forRoot({ issuer, audience, sleutelbron }),
      CijfersBronModule.met({ pool, stand: () => Promise.resolve(proef.stand) }),
      CijfersGemeenteModule,
      CijfersVeiligThuisModule,
      CijfersLokaalVeldModule,
    ],
  };
  const app = await createHubApp(module, {
    logger: new HubLogger({ destination: { write: () => undefined } }),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const proef: CijfersApp = {
    ...{ app, clock, inzagen, stand: { apart: 0 } },
    get: async (pad, gebruiker, koppen = {}) =>
      request(app.getHttpServer())
        .get(pad)
        .set({ authorization: `Bearer ${await tokens.van(gebruiker)}`, ...koppen }),
  };
  return proef;
};
