import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { SystemClock, laadAfspraken, standaardAfsprakenMap } from '#platform';
import type { HealthCheck } from '#platform';
import type { ApiNaam } from '../api/api-modules.js';
import { fundamentOp } from '../api/fundament.js';
import type { Fundament } from '../api/fundament.js';
import { leesmodellen } from '../api/leesmodellen.js';
import type { Afspraken, Cijfers, Database, Logboek, Publiek, Sleutels, Toegang } from '../config/delen.js';
import { opDatabase } from '../motoren/database.js';
import { keksUit } from '../motoren/keks.js';
import { opLogboek } from '../motoren/logboek.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { eigenUitgever } from '../motoren/uitgever.js';
import { apiApp } from './api-app.js';
import type { Dienstconfig } from './dienst.js';
import { leesmodelgezondheid } from './leesmodelgezondheid.js';
import { motorgezondheid } from './motorgezondheid.js';
import { RELAIS } from './relais.js';

export type ApiConfig = Dienstconfig &
  Database &
  Logboek &
  Toegang &
  Sleutels &
  Afspraken &
  Cijfers &
  Publiek;

/** What stands under the API, for what else the service does. */
export interface Onderbouw {
  readonly pool: Pool;
  readonly fundament: Fundament;
}

export interface Aanvulling {
  /** Asked only once the app is there. */
  readonly gezondheid?: (app: () => INestApplicationContext) => readonly HealthCheck[];
  readonly modules?: readonly DynamicModule[];
}

/** One HTTP API as a service; `vulAan` adds what only this service does. */
export const bouwApi = async (
  api: ApiNaam,
  config: ApiConfig,
  opbouw: Opbouw,
  vulAan: (onderbouw: Onderbouw) => Promise<Aanvulling> = () => Promise.resolve({}),
): Promise<NestFastifyApplication> => {
  const boek = laadAfspraken(config.AFSPRAKEN_MAP ?? standaardAfsprakenMap());
  const issuer = eigenUitgever(config);
  const pool = await opDatabase(config, opbouw);
  const log = await opLogboek(config, pool, opbouw);
  const keks = keksUit(config);
  const fundament = await fundamentOp({ pool, log, boek, clock: new SystemClock(), keks });
  const { gezondheid = () => [], modules = [] } = await vulAan({ pool, fundament });
  const app: NestFastifyApplication = await apiApp({
    ...{ apis: [api], config, opbouw, fundament, issuer },
    gezondheid: [
      ...motorgezondheid({ pool, log }),
      ...leesmodelgezondheid(pool, RELAIS),
      ...gezondheid(() => app),
    ],
    extra: [...leesmodellen(pool, config, RELAIS), ...modules],
  });
  return app;
};
