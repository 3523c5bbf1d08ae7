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

  it('tells nothing found from nothing shown', () => {
    expect(regels({})).toEqual([
      expect.stringMatching(/^Meldingen;;;;01-01-2026;01-02-2026;;.*;niets gevonden$/),
    ]);
    expect(regels({ minimum: 5 })).toEqual([
      expect.stringContaining('het is nul, of het wordt niet getoond'),
    ]);
  });
});
