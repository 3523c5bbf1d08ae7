import { afterEach, describe, expect, it } from '@jest/globals';
import { GENESIS_HASH, recordHash } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { PostgresEventLog, openEventStoreDb } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { exampleRecords } from '#event-sourcing/testing';
import { EventStoreServer } from '../../test/support/eventstore-server/event-store-server.js';
import { poortbron } from './bron.js';
import { AANTAL, EEN, STROOM_EEN, STROOM_TWEE, TWEE, nagegaan, vul } from './controle.fixture.js';
import { databasebron } from './databasebron.js';

const database = withTestDatabase();

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A log, and somebody with all rights who changes it behind the back of the hub. */
const opgezet = async (
  ...casussen: Parameters<typeof vul> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const pool = database.poolOn(await database.freshUrl());
  const log = new PostgresEventLog(pool);
  stops.push(() => log.close());
  await vul(log, ...casussen);
  const knoei = async (...opdrachten: readonly string[]): Promise<void> => {
    await pool.query('alter table gebeurtenissen disable trigger user');
    for (const opdracht of opdrachten) await pool.query(opdracht);
  };
  return { bron: databasebron(pool), log, pool, knoei };
};

/** A case with another past, whole in itself; each text ends on the hash that the true record had. */
const metOudeHashAchteraan = (echt: readonly UnpositionedRecord[]): readonly string[] => {
  let vorigeHash = GENESIS_HASH;
  return echt.map(({ hash: oud, ...rest }) => {
    const { zz, ...anders } = { ...rest, data: { meldingId: 'anders' }, vorigeHash, zz: oud };
    const hash = recordHash({ ...anders, ...{ zz } });
    vorigeHash = hash;
    return JSON.stringify({ ...anders, hash, zz });
  });
};

