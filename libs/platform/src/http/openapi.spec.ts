import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { HubLogger } from '../logging/hub-logger.js';
import { ProefModule } from './hub-app.fixture.js';
import { createHubApp } from './hub-app.js';
import { serveOpenApi } from './openapi-pages.js';
import { buildOpenApi, openApiText } from './openapi.js';
import type { HubApi, OpenApiOptions } from './openapi.js';

const API: HubApi = {
  base: '/proef/v1',
  title: 'Proef <API>',
  description: 'Een API om de rand mee te beproeven.',
  modules: [ProefModule],
};

/** As it is served when nobody has said where callers find the hub. */
const HIER: OpenApiOptions = { publicUrl: '' };

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly $ref?: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: Document;
  const api = () => request(app.getHttpServer());

  beforeAll(async () => {
    app = await createHubApp(ProefModule, {
      logger: new HubLogger({ destination: { write: () => undefined } }),
    });
    serveOpenApi(app, API);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    document = (await api().get('/proef/v1/openapi.json').expect(200)).body as Document;
  });
  afterAll(() => app.close());

  it('is OpenAPI 3.1 with contact, licence, this server and our two ways to authenticate', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: {
        title: 'Proef <API>',
        version: '1.0.0',
        license: { name: 'EUPL-1.2' },
        contact: { name: expect.any(String) as unknown },
      },
      servers: [{ url: '/proef/v1' }],
      security: [{ bearer: [] }, { oauth2: [] }],
      components: { securitySchemes: { bearer: { scheme: 'bearer' }, oauth2: { type: 'oauth2' } } },
    });
  });

  it('names the address where callers find the hub, when that is known', () => {
    const server = (options?: OpenApiOptions) => buildOpenApi(app, API, options).servers;
    expect(server({ publicUrl: 'https://hub.voorbeeld.example' })).toEqual([
      { url: 'https://hub.voorbeeld.example/proef/v1' },
    ]);
    expect(server()).toEqual([{ url: 'https://hub.example.org/proef/v1' }]);
  });

  it('names paths below its base', () => {
    expect(Object.keys(document.paths)).toContain('/zaken/{id}');
  });

  it('gives every operation its problems and every answer its API-Version', () => {
    for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '404', '503']));
      for (const { headers, $ref } of Object.values(operation.responses)) {
        expect($ref ?? headers).toEqual(
          $ref ?? expect.objectContaining({ 'API-Version': expect.anything() as unknown }),
        );
      }
    }
  });

  it('asks an Idempotency-Key of commands and offers If-Match where it counts', () => {
    const names = (path: string) =>
      document.paths[path]?.post?.parameters.map(({ $ref, name }) => $ref ?? name) ?? [];
    expect(names('/zaken/{id}/beslissingen')).toEqual(
      expect.arrayContaining(['#/components/parameters/IdempotencyKey', 'If-Match']),
    );
    expect(names('/zaken')).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('x-zonder-opdrachtsleutel');
  });

  it('is the same every time', () => {
    const text = openApiText(buildOpenApi(app, API, HIER));
    expect(openApiText(buildOpenApi(app, API, HIER))).toBe(text);
    expect(JSON.parse(text)).toEqual(document);
  });

  it('may be read by any page, without a token', async () => {
    await api()
      .get('/proef/v1/openapi.json')
      .expect('access-control-allow-origin', '*')
      .expect('api-version', '1.0.0');
  });

  it('has a page of its own, with everything on board', async () => {
    const { text, headers } = await api().get('/proef/v1/docs').set('accept', 'text/html').expect(200);
    expect(text).toContain('<html lang="nl">');
    expect(text).toContain('Proef &#60;API&#62;');
    expect(text).not.toMatch(/https?:\/\//);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    const linked = [...text.matchAll(/(?:href|src|data-document)="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(linked).toHaveLength(5);
    for (const url of linked) await api().get(url).expect(200);
  });

  it('lets the page try this very server', async () => {
    const { body } = await api().get('/proef/v1/docs/openapi.json').expect(200);
    expect(body).toMatchObject({ servers: [{ url: '/proef/v1' }] });
  });
});
