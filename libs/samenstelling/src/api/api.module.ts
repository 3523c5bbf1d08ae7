import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { HealthModule } from '#platform';
import type { HealthCheck } from '#platform';
import { ToegangModule } from '#toegang';
import type { ToegangOptions } from '#toegang';
import type { Metrieken } from '../metrieken/metrieken.js';
import { opdrachtmeting } from '../metrieken/opdrachtmeter.js';
import { API_MODULES } from './api-modules.js';
import type { ApiNaam } from './api-modules.js';
import { BerichtschemasModule } from './berichtschemas.js';
import { FundamentModule } from './fundament.js';
import type { Fundament } from './fundament.js';
import { TijdlijnenModule } from './tijdlijnen.js';

export interface ApiOptions {
  readonly apis: readonly ApiNaam[];
  readonly fundament: Fundament;
  readonly toegang: ToegangOptions;
  readonly gezondheid: readonly HealthCheck[];
  /** Counts the commands; nobody counts without. */
  readonly metrieken?: Metrieken;
  /** What only this composition has, such as read models that need a database. */
  readonly extra?: readonly DynamicModule[];
}

/** One or more of the HTTP APIs, with all that they stand on. */
@Module({})
export class ApiModule {
  static met({ apis, fundament, toegang, gezondheid, metrieken, extra = [] }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        FundamentModule.met(fundament),
        ToegangModule.forRoot(toegang),
        HealthModule.forRoot({ useFactory: () => gezondheid }),
        ...apis.flatMap((naam) => API_MODULES[naam]),
        TijdlijnenModule,
        BerichtschemasModule,
        ...(metrieken ? [opdrachtmeting(metrieken)] : []),
        ...extra,
      ],
    };
  }
}
