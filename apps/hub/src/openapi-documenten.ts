import { SystemClock, buildOpenApi, createHubApp, openApiText } from '#platform';
import { hubApis, leesmodellen } from '#samenstelling';
import type { Fundament } from '#samenstelling';
import { HubModule } from './hub.module.js';
import { STIL } from './stil.js';

export interface OpenApiDocument {
  /** `veilig-thuis`, `lokaal-veld` or `gemeente`. */
  readonly naam: string;
  readonly tekst: string;
}

/** Nothing stands behind an app that is only described: it is never started and answers no request. */
const papier = (): Fundament => {
  const niets = {} as never;
  return {
    log: niets,
    keyStore: niets,
    idempotentie: niets,
    inzagen: niets,
    boek: niets,
    clock: new SystemClock(),
  };
};

/** The OpenAPI documents of the hub, the same for the same code: what the repository keeps and integrators read. */
export const openApiDocumenten = async (): Promise<readonly OpenApiDocument[]> => {
  const toegang = { issuer: 'https://aanmelden.example.org', audience: 'urn:overdracht-hub' };
  const module = HubModule.met({
    fundament: papier(),
    toegang,
    gezondheid: [],
    extra: leesmodellen({} as never),
  });
  const app = await createHubApp(module, { logger: STIL });
  const documenten = hubApis().map((api) => ({
    naam: api.base.split('/')[1] ?? '',
    tekst: openApiText(buildOpenApi(app, api)),
  }));
  await app.close();
  return documenten;
};
