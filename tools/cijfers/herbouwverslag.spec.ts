import { describe, expect, it } from '@jest/globals';
import { verslag } from './herbouwverslag.js';

const HEEL = { casussen: 20, gebeurtenissen: 219 };

const gelijk = {
  gelijk: true,
  soort: 'tabellen',
  casussen: 20,
  inLog: HEEL,
  inNieuwe: HEEL,
  nietInLog: 0,
  gemist: 0,
} as const;

describe('what an operator hears of a rebuild of the figures', () => {
  it('is short when all is equal', () => {
    expect(verslag({ gewisseld: true, positie: 219, vergelijking: gelijk }).split('\n')).toEqual([
      'Vergeleken met de rijen die er waren: 20 casussen, gelijk.',
      'Gewisseld; de cijfers zijn bij tot en met positie 219.',
    ]);
  });

  it('names each kind of difference', () => {
    const vergelijking = {
      ...gelijk,
      gelijk: false,
      soort: 'steekproef',
      casussen: 15,
      inNieuwe: { casussen: 15, gebeurtenissen: 170 },
      nietInLog: 2,
      gemist: 5,
    } as const;
    expect(verslag({ gewisseld: false, positie: 219, vergelijking }).split('\n')).toEqual([
      'Vergeleken met een steekproef uit het logboek: 15 casussen, NIET gelijk.',
      'Het logboek heeft 20 casussen met 219 gebeurtenissen; de nieuwe rijen zijn van 15 casussen met 170.',
      'Van 5 casussen (of meer) missen de nieuwe rijen wat al in het logboek stond.',
      'Van 2 casussen (of meer) weet dit logboek minder dan de cijfers: is dit het goede logboek (EVENTSTOREDB_URL)?',
      'Niet gewisseld: de oude cijfers blijven. Zoek de oorzaak, of wissel met --ook-bij-verschil.',
    ]);
  });
});
