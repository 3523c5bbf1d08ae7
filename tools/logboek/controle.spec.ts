import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { recordText } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { poortbron } from './bron.js';
import type { Logbron, Rij } from './bron.js';
import { controleer } from './controle.js';
import { AANTAL, EEN, STROOM_EEN, STROOM_TWEE, TWEE, nagegaan, vul } from './controle.fixture.js';
import { kenmerktekst, leesKenmerk } from './kenmerk.js';
import { verslag } from './verslag.js';

const rij = (record: UnpositionedRecord, stroom: string, positie: number): Rij => ({
  ...{ positie, stroom, volgnummer: record.volgnummer, tekst: recordText(record) },
  ernaast: { id: record.id, type: record.type, casusId: record.casusId, hash: record.hash },
});

/** In the order of the cases; the positions are those of a log in which they were recorded in turn. */
const RIJEN: readonly Rij[] = [
  ...EEN.map((record, n) => rij(record, STROOM_EEN, [1, 3, 5, 7][n] ?? 0)),
  ...TWEE.map((record, n) => rij(record, STROOM_TWEE, [2, 4, 6][n] ?? 0)),
];

/** A few at a time, so that cases do not end where a page does. */
function* grepen<T>(dingen: readonly T[]): Generator<readonly T[]> {
  for (let n = 0; n < dingen.length; n += 3) yield dingen.slice(n, n + 3);
}

const bronVan = (rijen: readonly Rij[], opVolgorde: readonly Rij[] = rijen): Logbron => ({
  aaneengesloten: true,
  kop: () => Promise.resolve(Math.max(0, ...opVolgorde.map(({ positie }) => positie))),
  async *plaatsen() {
    const volgorde = opVolgorde.toSorted((a, b) => a.positie - b.positie);
    yield* grepen(volgorde.map((each) => ({ ...each, hash: each.tekst.slice(-66, -2) })));
  },
  async *rijen() {
    yield* grepen(rijen);
  },
});

const met = (positie: number, anders: (rij: Rij) => Partial<Rij>): readonly Rij[] =>
  RIJEN.map((each) => (each.positie === positie ? { ...each, ...anders(each) } : each));

const fouten = async (rijen: readonly Rij[]) => (await nagegaan(bronVan(rijen))).fouten;

describe('the check of a whole log', () => {
  it('finds a log in order, and tells the same of it however it is read', async () => {
    const log = new InMemoryEventLog();
    await vul(log, EEN, TWEE);
    const uitslag = await nagegaan(bronVan(RIJEN));
    expect(uitslag).toMatchObject({ gebeurtenissen: AANTAL, casussen: 2, fouten: [], aantalFouten: 0 });
    expect(await nagegaan(poortbron(log))).toEqual(uitslag);
  });

  it('makes its digest of a line per record, which anybody can repeat', async () => {
    const regels = RIJEN.toSorted((a, b) => a.positie - b.positie).map(
      ({ positie, stroom, volgnummer, tekst }) =>
        `${positie} ${stroom} ${volgnummer} ${(JSON.parse(tekst) as UnpositionedRecord).hash}\n`,
    );
    const { kenmerk } = await nagegaan(bronVan(RIJEN));
    expect(kenmerk).toEqual({
      positie: AANTAL,
      sha256: createHash('sha256').update(regels.join('')).digest('hex'),
    });
  });

  it('finds an empty log in order, with nothing to keep', async () => {
    expect(await nagegaan(bronVan([]))).toEqual({
      ...{ gebeurtenissen: 0, casussen: 0, fouten: [], aantalFouten: 0 },
    });
  });

  it('tells how far it is, each way from nothing to all', async () => {
    const gemeld: [string, number, number][] = [];
    await controleer(bronVan(RIJEN), { meld: (...stand) => gemeld.push(stand) });
    expect(gemeld.filter(([, deel]) => deel === 1)).toEqual([
      ['posities', 1, AANTAL],
      ['ketens', 1, AANTAL],
    ]);
  });

  it('names the place of a text that was changed, and only that one of its case', async () => {
    const changed = met(3, ({ tekst }) => ({ tekst: tekst.replace('voorbeeld', 'voorbeelD') }));
    expect(await fouten(changed)).toEqual([
      { soort: 'keten', stroom: STROOM_EEN, positie: 3, volgnummer: 1, fout: 'hash' },
    ]);
  });

  it.each([
    ['id', { id: 'een-ander' }],
    ['type', { type: 'OverdrachtAanvaard' }],
    ['casusId', { casusId: EEN[0]?.casusId ?? '' }],
  ])('names what stands beside a record and is not what it says: %s', async (veld, ander) => {
    const changed = met(4, ({ ernaast }) => ({
      ernaast: { ...ernaast, ...ander } as typeof ernaast & object,
    }));
    expect(await fouten(changed)).toEqual([
      { soort: 'ernaast', stroom: STROOM_TWEE, positie: 4, volgnummer: 1, velden: [veld] },
    ]);
  });

  it('sees a whole case under another name', async () => {
    const changed = RIJEN.map((each) =>
      each.stroom === STROOM_TWEE ? { ...each, stroom: 'casus-x' } : each,
    );
    expect(await fouten(changed)).toMatchObject([{ soort: 'ernaast', positie: 2, velden: ['stroom'] }]);
  });

  it('sees records of a case that changed places in the log', async () => {
    const changed = RIJEN.map((each) => ({ ...each, positie: { 3: 5, 5: 3 }[each.positie] ?? each.positie }));
    expect(await fouten(changed)).toMatchObject([{ soort: 'volgorde', stroom: STROOM_EEN, positie: 3 }]);
  });

  it('refuses a text with a hash of its own that can be read in two ways', async () => {
    const [, tweede] = EEN;
    const dubbel = recordText(tweede as UnpositionedRecord).replace('{', '{"actor":1,');
    const gehasht = `${dubbel.slice(0, dubbel.indexOf(',"hash":'))}}`;
    const hash = createHash('sha256').update(gehasht).digest('hex');
    const changed = met(3, () => ({ tekst: `${gehasht.slice(0, -1)},"hash":"${hash}"}` }));
    expect(await fouten(changed)).toMatchObject([{ soort: 'keten', positie: 3, fout: 'tekst' }]);
  });

  it('sees a record that only one of both ways leads to', async () => {
    const zonder = RIJEN.filter(({ positie }) => positie !== 6);
    expect((await nagegaan(bronVan(zonder, RIJEN))).fouten).toEqual([
      { soort: 'aantal', inVolgorde: AANTAL, perCasus: AANTAL - 1 },
    ]);
    expect((await nagegaan(bronVan(RIJEN, zonder))).fouten).toEqual([
      { soort: 'positie', verwacht: 6, gevonden: 7 },
      { soort: 'aantal', inVolgorde: AANTAL - 1, perCasus: AANTAL },
    ]);
  });

  it('keeps only the first of many faults, and counts all', async () => {
    const kapot = Array.from({ length: 250 }, (_, n) => ({
      ...{ positie: n + 1, stroom: `casus-${n}`, volgnummer: 0, tekst: '{}' },
    }));
    const uitslag = await nagegaan(bronVan(kapot));
    expect([uitslag.fouten.length, uitslag.aantalFouten]).toEqual([100, 250]);
    expect(verslag(uitslag)).toContain('en nog 150 fouten');
  });
});

