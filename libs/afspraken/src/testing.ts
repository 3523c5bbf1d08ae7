import { readFileSync } from 'node:fs';
import type { Afspraken } from './afspraken.js';
import { Afsprakenboek } from './afsprakenboek.js';
import { valideerAfspraken } from './valideer-afspraken.js';

const ZUID_LIMBURG_2022 = new URL('../data/zuid-limburg-2022-01-20.json', import.meta.url);

/** The set of the first region, as it stands in the data. */
export const zuidLimburg = (): Afspraken =>
  valideerAfspraken(JSON.parse(readFileSync(ZUID_LIMBURG_2022, 'utf8')));

/**
 * An invented region that differs wherever a second region may: terms, V5 moment, gemeenten, office hours, an
 * extra free day. Its gemeente codes lie outside the ones that CBS has given out.
 */
export const testregio = (): Afspraken => {
  const basis = zuidLimburg();
  return valideerAfspraken({
    ...basis,
    regio: 'testregio',
    versie: '2024-01-01',
    geldigVanaf: '2024-01-01',
    bron: 'verzonnen, voor de tests',
    veiligThuis: { id: 'testregio', naam: 'Veilig Thuis Testregio' },
    subregios: [
      {
        id: 'kust',
        naam: 'Kust',
        gemeenten: [
          {
            code: 'GM9901',
            naam: 'Duinoord',
            teams: [
              { id: 'GM9901-buurtteam', naam: 'Buurtteam Duinoord' },
              { id: 'GM9901-jeugdteam', naam: 'Jeugdteam Duinoord' },
            ],
          },
          { code: 'GM9902', naam: 'Zandwijk', teams: [{ id: 'GM9902-toegang', naam: 'Toegang Zandwijk' }] },
        ],
      },
    ],
    partners: [
      { soort: 'gi', id: 'gi-test', naam: 'Gecertificeerde instelling Test' },
      { soort: 'instelling', id: 'zorgaanbieder-test', naam: 'Zorgaanbieder Test' },
      { soort: 'multidisciplinair-team', id: 'zvh-test', naam: 'Zorg- en Veiligheidshuis Test' },
    ],
    termijnen: {
      ...basis.termijnen,
      T1: { ...basis.termijnen.T1, bron: 'verzonnen', duur: { werkdagen: 3 } },
    },
    v5Moment: { regulier: 'aanvaarding', triagetafel: 'ontvangst' },
    kantoortijden: { van: '09:00', tot: '17:30' },
    extraVrijeDagen: ['2024-05-10'],
  });
};

/** The next version of the same region, in force from 1 July 2025: another T1, a new gemeente, one team less. */
export const testregioLater = (): Afspraken => {
  const eerst = testregio();
  const [kust] = eerst.subregios;
  const [duinoord, zandwijk] = kust?.gemeenten ?? [];
  return valideerAfspraken({
    ...eerst,
    versie: '2025-07-01',
    geldigVanaf: '2025-07-01',
    subregios: [
      {
        ...kust,
        gemeenten: [
          { ...duinoord, teams: duinoord?.teams.slice(0, 1) },
          zandwijk,
          { code: 'GM9903', naam: 'Meerdijk', teams: [{ id: 'GM9903-wijkteam', naam: 'Wijkteam Meerdijk' }] },
        ],
      },
    ],
    termijnen: {
      ...eerst.termijnen,
      T1: { ...eerst.termijnen.T1, duur: { werkdagen: 10 } },
      T6: { ...eerst.termijnen.T6, maanden: [2, 6, 18] },
    },
    v5Moment: { regulier: 'ontvangst', triagetafel: 'verzending' },
  });
};

/** Zuid-Limburg and both versions of the invented region. */
export const testboek = (): Afsprakenboek =>
  new Afsprakenboek([zuidLimburg(), testregio(), testregioLater()]);
