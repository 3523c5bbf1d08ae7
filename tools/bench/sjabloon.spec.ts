import { describe, expect, it } from '@jest/globals';
import { verifyChain } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { geschiedenis, perCasus, recordsVan } from './geschiedenis.js';
import { Sjabloon, kopieId } from './sjabloon.js';

const RECORDS = recordsVan(geschiedenis(60));
const uitKopie = (tekst: string): UnpositionedRecord =>
  JSON.parse(tekst.replaceAll('\\\\', '\\')) as UnpositionedRecord;

describe('a history that is repeated', () => {
  const kopieen = [...new Sjabloon(RECORDS).kopieen(3 * RECORDS.length)];

  it('has the chains of every case intact', () => {
    const casussen = perCasus(kopieen.map(({ tekst }) => uitKopie(tekst)));
    expect(casussen).toHaveLength(3 * perCasus(RECORDS).length);
    for (const records of casussen)
      expect(verifyChain(records)).toEqual({ intact: true, length: records.length });
  });

  it('has every id once, and begins with the records themselves', () => {
    expect(new Set(kopieen.map(({ id }) => id)).size).toBe(kopieen.length);
    expect(kopieen.slice(0, RECORDS.length).map(({ tekst }) => uitKopie(tekst))).toEqual(RECORDS);
  });

  it('gives exactly as many rows as are asked', () => {
    expect([...new Sjabloon(RECORDS).kopieen(RECORDS.length + 7)]).toHaveLength(RECORDS.length + 7);
  });

  it('may put all lots side by side, each case still in order', () => {
    const rijen = [...new Sjabloon(RECORDS).kopieen(2 * RECORDS.length, true)];
    expect(rijen[0]?.volgnummer).toBe(0);
    expect(rijen[1]?.volgnummer).toBe(0);
    for (const records of perCasus(rijen.map(({ tekst }) => uitKopie(tekst))))
      expect(verifyChain(records).intact).toBe(true);
  });

  it('makes ids as long as they were, and other ones for every copy', () => {
    const id = '0f1c2a4e-0d53-5c1b-9d2e-7a8b9c0d1e2f';
    const ids = Array.from({ length: 1_000 }, (_, lot) => kopieId(id, lot));
    expect(new Set(ids).size).toBe(1_000);
    for (const each of ids) expect(each).toMatch(/^[0-9a-f]{8}-0d53-5c1b-9d2e-7a8b9c0d1e2f$/);
  });
});
