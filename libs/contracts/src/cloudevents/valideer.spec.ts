import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_BERICHT_BYTES, valideerCloudEvent } from './valideer.js';

const GOED = {
  specversion: '1.0',
  id: 'f3dce042-cd6e-4977-844d-05be8dce7cea',
  source: 'urn:nld:oin:00000001823288444000:systeem:BRP-component',
  type: 'nl.brp.persoon-verhuisd',
};

const regelsVan = (event: unknown): readonly string[] =>
  valideerCloudEvent({ gestructureerd: event }).map(({ attribuut, regel }) => `${attribuut} ${regel}`);
const metAttribuut = (naam: string, waarde: unknown) => regelsVan({ ...GOED, [naam]: waarde });

describe('an event in JSON form', () => {
  it.each([
    ['the mandatory attributes only', {}],
    ['an attribute that is null, which is not there', { subject: null }],
    ['a suffix in the type', { type: 'nl.brp.verhuizing.binnengemeentelijk' }],
    ['a version in the type', { type: 'nl.brp.persoon-verhuisd.v2' }],
    ['a label that is a number', { type: 'nl.112.melding-ontvangen' }],
    ['a type of elsewhere', { type: 'com.github.pull_request.opened' }],
    ['a relative source', { source: '/cloudevents/spec/pull/123' }],
    ['a source with encoded characters', { source: 'urn:nld:gemeente-Bergen%20%28L%29.burgerzakensysteem' }],
    ['extensions of each type', { aantal: -2_147_483_648, spoed: true, soort: 'x' }],
    ['JSON data', { data: { a: 1 }, datacontenttype: 'application/json; charset=utf-8' }],
    ['binary data', { data_base64: 'AAECAw==', datacontenttype: 'application/octet-stream' }],
    ['no data but a reference', { dataref: 'https://example.com/gegevens/1' }],
    ['a time with an offset', { time: '2024-02-29T23:59:60+01:00' }],
    ['an integer sequence', { sequence: '12', sequencetype: 'Integer' }],
    ['a padded sequence without a type', { sequence: '0000000012' }],
    ['a pair of surrogates', { subject: 'a\u{1F600}' }],
  ])('passes with %s', (_, extra) => {
    expect(regelsVan({ ...GOED, ...extra })).toEqual([]);
  });

  it.each(['id', 'source', 'specversion', 'type'])('is refused without %s, or when it is null', (naam) => {
    const { [naam as keyof typeof GOED]: _weg, ...rest } = GOED;
    expect(regelsVan(rest)).toEqual([`${naam} ce-nl:verplicht`]);
    expect(metAttribuut(naam, null)).toEqual([`${naam} ce-nl:verplicht`]);
  });

  it.each(['id', 'source', 'type', 'subject', 'sequence', 'sequencetype'])(
    'is refused with an empty %s',
    (naam) => {
      expect(regelsVan({ ...GOED, sequence: '1', [naam]: '' })).toEqual([`${naam} ce-nl:niet-leeg`]);
    },
  );

  it.each([
    ['specversion', '1.0.2', 'specversion ce-nl:specversion'],
    ['specversion', '1', 'specversion ce-nl:specversion'],
    ['specversion', 1, 'specversion ce-nl:soort'],
    ['id', 12, 'id ce-nl:soort'],
    ['source', 'een bron', 'source ce-nl:source'],
    ['source', 'http://[', 'source ce-nl:source'],
    ['source', 'urn:nld:%zz', 'source ce-nl:source'],
    ['type', 'OverdrachtVerstuurd', 'type ce-nl:type-omgekeerde-dns'],
    ['type', 'overdracht.verstuurd', 'type ce-nl:type-omgekeerde-dns'],
    ['type', 'brp.nl', 'type ce-nl:type-omgekeerde-dns'],
    ['type', 'nl..verhuisd', 'type ce-nl:type-omgekeerde-dns'],
    ['type', 'nl.brp.persoon verhuisd', 'type ce-nl:type-omgekeerde-dns'],
    ['type', 'nl.brp.v1.persoon-verhuisd.v2', 'type ce-nl:type-versie'],
    ['type', 'nl.brp.persoon-verhuisd-v1.v2', 'type ce-nl:type-versie'],
    ['type', 'nl.brp.persoon-verhuisd.v1.2', 'type ce-nl:type-versie'],
    ['type', 'nl.brp.persoon-verhuisd.2', 'type ce-nl:type-versie'],
    ['type', 'nl.brp.persoon-verhuisd.V2', 'type ce-nl:type-versie'],
    ['datacontenttype', 'json', 'datacontenttype ce-nl:datacontenttype'],
    ['dataschema', 'schemas/1.json', 'dataschema ce-nl:dataschema'],
    ['dataschema', 'https://example.com/1.json#deel', 'dataschema ce-nl:dataschema'],
    ['dataref', 'met spatie', 'dataref ce-nl:dataref'],
    ['dataref', GOED.source, 'source ce-nl:source-geen-locatie'],
    ['time', '2026-03-03', 'time ce-nl:time'],
    ['time', '2026-02-29T10:00:00Z', 'time ce-nl:time'],
    ['time', '2026-03-03T10:00:00', 'time ce-nl:time'],
    ['time', '2026-03-03 10:00:00Z', 'time ce-nl:time'],
    ['time', '2026-03-03T24:00:00Z', 'time ce-nl:time'],
    ['time', 1_772_532_902_113, 'time ce-nl:soort'],
    ['sequencetype', 'Integer', 'sequence ce-nl:verplicht'],
    ['subject', 'regel\neinde', 'subject ce-nl:tekens'],
    ['subject', 'c1\u0085', 'subject ce-nl:tekens'],
    ['subject', '\ud800', 'subject ce-nl:tekens'],
    ['subject', '\ufffe', 'subject ce-nl:tekens'],
    ['subject', '\u{1ffff}', 'subject ce-nl:tekens'],
    ['Type', 'x', 'Type ce-nl:naam'],
    ['data_id', 'x', 'data_id ce-nl:naam'],
    ['data-id', 'x', 'data-id ce-nl:naam'],
    ['é', 'x', 'é ce-nl:naam'],
    ['extra', 1.5, 'extra ce-nl:soort'],
    ['extra', 2_147_483_648, 'extra ce-nl:soort'],
    ['extra', { a: 1 }, 'extra ce-nl:soort'],
    ['extra', ['a'], 'extra ce-nl:soort'],
    ['data_base64', 'geen base64!', 'data_base64 ce-nl:data'],
  ])('is refused with %s %p', (naam, waarde, verwacht) => {
    expect(metAttribuut(naam, waarde)).toEqual([verwacht]);
  });

  it('is refused when source and dataref name one location, however it is written', () => {
    const source = 'https://example.com/casussen/1';
    for (const dataref of [source, 'HTTPS://EXAMPLE.com/casussen/1/', `${source}#deel`]) {
      expect(regelsVan({ ...GOED, source, dataref })).toEqual(['source ce-nl:source-geen-locatie']);
    }
  });

  it('is refused with data twice, with an integer sequence that is none, and when it is no object', () => {
    expect(regelsVan({ ...GOED, data: 1, data_base64: 'AA==' })).toEqual(['data ce-nl:data']);
    for (const sequence of ['2147483648', '007', 'een']) {
      expect(regelsVan({ ...GOED, sequence, sequencetype: 'Integer' })).toEqual([
        'sequence ce-nl:sequence-integer',
      ]);
    }
    for (const event of [null, [], 'tekst', 1]) expect(regelsVan(event)).toEqual(['bericht ce-nl:vorm']);
  });

  it('may be as large as every intermediary forwards, and not a byte more', () => {
    const leeg = Buffer.byteLength(JSON.stringify({ ...GOED, data: '' }));
    expect(metAttribuut('data', 'x'.repeat(MAX_BERICHT_BYTES - leeg))).toEqual([]);
    expect(metAttribuut('data', 'x'.repeat(MAX_BERICHT_BYTES - leeg + 1))).toEqual(['bericht ce-nl:grootte']);
  });

  it('names every violation of an event at once', () => {
    expect(regelsVan({ id: '', type: 'x', Bron: '1' })).toEqual([
      'source ce-nl:verplicht',
      'specversion ce-nl:verplicht',
      'Bron ce-nl:naam',
      'id ce-nl:niet-leeg',
      'type ce-nl:type-omgekeerde-dns',
    ]);
  });
});

