import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Afsprakenboek } from '#afspraken';
import { Clock, EventLog, IdempotencyRegister, InzageLog, KeyStore } from '#event-sourcing';
import { HealthModule } from '#platform';
import type { HealthCheck } from '#platform';
import { AfsprakenPartijenregister, Partijenregister, ToegangModule } from '#toegang';
import type { ToegangOptions } from '#toegang';
import { API_MODULES } from './api-modules.js';

/** What the hub stands on: everything that differs between production, demonstration and tests. */
export interface Fundament {
  readonly log: EventLog;
  readonly keyStore: KeyStore;
  readonly idempotentie: IdempotencyRegister;
  readonly inzagen: InzageLog;
  readonly boek: Afsprakenboek;
  readonly clock: Clock;
}

export interface HubOptions {
  readonly fundament: Fundament;
  readonly toegang: ToegangOptions;
  readonly gezondheid: readonly HealthCheck[];
  /** What only this composition has, such as read models that need a database. */
  readonly extra?: readonly DynamicModule[];
}

@Global()
@Module({})
class FundamentModule {
  static met(fundament: Fundament): DynamicModule {
    const providers: Provider[] = [
      { provide: EventLog, useValue: fundament.log },
      { provide: KeyStore, useValue: fundament.keyStore },
      { provide: IdempotencyRegister, useValue: fundament.idempotentie },
      { provide: InzageLog, useValue: fundament.inzagen },
      { provide: Afsprakenboek, useValue: fundament.boek },
      { provide: Clock, useValue: fundament.clock },
      { provide: Partijenregister, useValue: new AfsprakenPartijenregister(fundament.boek) },
    ];
    return { module: FundamentModule, providers, exports: providers };
  }
}

/** All of the hub in one process. */
@Module({})
export class HubModule {
  static met({ fundament, toegang, gezondheid, extra = [] }: HubOptions): DynamicModule {
    return {
      module: HubModule,
      imports: [
        CqrsModule.forRoot(),
        FundamentModule.met(fundament),
        ToegangModule.forRoot(toegang),
        HealthModule.forRoot({ useFactory: () => gezondheid }),
        ...Object.values(API_MODULES).flat(),
        ...extra,
      ],
    };
  }
}
