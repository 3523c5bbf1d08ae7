import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import type { Afsprakenboek } from '#afspraken';
import { TOPICS } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { laadAfspraken, standaardAfsprakenMap } from '#platform';
import type { Afnemer, Bus, HealthCheck } from '#platform';
import type { Afspraken, Database, Kafka, Logboek } from '../config/delen.js';
import { opDatabase } from '../motoren/database.js';
import { opKafka } from '../motoren/kafka.js';
import { opLogboek } from '../motoren/logboek.js';
import type { Opbouw } from '../motoren/opbouw.js';
import { volgBerichten } from './afnemers.js';
import type { Dienstconfig } from './dienst.js';
import { motorgezondheid } from './motorgezondheid.js';
import { werkerApp } from './werker.js';

export type AfnemerConfig = Dienstconfig & Database & Logboek & Kafka & Afspraken;

/** What a consumer may stand on. */
export interface Afnemergrond {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  readonly bus: Bus;
}

export interface Afnemerwerk {
  readonly afnemers: readonly Afnemer[];
  /** What the service does beside consuming. */
  readonly modules?: readonly (Type | DynamicModule)[];
  /** Of those; asked only once the app is there. */
  readonly gezondheid?: (app: () => INestApplicationContext) => readonly HealthCheck[];
}

/** A service that follows the messages of all cases on Kafka. */
export const bouwAfnemers = async (
  config: AfnemerConfig,
  opbouw: Opbouw,
  werkVan: (grond: Afnemergrond) => Promise<Afnemerwerk> | Afnemerwerk,
): Promise<NestFastifyApplication> => {
  const boek = laadAfspraken(config.AFSPRAKEN_MAP ?? standaardAfsprakenMap());
  const pool = await opDatabase(config, opbouw);
  const log = await opLogboek(config, pool, opbouw);
  const topics = [TOPICS.casussen, TOPICS.deadLetter];
  const { bus, gezondheid: kafka } = await opKafka(config, { topics }, opbouw);
  const { afnemers, modules = [], gezondheid = () => [] } = await werkVan({ pool, log, boek, bus });
  const lopend = volgBerichten(afnemers, { bus, pool, topic: TOPICS.casussen }, opbouw);
  const checks = [
    ...motorgezondheid({ pool, log }),
    kafka,
    ...lopend.map((each) => each.gezondheid),
    ...gezondheid(() => app),
  ];
  const app: NestFastifyApplication = await werkerApp(checks, opbouw, modules);
  return app;
};
