import { API_VERSION } from './edge-headers.js';

type Json = Readonly<Record<string, unknown>>;

/** What every operation may answer besides its own, by status. */
const PROBLEM_RESPONSES: Readonly<Record<string, string>> = {
  400: 'Het verzoek is niet juist; alle tekortkomingen staan in errors.',
  401: 'Er is geen geldig token meegestuurd.',
  403: 'Deze bewerking is niet voor uw rol.',
  404: 'Dit bestaat niet, of niet voor u.',
  406: 'De gevraagde vorm is niet leverbaar.',
  409: 'De stap past niet bij de stand van de zaak, of een ander was net eerder.',
  412: 'De zaak heeft niet meer de revisie uit If-Match.',
  413: 'De inhoud is groter dan 256 KiB.',
  415: 'De inhoud is geen application/json in UTF-8.',
  500: 'Er ging iets mis in de hub.',
  503: 'De hub is tijdelijk niet beschikbaar; probeer het opnieuw met dezelfde Idempotency-Key.',
};

const ON_COMMANDS_ONLY = new Set(['409', '412', '413', '415']);

const name = (status: string): string => `Probleem${status}`;

/** References to the problems that an operation with this method may answer. */
export const problemReferences = (method: string): Json =>
  Object.fromEntries(
    Object.keys(PROBLEM_RESPONSES)
      .filter((status) => method === 'post' || !ON_COMMANDS_ONLY.has(status))
      .map((status) => [status, { $ref: `#/components/responses/${name(status)}` }]),
  );

export const API_VERSION_HEADER: Json = { 'API-Version': { $ref: '#/components/headers/ApiVersion' } };

export const IDEMPOTENCY_KEY_REFERENCE: Json = { $ref: '#/components/parameters/IdempotencyKey' };

const shortcoming: Json = {
  type: 'object',
  required: ['veld', 'regel', 'melding'],
  properties: {
    veld: { type: 'string', description: 'Pad van het veld.', examples: ['ontvangers[0].gemeente'] },
    regel: { type: 'string', description: 'De regel die het veld vraagt.', examples: ['O1'] },
    melding: { type: 'string', description: 'Wat er mis is en wat wel goed is.' },
  },
};

const problem: Json = {
  type: 'object',
  description: 'Een probleem volgens RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Vaste naam van het soort probleem.' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'Wat er mis is en wat wel goed is.' },
    instance: { type: 'string', format: 'uri', description: 'Trace van dit antwoord, voor navraag.' },
    regel: { type: 'string', description: 'De regel die de stap weigert.' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/Tekortkoming' } },
  },
};

const responses = (): Json =>
  Object.fromEntries(
    Object.entries(PROBLEM_RESPONSES).map(([status, description]) => [
      name(status),
      {
        description,
        headers: API_VERSION_HEADER,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
      },
    ]),
  );

/** Components that every document has. */
export const sharedComponents = (): Readonly<Record<string, Json>> => ({
  schemas: { Probleem: problem, Tekortkoming: shortcoming },
  responses: responses(),
  headers: {
    ApiVersion: {
      description: 'Versie van deze API (SemVer).',
      required: true,
      schema: { type: 'string', examples: [API_VERSION] },
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        'Sleutel die u per opdracht kiest. Herhaalt u de opdracht met dezelfde sleutel, dan telt zij een keer.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
      example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
    },
  },
});