describe('a Kafka record', () => {
  const headers = Object.fromEntries(Object.entries(GOED).map(([naam, waarde]) => [`ce_${naam}`, waarde]));
  const kafka = (extra: Readonly<Record<string, unknown>>, value: string | Uint8Array | null = null) =>
    valideerCloudEvent({ headers: { ...headers, ...extra }, value }).map(
      ({ attribuut, regel }) => `${attribuut} ${regel}`,
    );

  it('carries its attributes in headers, as text or bytes, beside headers of others', () => {
    expect(kafka({ 'content-type': 'application/json', traceparent: '00-1' }, '{"a":1}')).toEqual([]);
    expect(kafka({ ce_id: Buffer.from('één') })).toEqual([]);
    expect(kafka({ vreemd: Buffer.from([0xff]) })).toEqual([]);
  });

  it.each([
    ['a wrong attribute', { ce_specversion: '0.3' }, null, ['specversion ce-nl:specversion']],
    ['no attributes at all', { ce_id: undefined }, null, ['ce_id ce-nl:kafka', 'id ce-nl:verplicht']],
    ['bytes that are no UTF-8', { ce_subject: Buffer.from([0xc3, 0x28]) }, null, ['ce_subject ce-nl:kafka']],
    ['a header that stands twice', { ce_subject: ['a', 'b'] }, null, ['ce_subject ce-nl:kafka']],
    [
      'the content type of the data in the wrong header',
      { ce_datacontenttype: 'text/plain' },
      null,
      ['datacontenttype ce-nl:kafka'],
    ],
    ['an attribute called data', { ce_data: 'x' }, null, ['data ce-nl:naam']],
    ['an attribute in capitals', { ce_Soort: 'x' }, null, ['Soort ce-nl:naam']],
    ['data that are not what they say', { 'content-type': 'application/json' }, '{', ['data ce-nl:data']],
    ['too much', { 'content-type': 'text/plain' }, 'x'.repeat(MAX_BERICHT_BYTES), ['bericht ce-nl:grootte']],
  ])('is refused with %s', (_, extra, value, verwacht) => {
    expect(kafka(extra, value)).toEqual(verwacht);
  });

  it('may be structured, and is then judged by its value', () => {
    const type = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };
    const gestructureerd = (value: string) =>
      valideerCloudEvent({ headers: type, value }).map(({ regel }) => regel);
    expect(gestructureerd(JSON.stringify(GOED))).toEqual([]);
    expect(gestructureerd(JSON.stringify({ ...GOED, id: '' }))).toEqual(['ce-nl:niet-leeg']);
    expect(gestructureerd('[')).toEqual(['ce-nl:vorm']);
    const batch = { 'content-type': 'application/cloudevents-batch+json' };
    expect(valideerCloudEvent({ headers: batch, value: '[]' }).map(({ regel }) => regel)).toEqual([
      'ce-nl:kafka',
    ]);
  });
});

