import { expect } from '@jest/globals';
import { inzagen, ketenKlopt, spoor } from './antwoorden.js';
import type { Casus, Klant } from './klant.js';
import { ZEGELMERK } from './lichamen.js';

/** How every story ends: the export proves itself, holds no content, and the reads are on record. */
export const bewezen = async (gemeente: Klant, casus: Casus, types: readonly string[]): Promise<void> => {
  const { records, tekst, oordeel } = await spoor(gemeente, casus);
  expect(records.map(({ type }) => type)).toEqual(types);
  expect(oordeel).toBe('intact');
  expect(ketenKlopt(records)).toBe(true);
  expect(tekst).not.toContain(ZEGELMERK);
  expect(await inzagen(gemeente, casus)).toEqual(
    expect.arrayContaining([
      'gemeente-heerlen inzagen gemeente-van-de-casus',
      'gemeente-heerlen spoor gemeente-van-de-casus',
    ]),
  );
};
