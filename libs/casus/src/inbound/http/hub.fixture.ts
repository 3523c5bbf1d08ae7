import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { Afsprakenboek } from '#afspraken';
import { testboek } from '#afspraken/testing';
import {
  Clock,
  CommandLog,
  EventLog,
  IdempotencyRegister,
  InzageLog,
  KeyStore,
  StepwiseCommandLog,
} from '#event-sourcing';
import {
  InMemoryEventLog,
  InMemoryIdempotencyRegister,
  InMemoryInzageLog,
  InMemoryKeyStore,
  ManualClock,
} from '#event-sourcing/testing';
import { HubLogger, createHubApp } from '#platform';
import { AfsprakenPartijenregister, Partijenregister, ToegangModule } from '#toegang';
import { testTokens } from '#toegang/testing';
import type { GebruikerClaims, TestTokens } from '#toegang/testing';
import {
  GemeenteOpdrachtenModule,
  LokaalVeldOpdrachtenModule,
  VeiligThuisOpdrachtenModule,
} from './opdrachten.module.js';

/** Everything that the app provides globally; a spec may put a failing one in its place. */
export interface Voorzieningen {
  readonly log: EventLog;
  readonly sleutels: KeyStore;
  readonly register: IdempotencyRegister;
  readonly inzagen: InzageLog;
}

@Global()
@Module({})
class VoorzieningenModule {
  static met({ log, sleutels, register, inzagen }: Voorzieningen, clock: Clock): DynamicModule {
    const boek = testboek();
    const providers = [
      { provide: EventLog, useValue: log },
      { provide: KeyStore, useValue: sleutels },
      { provide: CommandLog, useValue: new StepwiseCommandLog(log, register, sleutels) },
      { provide: IdempotencyRegister, useValue: register },
      { provide: InzageLog, useValue: inzagen },
      { provide: Afsprakenboek, useValue: boek },
      { provide: Clock, useValue: clock },
      { provide: Partijenregister, useValue: new AfsprakenPartijenregister(boek) },
    ];
    return { module: VoorzieningenModule, providers, exports: providers };
  }
}

@Module({})
class ProefHubModule {}

/** A user of the development issuer by id, or one with claims of its own. */
export type Gebruiker = string | { readonly sub: string; readonly claims: GebruikerClaims };

export const GEBRUIKERS = {
  vt: 'vt-zuid-limburg',
  heerlen: 'wijkteam-heerlen-noord',
  stein: 'toegang-stein',
  gi: 'gezinsvoogd',
  zorgaanbieder: 'zorgaanbieder',
  gemeente: 'gemeente-heerlen',
  toezicht: 'toezicht',
  andereRegio: {
    sub: 'vt-testregio',
    claims: { rol: 'veilig-thuis', partij: 'testregio', regio: 'testregio' },
  },
} as const satisfies Record<string, Gebruiker>;

export interface Verzoekopties {
  readonly sleutel?: string;
  readonly ifMatch?: string;
  readonly traceparent?: string;
}

/** All commands and reads on ports in memory, behind the real edge and the real guard. */
export class ProefHub {
  private volgende = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: ManualClock,
    readonly voorzieningen: Voorzieningen,
    /** What the hub logged. */
    readonly regels: readonly string[],
    private readonly tokens: TestTokens,
  ) {}

  static async start(
    anders: Partial<Voorzieningen> = {},
    extra: readonly DynamicModule[] = [],
  ): Promise<ProefHub> {
    const clock = new ManualClock();
    const voorzieningen = {
      log: new InMemoryEventLog(),
      sleutels: new InMemoryKeyStore(),
      register: new InMemoryIdempotencyRegister(),
      inzagen: new InMemoryInzageLog(),
      ...anders,
    };
    const tokens = await testTokens(clock);
    const { issuer, audience, sleutelbron } = tokens;
    const module: DynamicModule = {
      module: ProefHubModule,
      imports: [
        VoorzieningenModule.met(voorzieningen, clock),
        ToegangModule.forRoot({ issuer, audience, sleutelbron }),
        VeiligThuisOpdrachtenModule,
        LokaalVeldOpdrachtenModule,
        GemeenteOpdrachtenModule,
        ...extra,
      ],
    };
    const regels: string[] = [];
    const logger = new HubLogger({
      level: 'warn',
      destination: { write: (regel) => void regels.push(regel) },
    });
    const app = await createHubApp(module, { logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new ProefHub(app, clock, voorzieningen, regels, tokens);
  }

  async doe(
    gebruiker: Gebruiker,
    pad: string,
    lichaam: object = {},
    { sleutel, ifMatch, traceparent }: Verzoekopties = {},
  ): Promise<request.Response> {
    this.volgende += 1;
    const verzoek = request(this.app.getHttpServer())
      .post(pad)
      .set('authorization', `Bearer ${await this.token(gebruiker)}`)
      .set('idempotency-key', sleutel ?? `proef-${this.volgende}`);
    if (ifMatch !== undefined) void verzoek.set('if-match', ifMatch);
    if (traceparent !== undefined) void verzoek.set('traceparent', traceparent);
    return verzoek.send(lichaam);
  }

  async haal(gebruiker: Gebruiker, pad: string): Promise<request.Response> {
    return request(this.app.getHttpServer())
      .get(pad)
      .set('authorization', `Bearer ${await this.token(gebruiker)}`);
  }

  private token(gebruiker: Gebruiker): Promise<string> {
    return typeof gebruiker === 'string'
      ? this.tokens.van(gebruiker)
      : this.tokens.met(gebruiker.sub, gebruiker.claims);
  }
}