describe('a digest that was kept', () => {
  it('holds while the log grows', async () => {
    for (let positie = 1; positie <= AANTAL; positie += 1) {
      const toen = await nagegaan(bronVan(RIJEN.filter((each) => each.positie <= positie)));
      expect(toen.kenmerk?.positie).toBe(positie);
      expect((await nagegaan(bronVan(RIJEN), toen.kenmerk)).fouten).toEqual([]);
    }
  });

  it('shows that the end was taken away, which nothing else does', async () => {
    const { kenmerk } = await nagegaan(bronVan(RIJEN));
    const korter = RIJEN.filter(({ positie }) => positie < 6);
    expect((await nagegaan(bronVan(korter))).fouten).toEqual([]);
    expect((await nagegaan(bronVan(korter), kenmerk)).fouten).toEqual([
      { soort: 'ingekort', kop: 5, bewaard: AANTAL },
    ]);
  });

  it('shows that records of two cases changed places, and that a case was written anew', async () => {
    const { kenmerk } = await nagegaan(bronVan(RIJEN));
    const verwisseld = RIJEN.map((each) => ({
      ...each,
      positie: { 3: 4, 4: 3 }[each.positie] ?? each.positie,
    }));
    expect((await nagegaan(bronVan(verwisseld))).fouten).toEqual([]);
    expect((await nagegaan(bronVan(verwisseld), kenmerk)).fouten).toEqual([
      { soort: 'kenmerk', positie: AANTAL },
    ]);
  });

  it('is one line that is read back, and nothing else is', () => {
    const kenmerk = { positie: 1029, sha256: 'ab'.repeat(32) };
    expect(leesKenmerk(` ${kenmerktekst(kenmerk)}\n`)).toEqual(kenmerk);
    for (const geen of [
      '',
      '1029',
      `0:${kenmerk.sha256}`,
      `1029:${'z'.repeat(64)}`,
      `99999999999999999:${kenmerk.sha256}`,
    ])
      expect(leesKenmerk(geen)).toBeUndefined();
  });
});

describe('the report', () => {
  it('is in Dutch, names places and tells no content', async () => {
    const uitslag = await nagegaan(bronVan(RIJEN));
    expect(verslag(uitslag)).toBe(
      `7 gebeurtenissen in 2 casussen nagegaan: alle posities en ketens kloppen.\nKenmerk: 7:${uitslag.kenmerk?.sha256}`,
    );
    expect(verslag(uitslag, uitslag.kenmerk)).toContain('Tot en met positie 7 is het logboek ongewijzigd.');
    const changed = met(3, ({ tekst }) => ({ tekst: tekst.replace('voorbeeld', 'geheimpje') }));
    const tekst = verslag(await nagegaan(bronVan(changed.filter(({ positie }) => positie !== 6))));
    expect(tekst.split('\n')).toEqual([
      '6 gebeurtenissen in 2 casussen nagegaan. Er klopt iets niet:',
      '  positie 6 ontbreekt',
      `  ${STROOM_EEN}, volgnummer 1, positie 3: de inhoud hoort niet bij de eigen hash`,
    ]);
    expect(tekst).not.toContain('geheimpje');
  });
});
