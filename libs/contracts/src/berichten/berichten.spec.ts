import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { ACTUELE_VERSIE } from '#dossier';
import type { RecordedEvent } from '#event-sourcing';
import { valideerCloudEvent } from '../cloudevents/valideer.js';
import { alsKafka, berichtVan, leesBericht, OngeldigBericht, sequenceVan } from './bericht.js';
import { berichttypeVan, GEBEURTENISTYPEN, gebeurtenistypeVan } from './berichttypen.js';
import { berichtenDocument } from './document.js';
import { opdrachtschemas } from '../opdrachten/schemas.js';
import type { OpenApiDocument } from '../opdrachten/schemas.js';
import { schemas } from '../schemas.js';
import { gebeurtenisschemas } from './inhoud.js';
import { NietPubliceerbaar } from './veld.js';

const ROOT = join(import.meta.dirname, '../../../..');
const AFZENDER = {
  oin: '00000009999999999000',
  regio: 'zuid-limburg',
  openbareUrl: 'https://hub.voorbeeld.example',
};

const records = GEBEURTENISTYPEN.map((type) => ({
  type,
  record: JSON.parse(
    readFileSync(join(ROOT, `test/golden/v${ACTUELE_VERSIE[type]}/${type}.json`), 'utf8'),
  ) as RecordedEvent,
}));

/** What may be in a message of any type. Widening this list is a decision about privacy, not a detail. */
const TOEGESTANE_VELDEN = [
  'aan aanTriagetafel aanleiding acuutOnveilig allen begonnenDoor besluit bron criteria datum dienst directeVeiligheid door',
  'dossierGesloten evaluatiemomenten gegevens gemeente gemeenten gesprokenMet gezinsvoogdBetrokken grond',
  'herstelAandacht herstelGestart hubStandaard id informerenAndersAfgesproken inhoudHash maanden maatregel meldingId met niveau',
  'onderwerp ontvanger ontvangers oordeel overdrachtId pad partij plaatsgevondenOp planVersie reden',
  'risicofactorenAangepakt samenMetGezinBeoordeeld score scores soort spoedeisend stabieleVeiligheid termijn',
  'van vanaf vastgelegdDoor veiligheidsvoorwaarden volgnummer voorwaardenVoldaan vorm wachtOp wijze',
].flatMap((regel) => regel.split(' '));

const namenIn = (waarde: unknown): readonly string[] =>
  typeof waarde === 'object' && waarde !== null
    ? Object.entries(waarde).flatMap(([naam, deel]) => [
        ...(Array.isArray(waarde) ? [] : [naam]),
        ...namenIn(deel),
      ])
    : [];

const GEHEIM = 'Anna Voorbeeld, Voorbeeldstraat 1';

/** The same record with something about a person in every place that the contract does not name. */
const metGeheimen = (record: RecordedEvent): RecordedEvent => ({
  ...record,
  actor: {
    ...record.actor,
    medewerker: GEHEIM,
    rol: GEHEIM,
    partij: { ...record.actor.partij, naam: GEHEIM } as never,
  },
  verzegeld: GEHEIM,
  data: { ...(doorspekt(record.data) as object), toelichting: GEHEIM, opgepaktDoor: GEHEIM },
});

const doorspekt = (waarde: unknown): unknown => {
  if (Array.isArray(waarde)) return waarde.map(doorspekt);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  const delen = Object.entries(waarde).map(([naam, deel]) => [naam, doorspekt(deel)] as const);
  return { ...Object.fromEntries(delen), naam: GEHEIM };
};

