import { describe, expect, it } from '@jest/globals';
import { cijferVan } from '../definities/index.js';
import { tijdvakken } from '../tijd/kalender.js';
import { cijferCsv } from './cijfer-csv.js';
import type { Cijferantwoord } from './cijfer.query.js';

const antwoord = (om: Partial<Cijferantwoord>): Cijferantwoord => {
  const definitie = cijferVan('meldingen');
  if (!definitie) throw new Error('meldingen is a figure');
  const [van, tot] = ['2026-01-01', '2026-02-01'];
  return {
    ...{ definitie, niveau: 'subregio', per: 'maand', van, tot, bekendOp: '2026-03-01T11:00:00.000Z' },
    ...{ tijdvakken: tijdvakken('maand', van, tot), cellen: [] },
    ...om,
  };
};

const CEL = {
  gebied: 'parkstad',
  naam: 'Parkstad',
  periode: '2026-01',
  kenmerken: {},
  waarde: 12,
  aantal: 12,
};

const regels = (om: Partial<Cijferantwoord>) => cijferCsv(antwoord(om)).trimEnd().split('\r\n').slice(1);

describe('a figure as a file', () => {
  it('says in each row at which level and as known when it was, and how many cases it misses', () => {
    expect(regels({ cellen: [CEL], onvolledig: 2 })).toEqual([
      'Meldingen;parkstad;Parkstad;2026-01;01-01-2026;01-02-2026;12;aantal;;subregio;;01-03-2026 12:00:00;2026-03-01T11:00:00.000Z;2;',
    ]);
  });

  it('says of what is protected that it is a lower bound', () => {
    expect(regels({ cellen: [CEL], minimum: 5 })[0]).toMatch(
      /;subregio;5;.*;;ten minste dit aantal: cellen onder 5 tellen niet mee$/,
    );
  });

  it('says of what is protected which part of its period does not count yet, and when all of it does', () => {
    const om = { cellen: [CEL], minimum: 5 };
    expect(regels({ ...om, vastTot: '2026-01-01' })[0]).toMatch(
      /;ten minste dit aantal: cellen onder 5 tellen niet mee, en wat vanaf 01-01-2026 gebeurde telt nog niet mee: deze periode is heel te zien vanaf 02-03-2026$/,
    );
    expect(regels({ ...om, vastTot: '2026-02-01' })[0]).toMatch(/cellen onder 5 tellen niet mee$/);
  });

  it('says of what is protected and empty that it may not count yet, and when it will', () => {
    expect(regels({ minimum: 5, vastTot: '2025-10-01' })).toEqual([
      expect.stringMatching(
        /;geen cel van ten minste 5: het is nul, of het wordt niet getoond, en wat vanaf 01-10-2025 gebeurde telt nog niet mee: deze periode is heel te zien vanaf 02-03-2026$/,
      ),
    ]);
    expect(regels({ minimum: 5, vastTot: '2026-02-01' })[0]).toMatch(/het wordt niet getoond$/);
  });

  it('tells nothing found from nothing shown', () => {
    expect(regels({})).toEqual([
      expect.stringMatching(/^Meldingen;;;;01-01-2026;01-02-2026;;.*;niets gevonden$/),
    ]);
    expect(regels({ minimum: 5 })).toEqual([
      expect.stringContaining('het is nul, of het wordt niet getoond'),
    ]);
  });
});
