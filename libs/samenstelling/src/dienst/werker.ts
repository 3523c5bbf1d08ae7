import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthModule, createHubApp } from '#platform';
import type { HealthCheck } from '#platform';
import type { Opbouw } from '../motoren/opbouw.js';

/** A service without an API: only its health is served. */
export const werkerApp = (
  gezondheid: readonly HealthCheck[],
  { logger }: Opbouw,
): Promise<NestFastifyApplication> =>
  createHubApp(HealthModule.forRoot({ useFactory: () => gezondheid }), { logger });
