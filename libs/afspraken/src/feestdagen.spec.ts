import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { dagnummer, datumVan, weekdag } from './datum.js';
import { feestdagen, isWerkdag } from './feestdagen.js';

const vectoren = JSON.parse(
  readFileSync(new URL('../../../test/vectoren/termijnen.json', import.meta.url), 'utf8'),
) as { feestdagen: Record<string, Record<string, string>> };

const EERSTE_JAAR = 1995;
const LAATSTE_JAAR = 2060;
const jaren = Array.from({ length: LAATSTE_JAAR - EERSTE_JAAR + 1 }, (_, i) => EERSTE_JAAR + i);

/** The names that date-holidays gives to the holidays of the Algemene termijnenwet. */
const NAAM_BIJ_ORAKEL: Readonly<Record<string, string>> = {
  Nieuwjaar: 'Nieuwjaarsdag',
  'Goede Vrijdag': 'Goede Vrijdag',
  'Tweede paasdag': 'Tweede Paasdag',
  Koningsdag: 'Koningsdag',
  Koninginnedag: 'Koninginnedag',
  Bevrijdingsdag: 'Bevrijdingsdag',
  Hemelvaartsdag: 'Hemelvaartsdag',
  'Tweede pinksterdag': 'Tweede Pinksterdag',
  Kerstmis: 'Eerste Kerstdag',
  'Tweede kerstdag': 'Tweede Kerstdag',
};

const orakel = new Holidays('NL');

/**
 * The oracle types Goede Vrijdag and 5 May as school holidays and knows days that are none by law (Eerste
 * Paasdag, Oudejaarsavond), so it is asked by name and not by type.
 */
const volgensOrakel = (jaar: number): readonly string[] =>
  orakel
    .getHolidays(jaar, 'nl')
    .flatMap(({ date, name }) => {
      const naam = NAAM_BIJ_ORAKEL[name];
      return naam === undefined ? [] : [`${date.slice(0, 10)} ${naam}`];
    })
    .sort();

const berekend = (jaar: number): readonly string[] =>
  [...feestdagen(jaar)]
    .flatMap(([datum, namen]) => namen.split(' en ').map((naam) => `${datum} ${naam}`))
    .sort();

describe('feestdagen', () => {
  it.each(Object.entries(vectoren.feestdagen))('are those of the worked examples in %s', (jaar, verwacht) => {
    expect(Object.fromEntries(feestdagen(Number(jaar)))).toEqual(verwacht);
    expect([...feestdagen(Number(jaar)).keys()]).toEqual(Object.keys(verwacht));
  });

  it.each(jaren)('agree with date-holidays in %i', (jaar) => {
    expect(berekend(jaar)).toEqual(volgensOrakel(jaar));
  });

  it('move Koningsdag to Saturday when 27 April is a Sunday', () => {
    expect(feestdagen(2031).get('2031-04-26')).toBe('Koningsdag');
    expect(feestdagen(2031).has('2031-04-27')).toBe(false);
    expect(feestdagen(2026).get('2026-04-27')).toBe('Koningsdag');
  });

  it('have 5 May every year, and name both when Hemelvaartsdag falls on it', () => {
    for (const jaar of jaren) expect(feestdagen(jaar).get(`${jaar}-05-05`)).toContain('Bevrijdingsdag');
    expect(feestdagen(2016).get('2016-05-05')).toBe('Bevrijdingsdag en Hemelvaartsdag');
  });

  it('knew Koninginnedag until 2013', () => {
    expect(feestdagen(2013).get('2013-04-30')).toBe('Koninginnedag');
    expect(feestdagen(2014).get('2014-04-26')).toBe('Koningsdag');
  });
});

describe('a werkdag', () => {
  it('is no holiday, no weekend and no extra free day', () => {
    expect(isWerkdag('2026-04-02')).toBe(true);
    expect(isWerkdag('2026-04-03')).toBe(false);
    expect(isWerkdag('2026-04-04')).toBe(false);
    expect(isWerkdag('2026-05-15')).toBe(true);
    expect(isWerkdag('2026-05-15', ['2026-05-15'])).toBe(false);
  });

  it('lies on Monday to Friday and is never a feestdag', () => {
    const dag = fc.integer({ min: dagnummer('1980-01-01'), max: dagnummer('2200-12-31') });
    fc.assert(
      fc.property(dag, (d) => {
        const datum = datumVan(d);
        const feest = feestdagen(Number(datum.slice(0, 4))).has(datum);
        expect(isWerkdag(datum)).toBe(weekdag(d) <= 5 && !feest);
      }),
      { numRuns: 500 },
    );
  });
});
