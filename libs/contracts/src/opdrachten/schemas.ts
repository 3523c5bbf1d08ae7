import type { JsonSchema } from '../berichten/veld.js';
import type { Schemabestand } from '../berichten/inhoud.js';
import {
  ANTWOORDEN,
  ANTWOORDSOORTEN,
  UITLEG_VAN_ANTWOORD,
  antwoordschemaVan,
  antwoordtypeVan,
} from './antwoord.js';
import { OPDRACHTEN, OPDRACHTNAMEN, noemtOverdracht, opdrachttypeVan, opentCasus } from './opdrachten.js';
import type { Opdrachtnaam } from './opdrachten.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The JSON Schema of the data of every answer. */
export const antwoordschemas = (): readonly Schemabestand[] =>
  ANTWOORDSOORTEN.map((soort) => ({
    naam: antwoordschemaVan(soort),
    schema: {
      $schema: DIALECT,
      title: antwoordtypeVan(soort),
      description: UITLEG_VAN_ANTWOORD[soort],
      ...ANTWOORDEN[soort].schema,
    },
  }));

/** As much of an OpenAPI 3.1 document as is read here; its schemas are JSON Schema 2020-12. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, { readonly post?: { readonly requestBody?: unknown } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export const opdrachtschemaVan = (naam: Opdrachtnaam): string => `opdracht-${naam}.v1.json`;

/**
 * The JSON Schema of what is encrypted in every command. The body is that of the route over HTTP, taken from its document, so
 * that the two cannot differ.
 */
export const opdrachtschemas = (veiligThuis: OpenApiDocument): readonly Schemabestand[] =>
  OPDRACHTNAMEN.map((naam) => ({ naam: opdrachtschemaVan(naam), schema: schemaVan(naam, veiligThuis) }));

const UUID = {
  type: 'string',
  format: 'uuid',
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
} as const;

const schemaVan = (naam: Opdrachtnaam, document: OpenApiDocument): JsonSchema => {
  const ref = lichaamVan(naam, document);
  const properties = {
    bron: { type: 'string', pattern: '^urn:nld:oin:[0-9]{20}:' },
    id: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,100}$' },
    type: { const: opdrachttypeVan(naam) },
    ...(!opentCasus(naam) && { casusId: UUID }),
    medewerker: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
    ...(noemtOverdracht(naam) && { overdrachtId: UUID }),
    verwachteRevisie: { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 },
    lichaam: { $ref: ref.replace(COMPONENTEN, DEFINITIES) },
  };
  return {
    $schema: DIALECT,
    title: opdrachttypeVan(naam),
    description: OPDRACHTEN[naam].uitleg,
    type: 'object',
    properties,
    required: Object.keys(properties).filter((veld) => veld !== 'verwachteRevisie'),
    additionalProperties: false,
    $defs: definities([naamUit(ref)], document),
  };
};

const COMPONENTEN = '#/components/schemas/';
const DEFINITIES = '#/$defs/';
const naamUit = (ref: string): string => ref.slice(COMPONENTEN.length);

/** @throws Error when the document does not have the route */
const lichaamVan = (naam: Opdrachtnaam, { paths }: OpenApiDocument): string => {
  const pad = `/${OPDRACHTEN[naam].pad.replace(/:(\w+)/g, '{$1}')}`;
  const ref = /"\$ref":"([^"]+)"/.exec(JSON.stringify(paths[pad]?.post?.requestBody ?? {}))?.[1];
  if (ref === undefined) throw new Error(`the API of Veilig Thuis has no body for ${pad}`);
  return ref;
};

/** These schemas and all that they refer to, by name. */
const definities = (
  namen: readonly string[],
  document: OpenApiDocument,
): Readonly<Record<string, JsonSchema>> => {
  const gevonden = new Map<string, JsonSchema>();
  const rij = [...namen];
  for (let naam = rij.pop(); naam !== undefined; naam = rij.pop()) {
    if (gevonden.has(naam)) continue;
    const tekst = JSON.stringify({ ...document.components.schemas[naam], additionalProperties: false });
    for (const [, ander = ''] of tekst.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) rij.push(ander);
    gevonden.set(naam, JSON.parse(tekst.replaceAll(COMPONENTEN, DEFINITIES)) as JsonSchema);
  }
  return Object.fromEntries([...gevonden].sort(([a], [b]) => (a < b ? -1 : 1)));
};
