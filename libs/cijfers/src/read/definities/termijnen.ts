import { OOK_PER_TEAM, VAN_CASUSSEN, aandeel, aantal } from './definitie.js';
import type { Cijfergroep } from './definitie.js';

const ALLE_TERMIJNEN = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T10', 'T11'];

export const TERMIJNEN: Cijfergroep = {
  titel: 'Termijnen en monitoring',
  cijfers: [
    aantal({
      id: 'termijnen',
      naam: 'Termijnen naar uitkomst',
      uitleg:
        'Hoeveel termijnen werden gehaald, verstreken, of vervielen voordat zij verstreken. Verstreken telt op het eerste tijdstip na de laatste dag, ook als het gevraagde later alsnog gebeurde. T9 is een venster en geen plicht, en telt niet mee. T11 is een standaard van de hub.',
      regels: ALLE_TERMIJNEN,
      feit: 'termijn',
      splitsing: ['termijn', 'uitkomst'],
      niveaus: OOK_PER_TEAM,
    }),
    aandeel({
      id: 'termijnen-gehaald',
      naam: 'Aandeel gehaalde termijnen',
      uitleg:
        'Per termijn: van wat in de periode werd gehaald of verstreek, het deel dat werd gehaald. Wat verviel telt niet mee.',
      regels: ALLE_TERMIJNEN,
      feit: 'termijn',
      splitsing: ['termijn'],
      niveaus: OOK_PER_TEAM,
    }),
    aantal({
      id: 'monitoring-gepland',
      naam: 'Monitormomenten die verschijnen',
      uitleg:
        'Hoeveel monitormomenten in de periode hun laatste dag hebben, naar het aantal maanden na de overdracht (3, 12). Ook in de toekomst. Een moment dat verviel omdat de monitoring eindigde, telt niet mee.',
      regels: ['T6', 'S2'],
      feit: 'monitoring-gepland',
      splitsing: ['maanden'],
      niveaus: VAN_CASUSSEN,
    }),
    aantal({
      id: 'monitoring-naar-uitkomst',
      naam: 'Monitormomenten naar uitkomst',
      uitleg:
        'Hoeveel monitormomenten werden gehaald, verstreken of vervielen, naar het aantal maanden na de overdracht.',
      regels: ['T6', 'S2'],
      feit: 'termijn',
      waarin: { termijn: ['T6'] },
      splitsing: ['maanden', 'uitkomst'],
      niveaus: VAN_CASUSSEN,
    }),
  ],
};