describe('the message of an event', () => {
  it.each(records)(
    '$type keeps every MUST of the profile, and says what its schema says',
    ({ type, record }) => {
      const bericht = alsKafka(berichtVan(record, AFZENDER));
      expect(valideerCloudEvent(bericht)).toEqual([]);
      const schema = gebeurtenisschemas().find(
        ({ schema: { title } }) => title === berichttypeVan(type),
      )?.schema;
      const ajv = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false });
      const past = ajv.compile({ ...schema });
      expect([past(JSON.parse(bericht.value)), past.errors]).toEqual([true, null]);
    },
  );

  it.each(records)('$type holds only fields of the list, whatever stands in the record', ({ record }) => {
    const schoon = alsKafka(berichtVan(record, AFZENDER));
    const bericht = alsKafka(berichtVan(metGeheimen(record), AFZENDER));
    expect(bericht).toEqual(schoon);
    expect(JSON.stringify(bericht)).not.toContain('Anna');
    expect(TOEGESTANE_VELDEN).toEqual(
      expect.arrayContaining([...new Set(namenIn(JSON.parse(bericht.value)))]),
    );
    expect(bericht.value).not.toContain('m-1');
  });

  it('has no field in the list that no type uses', () => {
    const gebruikt = new Set(gebeurtenisschemas().flatMap(({ schema }) => veldenVan(schema)));
    expect([...gebruikt].sort()).toEqual([...TOEGESTANE_VELDEN].sort());
  });

  it('has no text without a form: every string is a code, an id, an instant or a hash', () => {
    const los = schemas().flatMap(({ naam, schema }) => tekstenVan(schema, naam));
    expect(los).toEqual([]);
  });

  it('is made of facts: who, what, where in the case, and both clocks', () => {
    const { record } = records.find(({ type }) => type === 'OntvangstBevestigd') ?? {};
    expect(record && berichtVan(record, AFZENDER)).toEqual({
      attributen: {
        id: '1b9e1780-a412-5587-8274-7701b35810bb',
        source: 'urn:nld:oin:00000009999999999000:systeem:overdracht-hub:zuid-limburg',
        specversion: '1.0',
        type: 'nl.veiligheid.casussen.ontvangst-bevestigd.v1',
        datacontenttype: 'application/json',
        dataschema: 'https://hub.voorbeeld.example/berichten/schemas/ontvangst-bevestigd.v1.json',
        subject: '6a375f0b-ce74-5845-88e8-a77cc13bbc2e',
        time: '2026-03-03T09:15:02.113Z',
        dataref: '/gemeente/v1/casussen/6a375f0b-ce74-5845-88e8-a77cc13bbc2e/tijdlijn',
        sequence: '0000000007',
        traceparent: '00-5fa5a673b35a571389bf85a14a5e0bec-1b9e1780a4125587-01',
      },
      inhoud: {
        volgnummer: 7,
        plaatsgevondenOp: '2026-03-03T10:15:00+01:00',
        vastgelegdDoor: { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' },
        gegevens: {
          overdrachtId: 'b0e5f0a1-6d5c-4a52-8f0e-3a1d9c7b2e64',
          ontvanger: { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord', gemeente: 'GM0917' },
          wijze: 'digitaal',
          inhoudHash: '6d3dd719f28c9152eeea4582a7aa86b2a265e30cc43ae0f4a95b12372a136713',
        },
      },
    });
  });

  it('is refused, without showing the value, when a code is no code', () => {
    const { record } = records.find(({ type }) => type === 'OverdrachtGeweigerd') ?? {};
    const fout = { ...record, data: { ...record?.data, reden: GEHEIM } } as RecordedEvent;
    expect(() => berichtVan(fout, AFZENDER)).toThrow(NietPubliceerbaar);
    expect(() => berichtVan(fout, AFZENDER)).not.toThrow(GEHEIM);
  });

  it.each(records)('$type is read back as it was written', ({ record }) => {
    const bericht = berichtVan(record, AFZENDER);
    expect(leesBericht(alsKafka(bericht))).toEqual(bericht);
  });

  it('is not read when anything about it is wrong', () => {
    const [{ record } = { record: undefined }] = records;
    const goed = alsKafka(berichtVan(record as RecordedEvent, AFZENDER));
    const fout =
      (headers: object, value: string = goed.value) =>
      () =>
        leesBericht({ headers: { ...goed.headers, ...headers }, value });
    expect(fout({ ce_id: '' })).toThrow(OngeldigBericht);
    expect(fout({ ce_type: 'nl.veiligheid.casussen.iets-anders.v1' })).toThrow('geen berichttype');
    expect(fout({ ce_sequence: '0000000009' })).toThrow('sequence');
    expect(fout({}, '{}')).toThrow('past niet bij het schema');
    expect(fout({ 'content-type': 'text/plain' }, 'tekst')).toThrow(OngeldigBericht);
  });
});

describe('the contract', () => {
  it('has one type per event, in the style of the profile', () => {
    expect([...GEBEURTENISTYPEN].sort()).toEqual(Object.keys(ACTUELE_VERSIE).sort());
    for (const type of GEBEURTENISTYPEN) {
      expect(berichttypeVan(type)).toMatch(/^nl\.veiligheid\.casussen\.[a-z]+(-[a-z]+)*\.v1$/);
      expect(gebeurtenistypeVan(berichttypeVan(type))).toBe(type);
    }
  });

  it('stands in docs/berichten.md and libs/contracts/schemas as the code has it', () => {
    expect(readFileSync(join(ROOT, 'docs/berichten.md'), 'utf8')).toBe(berichtenDocument());
    const map = join(ROOT, 'libs/contracts/schemas');
    const openapi = readFileSync(join(ROOT, 'libs/contracts/openapi/veilig-thuis.json'), 'utf8');
    const alle = [...schemas(), ...opdrachtschemas(JSON.parse(openapi) as OpenApiDocument)];
    expect(readdirSync(map).sort()).toEqual(alle.map(({ naam }) => naam).sort());
    for (const { naam, schema } of alle) {
      expect(JSON.parse(readFileSync(join(map, naam), 'utf8'))).toEqual(schema);
    }
  });

  it('numbers so that the order of texts is the order of events', () => {
    const volgnummer = fc.integer({ min: 0, max: 9_999_999_999 });
    fc.assert(
      fc.property(volgnummer, volgnummer, (a, b) => {
        expect(Math.sign(a - b)).toBe(
          sequenceVan(a) < sequenceVan(b) ? -1 : sequenceVan(a) === sequenceVan(b) ? 0 : 1,
        );
      }),
    );
  });
});

type Schema = Readonly<Record<string, unknown>>;
const deelschemas = (schema: Schema): readonly (readonly [string, Schema])[] => [
  ...Object.entries((schema['properties'] ?? {}) as Record<string, Schema>),
  ...(schema['items'] ? [['[]', schema['items'] as Schema] as const] : []),
];
const veldenVan = (schema: Schema): readonly string[] =>
  deelschemas(schema).flatMap(([naam, deel]) => [...(naam === '[]' ? [] : [naam]), ...veldenVan(deel)]);
const tekstenVan = (schema: Schema, pad: string): readonly string[] => [
  ...(schema['type'] === 'string' && !schema['enum'] && !schema['pattern'] ? [pad] : []),
  ...(schema['type'] === 'object' && schema['additionalProperties'] !== false ? [pad] : []),
  ...deelschemas(schema).flatMap(([naam, deel]) => tekstenVan(deel, `${pad}.${naam}`)),
];
