import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { Response } from 'supertest';
import { Clock, InzageLog } from '#event-sourcing';
import { InMemoryInzageLog, ManualClock } from '#event-sourcing/testing';
import { Afsprakenboek } from '#afspraken';
import type { Casusdossier } from '#dossier';
import { boekVanZuidLimburg, tijd } from '#dossier/testing';
import { HubLogger, createHubApp } from '#platform';
import { Partijenregister, ToegangModule } from '#toegang';
import { TestPartijenregister, testTokens } from '#toegang/testing';
import type { TestTokens } from '#toegang/testing';
import {
  Casuslijsten,
  PostvakGemeenteModule,
  PostvakLokaalVeldModule,
  PostvakVeiligThuisModule,
  Tijdlijnen,
} from '../../index.js';
import type { Casustijdlijn, Klokvraag } from '../../index.js';
import { rijenVan } from '../../read/rijen-van.js';
import { InMemoryCasuslijsten } from '../../testing/in-memory-casuslijsten.js';

/** Tells of each case that it was asked for, and on which clocks. */
export class ProefTijdlijnen extends Tijdlijnen {
  override readonly kop = ['casusId', 'geldigOp'];
  readonly gevraagd: string[] = [];
  /** The case at which it fails. */
  stuk?: string;

  override van(casusId: string, _: unknown, klokken: Klokvraag): Promise<Casustijdlijn> {
    this.gevraagd.push(casusId);
    if (casusId === this.stuk) return Promise.reject(new Error('invented fault'));
    return Promise.resolve({ json: { casusId, ...klokken }, regels: [[casusId, klokken.geldigOp]] });
  }
}

/** What the app stands on, in the hands of the spec. */
class Onderbouw {
  readonly boek = boekVanZuidLimburg();
  readonly lijsten = new InMemoryCasuslijsten();
  readonly inzagen = new InMemoryInzageLog();
  readonly tijdlijnen = new ProefTijdlijnen();

  constructor(
    readonly clock: ManualClock,
    readonly tokens: TestTokens,
  ) {}
}

/** The three APIs of the lists over rows that a spec gives. */
export class Lijstenapp {
  private constructor(
    readonly grond: Onderbouw,
    private readonly app: NestFastifyApplication,
  ) {}

  static async start(lokaal: string): Promise<Lijstenapp> {
    const clock = new ManualClock(tijd(lokaal));
    const grond = new Onderbouw(clock, await testTokens(clock));
    const app = await createHubApp(moduleOp(grond), {
      logger: new HubLogger({ destination: { write: () => undefined } }),
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new Lijstenapp(grond, app);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async get(
    pad: string,
    gebruiker: string,
    koppen: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return request(this.app.getHttpServer())
      .get(pad)
      .set({ authorization: `Bearer ${await this.grond.tokens.van(gebruiker)}`, ...koppen });
  }

  neemOp(...dossiers: readonly Casusdossier[]): void {
    for (const dossier of dossiers) {
      const rijen = rijenVan(dossier, this.grond.boek);
      if (rijen) this.grond.lijsten.zet(rijen);
    }
  }

  async inzagenVan(casusId: string) {
    return (await this.grond.inzagen.vanCasus(casusId, { limiet: 10 })).regels;
  }
}

const moduleOp = (grond: Onderbouw): DynamicModule => {
  const ports = [
    { provide: Clock, useValue: grond.clock },
    { provide: Afsprakenboek, useValue: grond.boek },
    { provide: InzageLog, useValue: grond.inzagen },
    { provide: Casuslijsten, useValue: grond.lijsten },
    { provide: Tijdlijnen, useValue: grond.tijdlijnen },
    { provide: Partijenregister, useValue: new TestPartijenregister() },
  ];
  @Global()
  @Module({ providers: ports, exports: ports })
  class Ports {}
  class Proef {}
  const { issuer, audience, sleutelbron } = grond.tokens;
  return {
    module: Proef,
    imports: [
      Ports,
      CqrsModule.forRoot(),
      ToegangModule.forRoot({ issuer, audience, sleutelbron }),
      PostvakLokaalVeldModule,
      PostvakVeiligThuisModule,
      PostvakGemeenteModule,
    ],
  };
};
