import { valideerCloudEvent } from '#contracts';
import type { Overtreding } from '#contracts';
import { Invoerfout, leesJsonBestand } from './json-bestand.js';

const GEBRUIK = `Gebruik: npm run -s cloudevent -- <bestand>

Toetst een bericht aan elke MUST van het NL GOV-profiel voor CloudEvents 1.1. Het bestand is JSON en bevat een van deze:
  een event in JSON-vorm (structured mode)        { "specversion": "1.0", "id": … }
  een Kafka-record (binary of structured mode)    { "headers": { "ce_id": … }, "value": "…" of een JSON-waarde }
  een batch                                       [ … ]

Afsluitcode 0: geen overtredingen. 1: wel. 2: het bestand is niet te lezen.
`;

const isObject = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const overtredingenVan = (bericht: unknown): readonly Overtreding[] => {
  if (!isObject(bericht) || !isObject(bericht['headers'])) {
    return valideerCloudEvent({ gestructureerd: bericht });
  }
  const { headers, value = null } = bericht;
  const tekst = typeof value === 'string' || value === null ? value : JSON.stringify(value);
  return valideerCloudEvent({ headers: headers, value: tekst });
};

const toets = (inhoud: unknown): readonly string[] => {
  const berichten: readonly unknown[] = Array.isArray(inhoud) ? inhoud : [inhoud];
  return berichten.flatMap((bericht, index) =>
    overtredingenVan(bericht).map(({ attribuut, regel, melding }) => {
      const plaats = Array.isArray(inhoud) ? `[${index}] ` : '';
      return `${plaats}${attribuut}: ${melding} (${regel})`;
    }),
  );
};

const main = (argumenten: readonly string[]): number => {
  const [bestand] = argumenten;
  if (bestand === undefined || argumenten.length > 1 || bestand.startsWith('--')) {
    console.error(GEBRUIK);
    return bestand === '--help' ? 0 : 2;
  }
  try {
    const overtredingen = toets(leesJsonBestand(bestand));
    for (const regel of overtredingen) console.log(regel);
    if (overtredingen.length === 0) console.log('Geen overtredingen.');
    return overtredingen.length === 0 ? 0 : 1;
  } catch (fout) {
    if (!(fout instanceof Invoerfout)) throw fout;
    console.error(fout.message);
    return 2;
  }
};

process.exitCode = main(process.argv.slice(2));
