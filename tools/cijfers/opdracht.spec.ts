import { describe, expect, it } from '@jest/globals';
import { leesOpdracht } from './opdracht.js';

describe('what the command line of the figures asks', () => {
  it('is a rebuild, that keeps the old rows when they differ unless it is told otherwise', () => {
    expect(leesOpdracht(['herbouw'])).toEqual({ soort: 'herbouw', ookBijVerschil: false });
    expect(leesOpdracht(['herbouw', '--ook-bij-verschil'])).toMatchObject({ ookBijVerschil: true });
  });

  it('is a comparison, as known at some instants', () => {
    expect(leesOpdracht(['vergelijk'])).toEqual({ soort: 'vergelijk', bekendOp: [] });
    expect(
      leesOpdracht(['vergelijk', '--bekend-op', '1970-01-01T00:00:01Z,1970-01-01T01:00:00+01:00']),
    ).toEqual({ soort: 'vergelijk', bekendOp: [1_000, 0] });
  });

  it.each([
    ['nothing', []],
    ['another command', ['tel']],
    ['two commands', ['herbouw', 'vergelijk']],
    ['an option of the other', ['herbouw', '--bekend-op', '2026-01-01T00:00:00Z']],
    ['an option of the one', ['vergelijk', '--ook-bij-verschil']],
    ['an unknown option', ['vergelijk', '--alles']],
    ['a date', ['vergelijk', '--bekend-op', '2026-01-01']],
  ])('is refused with how it is used when it is %s', (_, argumenten) => {
    expect(() => leesOpdracht(argumenten)).toThrow('Gebruik: npm run -s cijfers');
  });

  it('is help when that is asked, whatever else is', () => {
    expect(leesOpdracht(['--help'])).toBe('hulp');
    expect(leesOpdracht(['herbouw', '-h'])).toBe('hulp');
  });

  it.each([
    ['an option that is not there', ['vergelijk', '--alles'], "De optie '--alles' bestaat niet."],
    ['an option without its value', ['vergelijk', '--bekend-op'], 'De waarde van --bekend-op ontbreekt'],
    ['a value too many', ['herbouw', '--ook-bij-verschil=ja'], '--ook-bij-verschil heeft er geen'],
  ])('is refused in Dutch when it has %s', (_, argumenten, tekst) => {
    expect(() => leesOpdracht(argumenten)).toThrow(tekst);
    expect(() => leesOpdracht(argumenten)).not.toThrow(/Unknown|argument|does not/);
  });
});
