import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHubApp, serveOpenApi } from '#platform';
import type { HealthCheck, HubLogger } from '#platform';
import { ApiModule } from '../api/api.module.js';
import { hubApis } from '../api/api-modules.js';
import type { ApiNaam } from '../api/api-modules.js';
import type { Fundament } from '../api/fundament.js';
import type { Publiek } from '../config/delen.js';

export interface ApiApp {
  readonly apis: readonly ApiNaam[];
  readonly config: Publiek & { readonly OIDC_PUBLIEK: string };
  readonly logger: HubLogger;
  readonly fundament: Fundament;
  readonly issuer: string;
  readonly gezondheid: readonly HealthCheck[];
  readonly extra: readonly DynamicModule[];
}

/** The app that serves these APIs with their documents, not yet listening. */
export const apiApp = async (opties: ApiApp): Promise<NestFastifyApplication> => {
  const { apis, config, logger, fundament, issuer, gezondheid, extra } = opties;
  const toegang = { issuer, audience: config.OIDC_PUBLIEK };
  const module = ApiModule.met({ apis, fundament, toegang, gezondheid, extra });
  const corsOrigins = config.CORS_HERKOMSTEN?.split(',') ?? [];
  const app = await createHubApp(module, { logger, corsOrigins });
  const { HUB_PUBLIEKE_URL: publicUrl } = config;
  const adressen = { tokenUrl: `${issuer}/token`, ...(publicUrl !== undefined && { publicUrl }) };
  for (const api of hubApis(apis)) serveOpenApi(app, api, adressen);
  return app;
};
