import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION } from './edge-headers.js';
import { WITHOUT_KEY_EXTENSION } from './idempotency.js';
import { PUBLIC_EXTENSION } from './openbaar.js';
import {
  API_VERSION_HEADER,
  IDEMPOTENCY_KEY_REFERENCE,
  problemReferences,
  sharedComponents,
} from './openapi-parts.js';

/** One of the three APIs: what its document says and which modules hold its controllers. */
export interface HubApi {
  /** `/veilig-thuis/v1`; the controllers' paths start with it. */
  readonly base: string;
  readonly title: string;
  readonly description: string;
  /** The order in which the document shows its tags; a tag that is not named comes after these. */
  readonly tags?: readonly string[];
  readonly modules: readonly Type[];
}

export interface OpenApiOptions {
  /** Where callers find the hub, https and without path; empty for the very server that gives the document. */
  readonly publicUrl?: string;
  /** Issuer of the tokens, for its token endpoint. */
  readonly tokenUrl?: string;
  readonly contact?: { readonly name: string; readonly url: string; readonly email: string };
}

const PLACEHOLDERS = {
  publicUrl: 'https://hub.example.org',
  tokenUrl: 'https://aanmelden.example.org/token',
  contact: {
    name: 'Beheer overdracht-hub',
    url: 'https://hub.example.org',
    email: 'overdracht-hub@example.org',
  },
} as const;

const LICENCE_URL = 'https://eupl.eu/1.2/nl';

/** The OpenAPI 3.1 document of one API, the same for the same code: fit to be kept and compared. */
export const buildOpenApi = (
  app: INestApplication,
  api: HubApi,
  options: OpenApiOptions = {},
): OpenAPIObject => {
  const scanned = SwaggerModule.createDocument(app, infoOf(api, options), {
    include: [...api.modules],
    operationIdFactory: (controller, method) => operationId(controller, method),
  });
  const paths = Object.entries(scanned.paths)
    .filter(([path]) => path.startsWith(`${api.base}/`))
    .map(([path, item]) => [path.slice(api.base.length), completePath(item as PathItem)] as const);
  const components = mergeComponents(scanned.components as Components | undefined);
  const tags = (api.tags ?? []).map((name) => ({ name }));
  return { ...scanned, tags, paths: sorted(paths), components };
};

/** As it is kept in the repository and compared for drift. */
export const openApiText = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

const infoOf = (api: HubApi, options: OpenApiOptions): Omit<OpenAPIObject, 'paths'> => {
  const { publicUrl, tokenUrl, contact } = { ...PLACEHOLDERS, ...options };
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(api.title)
    .setDescription(api.description)
    .setVersion(API_VERSION)
    .setContact(contact.name, contact.url, contact.email)
    .setLicense('EUPL-1.2', LICENCE_URL)
    .addServer(`${publicUrl}${api.base}`)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addOAuth2({ type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: {} } } }, 'oauth2')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('oauth2')
    .build();
};

type Json = Record<string, unknown>;
type PathItem = Readonly<Record<string, Operation>>;
type Components = Readonly<Record<string, Json>>;
interface Operation extends Json {
  readonly parameters?: readonly unknown[];
  readonly responses?: Readonly<Record<string, Json>>;
}

const completePath = (item: PathItem): PathItem =>
  Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [method, complete(method, operation)]),
  );

const complete = (method: string, operation: Operation): Operation => {
  const { [WITHOUT_KEY_EXTENSION]: withoutKey, [PUBLIC_EXTENSION]: isPublic, ...rest } = operation;
  const needsKey = method === 'post' && withoutKey !== true;
  const own = Object.entries(rest.responses ?? {}).map(
    ([status, response]) =>
      [status, { ...response, headers: { ...API_VERSION_HEADER, ...headersOf(response) } }] as const,
  );
  return {
    ...rest,
    ...(isPublic === true && { security: [] }),
    parameters: [...(rest.parameters ?? []), ...(needsKey ? [IDEMPOTENCY_KEY_REFERENCE] : [])],
    responses: { ...(problemReferences(method) as Record<string, Json>), ...Object.fromEntries(own) },
  };
};

const headersOf = (response: Json): Json => (response.headers ?? {}) as Json;

const mergeComponents = (scanned: Components = {}): Components => {
  const shared = sharedComponents();
  const names = [...new Set([...Object.keys(scanned), ...Object.keys(shared)])];
  return sorted(
    names.map((each) => [each, sorted(Object.entries({ ...scanned[each], ...shared[each] }))] as const),
  );
};

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

const operationId = (controller: string, method: string): string => {
  const subject = controller.replace(/Controller$/, '');
  return `${subject.charAt(0).toLowerCase()}${subject.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
};
