import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { verifyChain } from '#event-sourcing';
import type { UnpositionedRecord } from '#event-sourcing';
import { Simulatie } from './simulatie.js';

const jaar = (zaad = 'a', casussen = 60) =>
  new Simulatie({
    boek: testboek(),
    zaad,
    van: '2023-01-01T00:00:00+01:00',
    tot: '2025-01-01T00:00:00+01:00',
    casussen,
  });

const recordsVan = (simulatie: Simulatie): readonly UnpositionedRecord[] =>
  [...simulatie].flatMap(({ records }) => records);

const perStroom = (simulatie: Simulatie): ReadonlyMap<string, readonly UnpositionedRecord[]> => {
  const stromen = new Map<string, UnpositionedRecord[]>();
  for (const { stroom, records } of simulatie)
    stromen.set(stroom, [...(stromen.get(stroom) ?? []), ...records]);
  return stromen;
};

describe('a simulation', () => {
  it('is the same byte for byte for the same seed, and another for another', () => {
    const eerste = JSON.stringify(recordsVan(jaar()));
    expect(JSON.stringify(recordsVan(jaar()))).toBe(eerste);
    expect(JSON.stringify(recordsVan(jaar('b')))).not.toBe(eerste);
  });

  it('gives an unbroken chain for each case', () => {
    const stromen = perStroom(jaar());
    expect(stromen.size).toBe(60);
    for (const records of stromen.values()) expect(verifyChain(records)).toMatchObject({ intact: true });
  });
});
