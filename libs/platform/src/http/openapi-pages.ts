import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DOCS_CSP } from './edge-headers.js';
import { buildOpenApi, openApiText } from './openapi.js';
import type { HubApi, OpenApiOptions } from './openapi.js';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/**
 * Serves `{base}/openapi.json` to anyone, by default for this very server, and `{base}/docs`: a page in which an API can be read and tried with
 * a token. All of it ships with the hub. Call it before `init()`.
 */
export const serveOpenApi = (
  app: NestFastifyApplication,
  api: HubApi,
  options: OpenApiOptions = {},
): void => {
  const server = app.getHttpAdapter().getInstance();
  const document = once(() => buildOpenApi(app, api, { publicUrl: '', ...options }));
  const docs = `${api.base}/docs`;
  server.get(`${api.base}/openapi.json`, (_request, reply) => {
    void reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8');
    return reply.send(openApiText(document()));
  });
  server.get(docs, (_request, reply) => asPage(reply, 'text/html; charset=utf-8').send(pageOf(api)));
  server.get(`${docs}/start.js`, (_request, reply) =>
    asPage(reply, 'text/javascript; charset=utf-8').send(START),
  );
  server.get(`${docs}/openapi.json`, (_request, reply) =>
    asPage(reply, 'application/json; charset=utf-8').send(openApiText(forTrying(document(), api))),
  );
  for (const [file, type] of Object.entries(ASSETS)) {
    const content = once(() => readFile(join(assetFolder(), file)));
    server.get(`${docs}/${file}`, async (_request, reply) => asPage(reply, type).send(await content()));
  }
};

const asPage = (reply: FastifyReply, type: string): FastifyReply =>
  reply.header('content-security-policy', DOCS_CSP).type(type);

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const assetFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js'));

/** The same document against this very server, with a key per request filled in by the page. */
const forTrying = (document: OpenAPIObject, api: HubApi): object => {
  const components = document.components as unknown as Record<string, Record<string, object>>;
  const key = { ...components.parameters?.IdempotencyKey, required: false };
  return {
    ...document,
    servers: [{ url: api.base }],
    components: { ...components, parameters: { ...components.parameters, IdempotencyKey: key } },
  };
};

const pageOf = ({ title, base }: HubApi): string => {
  const docs = `${base}/docs`;
  return `<!doctype html>
<html lang="nl">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="icon" type="image/png" href="${docs}/favicon-32x32.png">
  <link rel="stylesheet" href="${docs}/swagger-ui.css">
</head>
<body>
  <div id="swagger-ui" data-document="${docs}/openapi.json"></div>
  <noscript>Deze pagina heeft JavaScript nodig. Het document zelf staat op ${base}/openapi.json.</noscript>
  <script src="${docs}/swagger-ui-bundle.js"></script>
  <script src="${docs}/start.js"></script>
</body>
</html>
`;
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const START = `SwaggerUIBundle({
  url: document.getElementById('swagger-ui').dataset.document,
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const isCommand = request.method === 'POST' && !request.headers['Idempotency-Key'];
    if (isCommand) request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});
`;
