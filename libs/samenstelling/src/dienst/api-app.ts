import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHubApp, serveOpenApi } from '#platform';
import type { HealthCheck } from '#platform';
import { OidcSleutelbron } from '#toegang';
import { ApiModule } from '../api/api.module.js';
import { hubApis } from '../api/api-modules.js';
import type { ApiNaam } from '../api/api-modules.js';
import type { Fundament } from '../api/fundament.js';
import type { Publiek } from '../config/delen.js';
import { meetGezondheid } from '../metrieken/gezondheidmeter.js';
import type { Opbouw } from '../motoren/opbouw.js';

export interface ApiApp {
  readonly apis: readonly ApiNaam[];
  readonly config: Publiek & { readonly OIDC_PUBLIEK: string };
  readonly opbouw: Pick<Opbouw, 'logger' | 'metrieken'>;
  readonly fundament: Fundament;
  readonly issuer: string;
  readonly gezondheid: readonly HealthCheck[];
  readonly extra: readonly DynamicModule[];
}

/** The app that serves these APIs with their documents, not yet listening. */
export const apiApp = async (opties: ApiApp): Promise<NestFastifyApplication> => {
  const { apis, config, fundament, issuer, extra } = opties;
  const { logger, metrieken } = opties.opbouw;
  const sleutelbron = new OidcSleutelbron(issuer, fundament.clock);
  const gezondheid: readonly HealthCheck[] = [
    ...opties.gezondheid,
    { name: 'uitgever', check: () => sleutelbron.antwoordt() },
  ];
  meetGezondheid(metrieken, gezondheid);
  const toegang = { issuer, audience: config.OIDC_PUBLIEK, sleutelbron };
  const module = ApiModule.met({ apis, fundament, toegang, gezondheid, metrieken, extra });
  const corsOrigins = config.CORS_HERKOMSTEN?.split(',') ?? [];
  const app = await createHubApp(module, { logger, corsOrigins });
  const { HUB_PUBLIEKE_URL: publicUrl } = config;
  const adressen = { tokenUrl: `${issuer}/token`, ...(publicUrl !== undefined && { publicUrl }) };
  for (const api of hubApis(apis)) serveOpenApi(app, api, adressen);
  return app;
};
