import type { GebeurtenisType } from '#dossier';
import { opdrachtenDocument } from '../opdrachten/document.js';
import { berichttypeVan, DOMEIN, GEBEURTENISTYPEN, UITLEG } from './berichttypen.js';
import { bronVan, datarefVan, sequenceVan } from './bericht.js';
import { INHOUD, schemanaamVan } from './inhoud.js';
import type { JsonSchema } from './veld.js';

const KOP = `# Berichten

<!-- Gemaakt uit libs/contracts door \`npm run generate\`; wijzig het hier niet. -->

De hub publiceert elke gebeurtenis van elke casus als CloudEvent volgens het NL GOV-profiel 1.1, op Kafka in _binary mode_: de
attributen staan in headers met \`ce_\` ervoor, \`datacontenttype\` in de header \`content-type\`, en de waarde is JSON. Een bericht
is informatiearm: codes, ids, tijdstippen en partijen. Het bevat geen naam, geen vrije tekst, geen medewerker en niets dat
verzegeld is. Wie meer mag weten, haalt het op bij de hub.

## Attributen

- \`id\`: het id van de gebeurtenis in het logboek. Het is blijvend; hetzelfde id is dezelfde gebeurtenis, ook als zij vaker komt.
- \`source\`: de organisatie en het systeem per regio, \`${bronVan({ oin: '<OIN>', regio: '<regio>' })}\`. Nooit een adres.
- \`specversion\`: \`1.0\`.
- \`type\`: een van de typen hieronder. De versie verandert alleen als een bestaande lezer anders zou breken; dan komen oude en
  nieuwe een tijd naast elkaar.
- \`subject\`: de casusId, een willekeurig id zonder betekenis buiten de hub. Het is ook de sleutel op Kafka: alle berichten van een
  casus staan op volgorde in één partitie.
- \`time\`: het moment waarop **de hub de gebeurtenis vastlegde**, in UTC. Wanneer het in werkelijkheid gebeurde staat in
  \`plaatsgevondenOp\`, in de inhoud.
- \`dataref\`: waar het spoor van de casus te lezen is, \`${datarefVan('<casusId>')}\`, relatief aan het openbare adres van de hub.
- \`dataschema\`: het JSON Schema van de inhoud, onder \`<openbaar adres>/berichten/schemas/\`.
- \`sequence\`: het volgnummer binnen de casus, met nullen aangevuld: \`${sequenceVan(0)}\`, \`${sequenceVan(1)}\`, en zo zonder gat
  verder. Een lezer die een nummer mist, mist een bericht; een lager of gelijk nummer is een herhaling. Er is geen
  \`sequencetype\`: \`Integer\` telt volgens het profiel per bron, en dit nummer telt per casus.
- \`traceparent\`: W3C Trace Context van de opdracht die de gebeurtenis vastlegde.

## Inhoud

- \`volgnummer\` (geheel getal): hetzelfde als \`sequence\`.
- \`plaatsgevondenOp\` (tijdstip): wanneer het gebeurde, zoals de vastlegger het opgaf.
- \`vastgelegdDoor\` (partij): de partij die het vastlegde; nooit de medewerker.
- \`gegevens\`: per type hieronder. Een partij heeft \`soort\`, \`id\` en soms \`gemeente\` (CBS-code).

## Aflevering

Minstens één keer, per casus op volgorde. Een herhaling is te herkennen aan \`id\` en aan \`sequence\`. Een gemeente krijgt op haar
eigen topic elke casus die ooit van haar was, vanaf het eerste bericht van die casus, ook als de casus pas later haar gemeente
betrof.
`;

/** docs/berichten.md: the explanation of every type that the profile asks of a producer. */
export const berichtenDocument = (): string =>
  [KOP, '## Typen\n', ...GEBEURTENISTYPEN.map(paragraaf), opdrachtenDocument()].join('\n');

const paragraaf = (type: GebeurtenisType): string => {
  const velden = INHOUD.get(type)?.schema['properties'] as Readonly<Record<string, JsonSchema>>;
  const regels = veldregels(velden['gegevens'] ?? {}, 0);
  const lijst = regels.length > 0 ? regels.join('\n') : 'Geen gegevens.';
  return `### ${berichttypeVan(type).slice(DOMEIN.length + 1)}

${UITLEG[type]}

Type \`${berichttypeVan(type)}\`, [schema](../libs/contracts/schemas/${schemanaamVan(type)}).

${lijst}
`;
};

const veldregels = (schema: JsonSchema, diepte: number): readonly string[] => {
  const velden = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const verplicht = (schema['required'] ?? []) as readonly string[];
  return velden.flatMap(([naam, veld]) => {
    const kern = (veld['items'] ?? veld) as JsonSchema;
    const vrij = verplicht.includes(naam) ? '' : ', mag ontbreken';
    const regel = `${'  '.repeat(diepte)}- \`${naam}\` (${soortVan(veld)}${vrij})${codesVan(kern)}`;
    return isPartij(kern) ? [regel] : [regel, ...veldregels(kern, diepte + 1)];
  });
};

const isPartij = ({ properties }: JsonSchema): boolean =>
  Object.hasOwn(Object(properties) as object, 'soort');

const SOORTEN: Readonly<Record<string, string>> = {
  boolean: 'ja of nee',
  integer: 'geheel getal',
  object: 'object',
  string: 'tekst',
};

const soortVan = (veld: JsonSchema): string => {
  if (veld['items']) return `lijst van: ${soortVan(veld['items'] as JsonSchema)}`;
  if (isPartij(veld)) return 'partij';
  if (veld['enum']) return 'code';
  return [veld['format'], veld['description']].find((naam) => typeof naam === 'string') ?? vormVan(veld);
};

const vormVan = ({ type, pattern }: JsonSchema): string =>
  String(pattern).includes('{64}') ? 'SHA-256' : (SOORTEN[String(type)] ?? String(type));

const codesVan = (veld: JsonSchema): string =>
  veld['enum'] && !isPartij(veld)
    ? `: ${(veld['enum'] as readonly string[]).map((waarde) => `\`${waarde}\``).join(', ')}`
    : '';
