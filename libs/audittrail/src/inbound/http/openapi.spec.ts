import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { HEERLEN } from '#dossier/testing';
import { buildOpenApi } from '#platform';
import {
  AudittrailGemeenteModule,
  AudittrailLokaalVeldModule,
  AudittrailVeiligThuisModule,
} from '../../audittrail.modules.js';
import { CASUS, melding, mondelingOvergedragen, oordeel, schrijf } from '../../dossier.fixture.js';
import { startLeesapp } from './leesapp.fixture.js';
import type { Leesapp } from './leesapp.fixture.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const resolved = ({ components }: Document, schema: Schema): Schema => {
  const $ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return $ref === undefined ? schema : (components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
};

/** Where an answer and its documentation differ: a field that one of them does not know, or another code. */
const verschillen = (document: Document, schema: Schema, waarde: unknown, pad = ''): readonly string[] => {
  const beschreven = resolved(document, schema);
  if (Array.isArray(waarde))
    return waarde.flatMap((element, i) =>
      verschillen(document, beschreven.items ?? {}, element, `${pad}[${i}]`),
    );
  if (typeof waarde !== 'object' || waarde === null)
    return beschreven.enum && !beschreven.enum.includes(waarde) ? [`${pad} = ${String(waarde)}`] : [];
  const velden = waarde as Readonly<Record<string, unknown>>;
  const properties = beschreven.properties ?? {};
  return [
    ...(beschreven.required ?? [])
      .filter((naam) => !(naam in velden))
      .map((naam) => `${pad}.${naam} ontbreekt`),
    ...Object.entries(velden).flatMap(([naam, veld]) => {
      const eigen = properties[naam];
      return eigen
        ? verschillen(document, eigen, veld, `${pad}.${naam}`)
        : [`${pad}.${naam} is onbeschreven`];
    }),
  ];
};

describe('the documentation of reading', () => {
  let lees: Leesapp;
  beforeAll(async () => {
    lees = await startLeesapp('2026-05-04T12:00:00.000Z');
    await schrijf(lees.log, [
      ...mondelingOvergedragen,
      oordeel('BevestigingBetwist', '2026-04-28 09:00', 'o1', HEERLEN),
      melding('2026-05-04 09:00'),
    ]);
  });
  afterAll(() => lees.app.close());

  const documentVan = (naam: string, module: Type): Document =>
    buildOpenApi(lees.app, {
      base: `/${naam}/v1`,
      title: naam,
      description: naam,
      modules: [module],
    }) as unknown as Document;

  it.each([
    [
      'veilig-thuis',
      AudittrailVeiligThuisModule,
      ['', '/inzagen', '/spoor', '/tijdlijn', '/verantwoordelijkheid'],
    ],
    ['lokaal-veld', AudittrailLokaalVeldModule, ['', '/tijdlijn', '/verantwoordelijkheid']],
    ['gemeente', AudittrailGemeenteModule, ['', '/inzagen', '/spoor', '/tijdlijn', '/verantwoordelijkheid']],
  ] as const)('of %s has exactly its own paths', (naam, module, paden) => {
    expect(Object.keys(documentVan(naam, module).paths)).toEqual(
      paden.map((pad) => `/casussen/{casusId}${pad}`),
    );
  });

  it('names every parameter once, and the reason only where toezicht may come', () => {
    const { paths } = documentVan('gemeente', AudittrailGemeenteModule);
    const parameters = (pad: string) =>
      paths[`/casussen/{casusId}${pad}`]?.get.parameters
        .map(({ name, in: plaats }) => `${plaats} ${name}`)
        .sort();
    expect(parameters('')).toEqual(['header Inzage-Reden', 'path casusId']);
    expect(parameters('/verantwoordelijkheid')).toEqual([
      'header Inzage-Reden',
      'path casusId',
      'query beschikbaarOp',
      'query geldigOp',
    ]);
    expect(parameters('/inzagen')).toEqual(['path casusId', 'query cursor', 'query limiet']);
    expect(JSON.stringify(documentVan('veilig-thuis', AudittrailVeiligThuisModule))).not.toContain(
      'Inzage-Reden',
    );
  });

  it.each(['', '/verantwoordelijkheid', '/tijdlijn', '/inzagen'])(
    'describes the answer of %s field by field and code by code',
    async (deel) => {
      const document = documentVan('veilig-thuis', AudittrailVeiligThuisModule);
      const { body } = await lees
        .als('vt-zuid-limburg', `/veilig-thuis/v1/casussen/${CASUS}${deel}`)
        .expect(200);
      const schema =
        document.paths[`/casussen/{casusId}${deel}`]?.get.responses['200']?.content['application/json'];
      expect(verschillen(document, schema?.schema ?? {}, body)).toEqual([]);
    },
  );
});
