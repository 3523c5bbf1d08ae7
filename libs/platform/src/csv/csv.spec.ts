import { describe, expect, it } from '@jest/globals';
import { csvDagen, csvDatum, csvKop, csvRegel, csvTijdstip, csvVan } from './csv.js';
import type { Csvwaarde } from './csv.js';

const cel = (waarde: Csvwaarde): string => csvRegel([waarde]).slice(0, -2);

describe('a file for a spreadsheet in Dutch', () => {
  it('begins with a byte order mark, once, and ends every line with CR LF', () => {
    expect(csvVan(['a', 'b'], [['x', 1], []])).toBe('\uFEFFa;b\r\nx;1\r\n\r\n');
    expect(csvKop(['a']) + csvRegel(['x'])).toBe(csvVan(['a'], [['x']]));
  });

  it('writes numbers with a decimal comma, also below zero, and never as text', () => {
    expect([0, -3.5, 1234567.25, 12].map(cel)).toEqual(['0', '-3,5', '1234567,25', '12']);
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(cel)).toEqual(['', '']);
  });

  it('writes yes, no and nothing', () => {
    expect([true, false, undefined].map(cel)).toEqual(['ja', 'nee', '']);
  });

  it('quotes what would break a line or a cell', () => {
    expect(cel('a;b')).toBe('"a;b"');
    expect(cel('zij zei "nee"')).toBe('"zij zei ""nee"""');
    expect(cel('een\ntwee')).toBe('"een\ntwee"');
    expect(cel('een\rtwee')).toBe('"een\rtwee"');
    expect(cel('gewoon, met komma')).toBe('gewoon, met komma');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+31', "'+31"],
    ['-1', "'-1"],
    ['@SOM(A1)', "'@SOM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")"'],
    ['003 §6.3', '003 §6.3'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('keeps the text %j text, not a formula', (tekst, verwacht) => {
    expect(cel(tekst)).toBe(verwacht);
  });

  it('writes days as the Netherlands do', () => {
    expect(csvDatum('2026-03-02')).toBe('02-03-2026');
  });

  it('writes instants on the clocks of the Netherlands, in winter, in summer and at midnight', () => {
    expect(csvTijdstip('2026-03-02T09:15:00.113Z')).toBe('02-03-2026 10:15:00');
    expect(csvTijdstip('2026-07-01T22:00:00Z')).toBe('02-07-2026 00:00:00');
    expect(csvTijdstip('2026-03-05T08:30:00+01:00')).toBe('05-03-2026 08:30:00');
  });

  it('cannot tell the hour apart that the clocks show twice: the instant belongs beside it', () => {
    expect(csvTijdstip('2026-10-25T00:30:00Z')).toBe(csvTijdstip('2026-10-25T01:30:00Z'));
  });

  it('counts how long something took in days', () => {
    expect(csvDagen('2026-03-02T00:00:00Z', '2026-03-03T12:00:00Z')).toBe(1.5);
    expect(cel(csvDagen('2026-03-02T00:00:00Z', '2026-03-02T08:00:00Z'))).toBe('0,3333');
  });
});
