import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { TERMIJN_IDS, type TermijnId } from './afspraken.js';
import { dagnummer, datumVan } from './datum.js';
import { isWerkdag } from './feestdagen.js';
import { MaandenOntbreken, OngeldigeTijd } from './fouten.js';
import { buitenKantoortijd } from './kantoortijd.js';
import { laatsteDag, termijn } from './termijn.js';
import { testboek, testregio, zuidLimburg } from './testing.js';
import { TIJDZONE, beginVanDag } from './tijdzone.js';

interface Voorbeeld {
  readonly termijn: TermijnId;
  readonly van: string;
  readonly maanden?: number;
  readonly laatsteDag: string;
  readonly overschredenVanaf: string;
}

const vectoren = JSON.parse(
  readFileSync(new URL('../../../test/vectoren/termijnen.json', import.meta.url), 'utf8'),
) as { termijnen: readonly Voorbeeld[] };

const zl = zuidLimburg();
const dag = fc.integer({ min: dagnummer('1995-01-01'), max: dagnummer('2095-12-31') });
const id = fc.constantFrom(...TERMIJN_IDS);

const lokaal = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(TIJDZONE);

describe('termijn', () => {
  it.each(vectoren.termijnen)('$termijn from $van ends on $laatsteDag', (voorbeeld) => {
    const { maanden } = voorbeeld;
    const berekend = termijn(zl, voorbeeld.termijn, voorbeeld.van, { maanden });
    const vanaf = lokaal(berekend.overschredenVanaf).toPlainDateTime().toString({ smallestUnit: 'minute' });
    expect(berekend.laatsteDag).toBe(voorbeeld.laatsteDag);
    expect(`${vanaf} ${TIJDZONE}`).toBe(voorbeeld.overschredenVanaf);
  });

  it.each<[TermijnId, string]>([
    ['T1', '2026-06-08'],
    ['T2', '2026-06-08'],
    ['T3', '2026-06-22'],
    ['T4', '2026-06-08'],
    ['T5', '2026-06-01'],
    ['T6', '2026-09-01'],
    ['T7', '2026-07-13'],
    ['T8', '2026-08-01'],
    ['T9', '2026-12-01'],
    ['T10', '2026-06-02'],
    ['T11', '2026-06-03'],
  ])('%s of Zuid-Limburg from Monday 1 June 2026 ends on %s', (termijnId, verwacht) => {
    expect(termijn(zl, termijnId, '2026-06-01', { maanden: 3 }).laatsteDag).toBe(verwacht);
  });

  it('starts on the local date of an instant', () => {
    expect(termijn(zl, 'T5', '2026-06-01T22:30:00Z').laatsteDag).toBe('2026-06-02');
    expect(termijn(zl, 'T5', '2026-06-01T21:30:00Z').laatsteDag).toBe('2026-06-01');
  });

  it('lets weeks and months end in a weekend or on a holiday', () => {
    expect(laatsteDag({ weken: 3 }, '2026-04-11')).toBe('2026-05-02');
    expect(laatsteDag({ maanden: 2 }, '2026-10-25')).toBe('2026-12-25');
    expect(laatsteDag({ maanden: 3 }, '2027-11-30')).toBe('2028-02-29');
  });

  it('counts no extra free day of the afspraken', () => {
    expect(laatsteDag({ werkdagen: 1 }, '2024-05-08')).toBe('2024-05-10');
    expect(laatsteDag({ werkdagen: 1 }, '2024-05-08', ['2024-05-10'])).toBe('2024-05-13');
    expect(termijn(testregio(), 'T1', '2024-05-07').laatsteDag).toBe('2024-05-14');
  });

  it('asks which moment of T6 is meant', () => {
    expect(() => termijn(zl, 'T6', '2026-06-01')).toThrow(MaandenOntbreken);
    expect(() => termijn(zl, 'T6', '2026-06-01', { maanden: 1.5 })).toThrow(
      'afgesproken is ten minste 3 en 12',
    );
    expect(() => termijn(zl, 'T1', '2026-06-31')).toThrow(OngeldigeTijd);
  });

  it('differs per region and per version of a region', () => {
    const boek = testboek();
    const t1 = (regio: string, van: string) =>
      termijn(boek.voor(regio, beginVanDag(van)), 'T1', van).laatsteDag;
    expect(t1('zuid-limburg', '2025-06-30')).toBe('2025-07-07');
    expect(t1('testregio', '2025-06-30')).toBe('2025-07-03');
    expect(t1('testregio', '2025-07-01')).toBe('2025-07-15');
  });
});

