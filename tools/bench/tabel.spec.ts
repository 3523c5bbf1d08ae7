import { describe, expect, it } from '@jest/globals';
import type { Meetverslag } from './rondes.js';
import { uitslagVan } from './rondes.js';
import { afgebroken, getal, tabel } from './tabel.js';

const regel = {
  naam: 'wie was verantwoordelijk voor het zicht op veiligheid, p99 bij 10 miljoen',
  plafond: 'dezelfde rijen op de primaire sleutel',
  eenheid: 'ms',
  doel: { richting: 'hoogstens', verhouding: 1.15 },
} as const;
const verslag: Meetverslag = {
  id: 'P5',
  uitslagen: [uitslagVan('P5', regel, [{ onze: 1.234, plafond: 12_345 }])],
  noten: [
    'een noot die zo lang is dat zij niet op een regel van honderdtwintig tekens past, en dus wordt afgebroken waar dat kan',
  ],
  seconden: 3,
};
const zonder: Meetverslag = {
  id: 'P7',
  uitslagen: [{ id: 'P7', naam: 'door Kafka', oordeel: 'niet gemeten', reden: 'Java 17 ontbreekt.\nstack' }],
  noten: [],
  seconden: 0,
};

describe('the table', () => {
  it('fits in 120 columns', () => {
    for (const rij of tabel([verslag, zonder]).split('\n')) expect(rij.length).toBeLessThanOrEqual(120);
  });

  it('says of each line what it is measured against, and whether the goal was met', () => {
    const tekst = tabel([verslag]);
    expect(tekst).toMatch(/^P5 .*1,23 +12\.345 +ms +0,00 +0,00–0,00 +≤ 1,15 +gehaald$/m);
    expect(tekst).toMatch(/^ +tegen dezelfde rijen op de primaire\n +sleutel\n/m);
  });

  it('gives the reason of what was not measured, in one sentence', () => {
    expect(tabel([zonder])).toMatch(/^P7 +door Kafka +niet gemeten\n +· Java 17 ontbreekt\.\n─/m);
  });

  it('writes numbers as they are read here', () => {
    expect([0.012345, 3.14159, 214.7, 1_234.5].map(getal)).toEqual(['0,0123', '3,14', '215', '1.235']);
  });

  it('breaks at spaces', () => {
    expect(afgebroken('een twee drie', 8)).toEqual(['een twee', 'drie']);
    expect(afgebroken('onafbreekbaar', 5)).toEqual(['onafbreekbaar']);
  });
});