describe('whatever comes in', () => {
  const waarden = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.jsonValue(),
  );

  it('is judged without an error, and an event that passes has valid names and the four attributes', () => {
    const namen = fc.oneof(
      fc.constantFrom('id', 'source', 'type', 'specversion', 'time', 'subject', 'data'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(namen, waarden), (extra) => {
        const event: Readonly<Record<string, unknown>> = { ...GOED, ...extra };
        if (regelsVan(event).length > 0) return;
        const { data: _, data_base64: __, ...attributen } = event;
        expect(
          Object.keys(attributen)
            .filter((naam) => attributen[naam] !== null)
            .join(''),
        ).toMatch(/^[a-z0-9]+$/);
        expect(Object.keys(event)).toEqual(expect.arrayContaining(Object.keys(GOED)));
        expect(event['specversion']).toBe('1.0');
      }),
    );
  });

  it('in an attribute is refused exactly when it holds a character that is excluded', () => {
    const uitgesloten = (tekst: string): boolean =>
      [...tekst].some((teken) => {
        const punt = teken.codePointAt(0) ?? 0;
        const bereik = (van: number, tot: number) => punt >= van && punt <= tot;
        return (
          bereik(0, 0x1f) ||
          bereik(0x7f, 0x9f) ||
          bereik(0xd800, 0xdfff) ||
          bereik(0xfdd0, 0xfdef) ||
          punt % 0x10000 >= 0xfffe
        );
      });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('\ud83d')), (tekst) => {
        expect(metAttribuut('extra', tekst)).toEqual(uitgesloten(tekst) ? ['extra ce-nl:tekens'] : []);
      }),
    );
  });
});