describe('every term', () => {
  it('is exceeded from local midnight after its last day, also where the clock changes', () => {
    fc.assert(
      fc.property(id, dag, fc.integer({ min: 1, max: 24 }), (termijnId, d, maanden) => {
        const einde = termijn(zl, termijnId, datumVan(d), { maanden });
        const vanaf = lokaal(einde.overschredenVanaf);
        expect(vanaf.toPlainTime().toString()).toBe('00:00:00');
        expect(vanaf.toPlainDate().toString()).toBe(datumVan(dagnummer(einde.laatsteDag) + 1));
        expect(vanaf.epochMilliseconds).toBe(einde.overschredenVanafMs);
        expect(einde.overschredenVanaf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('never ends earlier when it starts later', () => {
    fc.assert(
      fc.property(id, dag, fc.nat(400), fc.integer({ min: 1, max: 24 }), (termijnId, d, later, maanden) => {
        const eind = (van: number) => termijn(zl, termijnId, datumVan(van), { maanden }).overschredenVanafMs;
        expect(eind(d + later)).toBeGreaterThanOrEqual(eind(d));
      }),
      { numRuns: 1000 },
    );
  });

  it('in werkdagen ends on a werkdag, with exactly that many werkdagen after its start', () => {
    const vrij = fc.uniqueArray(dag.map(datumVan), { maxLength: 3 });
    fc.assert(
      fc.property(dag, fc.integer({ min: 1, max: 15 }), vrij, (d, werkdagen, extra) => {
        const einde = laatsteDag({ werkdagen }, datumVan(d), extra);
        const dagen = Array.from({ length: dagnummer(einde) - d }, (_, i) => datumVan(d + 1 + i));
        expect(isWerkdag(einde, extra)).toBe(true);
        expect(dagen.filter((datum) => isWerkdag(datum, extra))).toHaveLength(werkdagen);
      }),
      { numRuns: 500 },
    );
  });

  it('in months ends where Temporal ends it', () => {
    fc.assert(
      fc.property(dag, fc.integer({ min: 1, max: 120 }), (d, maanden) => {
        const verwacht = Temporal.PlainDate.from(datumVan(d)).add({ months: maanden }).toString();
        expect(laatsteDag({ maanden }, datumVan(d))).toBe(verwacht);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('buitenKantoortijd', () => {
  it.each([
    ['2026-06-01T08:29:59+02:00', true],
    ['2026-06-01T08:30:00+02:00', false],
    ['2026-06-01T16:59:59+02:00', false],
    ['2026-06-01T17:00:00+02:00', true],
    ['2026-05-25T12:00:00+02:00', true],
    ['2026-05-30T12:00:00+02:00', true],
    ['2026-03-30T06:30:00Z', false],
    ['2026-03-27T06:30:00Z', true],
  ])('at %s: %s', (moment, buiten) => {
    expect(buitenKantoortijd(zl, moment)).toBe(buiten);
  });

  it('follows the office hours and free days of the region', () => {
    expect(buitenKantoortijd(testregio(), '2024-05-08T17:15:00+02:00')).toBe(false);
    expect(buitenKantoortijd(testregio(), '2024-05-10T12:00:00+02:00')).toBe(true);
  });
});
