import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthModule, createHubApp } from '#platform';
import type { HealthCheck } from '#platform';
import { meetGezondheid } from '../metrieken/gezondheidmeter.js';
import type { Opbouw } from '../motoren/opbouw.js';

@Module({})
class WerkerModule {}

/** A service without an API: it serves its health, and public documents if it has them. */
export const werkerApp = (
  gezondheid: readonly HealthCheck[],
  { logger, metrieken }: Opbouw,
  extra: readonly (Type | DynamicModule)[] = [],
): Promise<NestFastifyApplication> => {
  meetGezondheid(metrieken, gezondheid);
  const imports = [HealthModule.forRoot({ useFactory: () => gezondheid }), ...extra];
  return createHubApp({ module: WerkerModule, imports }, { logger });
};