describe('the check of a log in PostgreSQL', () => {
  it('finds it in order, also beyond one page, and the same by its port', async () => {
    const groot = exampleRecords('casus-groot', { count: 12, data: { tekst: 'é'.repeat(350_000) } });
    const veel = Array.from({ length: 260 }, (_, n) => exampleRecords(`casus-${n}`));
    const { bron, log } = await opgezet(EEN, groot, TWEE, ...veel);
    const uitslag = await nagegaan(bron);
    expect(uitslag).toMatchObject({ gebeurtenissen: AANTAL + 272, casussen: 263, aantalFouten: 0 });
    expect(await nagegaan(poortbron(log))).toEqual(uitslag);
  });

  it('repeats its digest with one statement of the documentation', async () => {
    const { bron, pool } = await opgezet(EEN, TWEE);
    const { rows } = await pool.query<{ sha256: string }>(
      `select encode(sha256(convert_to(string_agg(positie || ' ' || stroom || ' ' || volgnummer || ' ' ||
         (record::jsonb ->> 'hash') || E'\\n', '' order by positie), 'UTF8')), 'hex') as sha256 from gebeurtenissen`,
    );
    expect((await nagegaan(bron)).kenmerk).toEqual({ positie: AANTAL, sha256: rows[0]?.sha256 });
  });

  it.each([
    [
      'a record that was changed',
      [`update gebeurtenissen set record = replace(record, 'voorbeeld', 'anders') where positie = 3`],
      [{ soort: 'keten', stroom: STROOM_EEN, positie: 3, volgnummer: 1, fout: 'hash' }],
    ],
    [
      'a record that is none',
      [`update gebeurtenissen set record = '' where positie = 4`],
      [{ soort: 'keten', stroom: STROOM_TWEE, positie: 4, volgnummer: 1, fout: 'tekst' }],
    ],
    [
      'a record that was taken away',
      ['delete from gebeurtenissen where positie = 3'],
      [
        { soort: 'positie', verwacht: 3, gevonden: 4 },
        { soort: 'keten', stroom: STROOM_EEN, positie: 5, volgnummer: 2, fout: 'volgnummer' },
      ],
    ],
    [
      'the last record of a case that was taken away',
      ['delete from gebeurtenissen where positie = 6'],
      [{ soort: 'positie', verwacht: 6, gevonden: 7 }],
    ],
    [
      'a case that was taken away',
      [`delete from gebeurtenissen where stroom = '${STROOM_TWEE}'`],
      [
        { soort: 'positie', verwacht: 2, gevonden: 3 },
        { soort: 'positie', verwacht: 4, gevonden: 5 },
        { soort: 'positie', verwacht: 6, gevonden: 7 },
      ],
    ],
    [
      'texts of one case that changed places',
      [
        `update gebeurtenissen g set record = ander.record from gebeurtenissen ander
         where (g.positie, ander.positie) in ((3, 5), (5, 3))`,
      ],
      [{ soort: 'keten', stroom: STROOM_EEN, positie: 3, volgnummer: 1, fout: 'volgnummer' }],
    ],
    [
      'texts of two cases that changed places',
      [
        `update gebeurtenissen g set record = ander.record from gebeurtenissen ander
         where (g.positie, ander.positie) in ((3, 4), (4, 3))`,
      ],
      [
        { soort: 'keten', stroom: STROOM_EEN, positie: 3, volgnummer: 1, fout: 'casus' },
        { soort: 'keten', stroom: STROOM_TWEE, positie: 4, volgnummer: 1, fout: 'casus' },
      ],
    ],
    [
      'records of one case that changed positions',
      [
        'update gebeurtenissen set positie = 99 where positie = 3',
        'update gebeurtenissen set positie = 3 where positie = 5',
        'update gebeurtenissen set positie = 5 where positie = 99',
      ],
      [{ soort: 'volgorde', stroom: STROOM_EEN, positie: 3, volgnummer: 2 }],
    ],
    [
      'another type beside the record',
      [`update gebeurtenissen set type = 'OverdrachtAanvaard' where positie = 2`],
      [{ soort: 'ernaast', stroom: STROOM_TWEE, positie: 2, volgnummer: 0, velden: ['type'] }],
    ],
    [
      'a record before the first',
      ['update gebeurtenissen set positie = -3 where positie = 1'],
      [
        { soort: 'positie', verwacht: 1, gevonden: -3 },
        { soort: 'positie', verwacht: -2, gevonden: 2 },
        { soort: 'volgorde', stroom: STROOM_EEN, positie: -3, volgnummer: 0 },
      ],
    ],
  ])('names the place of %s', async (_, opdrachten, fouten) => {
    const { bron, knoei } = await opgezet(EEN, TWEE);
    await knoei(...opdrachten);
    const uitslag = await nagegaan(bron);
    expect(uitslag.fouten).toHaveLength(fouten.length);
    expect(uitslag.fouten).toEqual(expect.arrayContaining(fouten));
  });

  it('sees an end that was taken away, records of two cases that changed positions and a case written anew only beside a kept digest', async () => {
    const anders = exampleRecords('casus-twee', { count: 3, data: { meldingId: 'anders' } });
    const origineel = await opgezet(EEN, TWEE);
    const { kenmerk } = await nagegaan(origineel.bron);
    const geknoeid = [
      await opgezet(EEN, TWEE).then(async ({ bron, knoei }) => {
        await knoei('delete from gebeurtenissen where positie >= 6');
        return bron;
      }),
      await opgezet(EEN, TWEE).then(async ({ bron, knoei }) => {
        await knoei(
          'update gebeurtenissen set positie = 99 where positie = 3',
          'update gebeurtenissen set positie = 3 where positie = 4',
          'update gebeurtenissen set positie = 4 where positie = 99',
        );
        return bron;
      }),
      (await opgezet(EEN, anders)).bron,
    ];
    const soorten = [];
    for (const bron of geknoeid) {
      expect((await nagegaan(bron)).fouten).toEqual([]);
      soorten.push((await nagegaan(bron, kenmerk)).fouten.map(({ soort }) => soort));
    }
    expect(soorten).toEqual([['ingekort'], ['kenmerk'], ['kenmerk']]);
    await vul(origineel.log, exampleRecords('casus-later'));
    expect((await nagegaan(origineel.bron, kenmerk)).fouten).toEqual([]);
  });

  it('takes no other hash for that of a record: a case written anew that carries the old ones is seen', async () => {
    const { bron, knoei } = await opgezet(EEN, TWEE);
    const { kenmerk } = await nagegaan(bron);
    await knoei(
      ...metOudeHashAchteraan(TWEE).map(
        (tekst, n) =>
          `update gebeurtenissen set record = '${tekst}' where stroom = '${STROOM_TWEE}' and volgnummer = ${n}`,
      ),
    );
    expect((await nagegaan(bron, kenmerk)).fouten).toEqual([
      { soort: 'ernaast', stroom: STROOM_TWEE, positie: 2, volgnummer: 0, velden: ['hash'] },
    ]);
  });
});

describe('the check of a log in EventStoreDB', () => {
  it('finds it in order by its port, and keeps a digest of it', async () => {
    const server = await EventStoreServer.start({ othersWriteTo: ['boekhouding-1'] });
    stops.push(() => server.stop());
    const log = await openEventStoreDb({ url: server.url, name: 'logboek' });
    stops.push(() => log.close());
    await vul(log, EEN, TWEE);
    const { kenmerk, ...uitslag } = await nagegaan(poortbron(log));
    expect(uitslag).toEqual({ gebeurtenissen: AANTAL, casussen: 2, fouten: [], aantalFouten: 0 });
    expect(kenmerk?.positie).toBe(await log.head());
    await vul(log, exampleRecords('casus-later'));
    expect(await nagegaan(poortbron(log), kenmerk)).toMatchObject({ casussen: 3, aantalFouten: 0 });
  });
});
