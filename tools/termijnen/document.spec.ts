import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { Invoerfout } from '../json-bestand.js';
import { berekendDocument } from './berekening.js';
import { leesDocument } from './document.js';

const bereken = (json: unknown, regio = 'zuid-limburg'): unknown =>
  JSON.parse(JSON.stringify(berekendDocument(leesDocument(json), testboek(), regio)));

const melding = (json: unknown): string => {
  try {
    leesDocument(json);
  } catch (fout) {
    if (fout instanceof Invoerfout) return fout.message;
    throw fout;
  }
  return '';
};

const regels = (...termijnen: readonly unknown[]) => ({ termijnen });

describe('the document', () => {
  it('gets what the calendar says in place of what it claims, and keeps the rest in its order', () => {
    const invoer = {
      titel: 'voorbeeld',
      termijnen: [{ laatsteDag: '1999-01-01', van: '2026-03-30', termijn: 'T1', noot: [1] }],
      feestdagen: { '2026': { '2026-07-01': 'Verzonnen dag' } },
    };
    const uitvoer = bereken(invoer);
    expect(JSON.stringify(uitvoer)).toMatch(/^{"titel":"voorbeeld","termijnen":.*"feestdagen":{"2026":/);
    expect(uitvoer).toMatchObject({
      termijnen: [
        {
          laatsteDag: '2026-04-08',
          van: '2026-03-30',
          termijn: 'T1',
          noot: [1],
          overschredenVanaf: '2026-04-09T00:00 Europe/Amsterdam',
        },
      ],
    });
    expect(JSON.stringify(uitvoer)).not.toContain('Verzonnen dag');
  });

  it('without feestdagen gets those of the years that its entries run through', () => {
    const uitvoer = bereken(
      regels({ termijn: 'T6', maanden: 12, van: '2025-12-30' }, { termijn: 'T5', van: '2028-01-01' }),
    );
    expect(Object.keys((uitvoer as { feestdagen: object }).feestdagen)).toEqual(['2025', '2026', '2028']);
    expect(bereken(regels())).toEqual({ feestdagen: {}, termijnen: [] });
  });

  it('is judged by the afspraken of the region in force on the day that a term starts', () => {
    const uitvoer = bereken(
      regels({ termijn: 'T1', van: '2025-06-30' }, { termijn: 'T1', van: '2025-07-01' }),
      'testregio',
    );
    expect(uitvoer).toMatchObject({
      termijnen: [{ laatsteDag: '2025-07-03' }, { laatsteDag: '2025-07-15' }],
    });
  });

  it.each<[string, unknown, string]>([
    ['no object', [], "het document: moet een object met 'termijnen' zijn, maar is []."],
    ['no termijnen', {}, "termijnen: ontbreekt; nodig is een lijst van objecten met 'termijn' en 'van'."],
    ['termijnen of another type', { termijnen: { T1: 1 } }, 'termijnen: moet een lijst van objecten'],
    [
      'an entry that is no object',
      regels('T1'),
      "termijnen[0]: moet een object met 'termijn' en 'van' zijn, maar is \"T1\".",
    ],
    [
      'an unknown term',
      regels({ termijn: 'T12', van: '2026-01-01' }),
      'termijnen[0].termijn: moet een van T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 zijn, maar is "T12".',
    ],
    ['no term', regels({ van: '2026-01-01' }), 'termijnen[0].termijn: ontbreekt; nodig is een van T1,'],
    ['no start', regels({ termijn: 'T1' }), 'termijnen[0].van: ontbreekt; nodig is een bestaande datum'],
    ['an impossible date', regels({ termijn: 'T1', van: '2026-02-29' }), 'maar is "2026-02-29".'],
    [
      'an instant for a date',
      regels({ termijn: 'T1', van: '2026-02-20T10:00:00Z' }),
      'in de vorm "2026-04-08" zijn, maar is',
    ],
    [
      'a number for a date',
      regels({ termijn: 'T1', van: 20260220 }),
      'termijnen[0].van: moet een bestaande datum',
    ],
    ['a year outside the calendar', regels({ termijn: 'T1', van: '1026-02-20' }), 'van 1980 tot en met 2999'],
    [
      'T6 without maanden',
      regels({ termijn: 'T6', van: '2026-01-01' }),
      'termijnen[0].maanden: ontbreekt; nodig is voor T6 een geheel getal van 1 tot en met 120 (bijvoorbeeld 3 of 12).',
    ],
    [
      'T6 with text',
      regels({ termijn: 'T6', van: '2026-01-01', maanden: '3' }),
      'termijnen[0].maanden: moet voor T6 een geheel getal',
    ],
    [
      'feestdagen as a list',
      { feestdagen: [], termijnen: [] },
      'feestdagen: moet een object met jaren als namen zijn',
    ],
    [
      'a year that is none',
      { feestdagen: { jaar: {} }, termijnen: [] },
      "feestdagen: 'jaar' moet een jaar van 1980",
    ],
  ])('is refused: %s', (_, json, reden) => {
    expect(melding(json)).toContain(reden);
  });

  it('is refused with all that is wrong, and no more than a screen of it', () => {
    const fout = { termijn: 'T0', van: 'gisteren' };
    expect(melding(regels({ termijn: 'T1', van: '2026-01-01' }, fout)).split('\n')).toHaveLength(2);
    const lang = melding(regels(...Array.from({ length: 50 }, () => fout))).split('\n');
    expect(lang).toHaveLength(21);
    expect(lang.at(-1)).toBe('… en nog 80 fouten.');
  });
});
