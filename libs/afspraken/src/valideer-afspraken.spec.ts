import { describe, expect, it } from '@jest/globals';
import { OngeldigeAfspraken } from './fouten.js';
import { testregio, testregioLater, zuidLimburg } from './testing.js';
import { valideerAfspraken } from './valideer-afspraken.js';

const redenen = (json: unknown): readonly string[] => {
  try {
    valideerAfspraken(json);
  } catch (fout) {
    if (fout instanceof OngeldigeAfspraken) return fout.redenen;
    throw fout;
  }
  return [];
};

const zl = zuidLimburg();
const [parkstad] = zl.subregios;
const [beekdaelen] = parkstad?.gemeenten ?? [];

describe('valideerAfspraken', () => {
  it.each([zuidLimburg(), testregio(), testregioLater()])(
    'returns a right set as it is: $regio $versie',
    (set) => {
      expect(valideerAfspraken(structuredClone(set))).toEqual(set);
    },
  );

  it.each<[string, unknown, string]>([
    ['no object', [], 'het document: moet een object zijn, maar is [].'],
    [
      'an unknown field',
      { ...zl, opmerking: 1 },
      'opmerking: is een onbekend veld; bekend zijn regio, versie,',
    ],
    ['a wrong type', { ...zl, regio: 7 }, 'regio: moet een id van letters, cijfers en streepjes'],
    [
      'an impossible date',
      { ...zl, geldigVanaf: '2022-02-30' },
      'geldigVanaf: moet een bestaande datum in de vorm \'2022-01-20\' zijn, maar is "2022-02-30".',
    ],
    [
      'a wrong extra free day',
      { ...zl, extraVrijeDagen: ['2026-01-01', 'x'] },
      'extraVrijeDagen[1]: moet een bestaande datum',
    ],
    [
      'an unknown V5 moment',
      { ...zl, v5Moment: { regulier: 'later', triagetafel: 'verzending' } },
      'v5Moment.regulier: moet "verzending" of "ontvangst" of "aanvaarding" zijn, maar is "later".',
    ],
    [
      'a missing term',
      { ...zl, termijnen: { ...zl.termijnen, T9: undefined } },
      'termijnen.T9: ontbreekt; nodig is een object.',
    ],
    [
      'a term that does not exist',
      { ...zl, termijnen: { ...zl.termijnen, T12: zl.termijnen.T1 } },
      'termijnen.T12: is een onbekend veld',
    ],
    [
      'two lengths of one term',
      { ...zl, termijnen: { ...zl.termijnen, T3: { ...zl.termijnen.T3, duur: { weken: 3, maanden: 1 } } } },
      'termijnen.T3.duur: moet een object met precies een van werkdagen, weken, maanden, zelfdeDag zijn',
    ],
    [
      'a term of nothing',
      { ...zl, termijnen: { ...zl.termijnen, T3: { ...zl.termijnen.T3, duur: { weken: 0 } } } },
      'termijnen.T3.duur.weken: moet een geheel getal van 1 tot en met 104 zijn, maar is 0.',
    ],
    [
      'moments of T6 out of order',
      { ...zl, termijnen: { ...zl.termijnen, T6: { ...zl.termijnen.T6, maanden: [12, 3] } } },
      'termijnen.T6.maanden: moet oplopend zijn, maar is 12, 3.',
    ],
    [
      'another id for Veilig Thuis',
      { ...zl, veiligThuis: { id: 'vt', naam: 'VT' } },
      "veiligThuis.id: moet gelijk zijn aan regio ('zuid-limburg'), maar is 'vt'.",
    ],
    [
      'office hours that end before they begin',
      { ...zl, kantoortijden: { van: '17:00', tot: '08:30' } },
      "kantoortijden.tot: moet later zijn dan kantoortijden.van ('17:00')",
    ],
    [
      'no time of day',
      { ...zl, kantoortijden: { van: '8.30', tot: '24:00' } },
      "kantoortijden.van: moet een tijd in de vorm '08:30' zijn",
    ],
    [
      'a gemeente without a team',
      { ...zl, subregios: [{ ...parkstad, gemeenten: [{ ...beekdaelen, teams: [] }] }] },
      'subregios[0].gemeenten[0].teams: moet een lijst van 1 tot en met 1000 waarden zijn',
    ],
    [
      'no CBS code',
      { ...zl, subregios: [{ ...parkstad, gemeenten: [{ ...beekdaelen, code: '1954' }] }] },
      "subregios[0].gemeenten[0].code: moet een CBS-code ('GM' met vier cijfers) zijn",
    ],
    [
      'a gemeente twice',
      {
        ...zl,
        subregios: [
          { ...parkstad, gemeenten: [beekdaelen, { ...beekdaelen, teams: [{ id: 't', naam: 'T' }] }] },
        ],
      },
      "subregios[0].gemeenten[1].code: gemeente 'GM1954' staat al bij subregios[0].gemeenten[0].code; elk mag één keer.",
    ],
    [
      'a sub-regio twice',
      {
        ...zl,
        subregios: [
          ...zl.subregios,
          { ...parkstad, gemeenten: [{ code: 'GM9900', naam: 'X', teams: [{ id: 't', naam: 'T' }] }] },
        ],
      },
      "subregios[3].id: subregio 'parkstad' staat al bij subregios[0].id",
    ],
    [
      'a team twice',
      { ...zl, subregios: [{ ...parkstad, gemeenten: [beekdaelen, { ...beekdaelen, code: 'GM9900' }] }] },
      "subregios[0].gemeenten[1].teams[0].id: team 'GM1954-toegang' staat al bij",
    ],
    [
      'a partner twice',
      { ...zl, partners: [...zl.partners, zl.partners[0]] },
      "partners[7].id: partner 'gi gi-a' staat al bij partners[0].id",
    ],
  ])('refuses %s, with path and remedy', (_, json, reden) => {
    expect(redenen(json)).toContainEqual(expect.stringContaining(reden));
  });

  it('names everything that is wrong at once', () => {
    expect(redenen({})).toHaveLength(11);
  });
});
