import { describe, expect, it } from '@jest/globals';
import { OngeldigeOpties, leesOpties } from './opties.js';

const BEKEND = ['P1', 'P5'];
const meten = (...args: string[]) => {
  const vraag = leesOpties(args, BEKEND);
  if (vraag.soort !== 'meten') throw new Error(vraag.soort);
  return vraag.opties;
};

describe('the options of the bench', () => {
  it('are everything, five rounds and a log of a million events when nothing is asked', () => {
    expect(meten()).toEqual({ namen: [], rondes: 5, omvang: 'gewoon', logboeken: [1_000_000] });
  });

  it('name measurements in capitals or not', () => {
    expect(meten('p5', 'P1').namen).toEqual(['P5', 'P1']);
  });

  it('are small for a trial run, unless a size is asked for', () => {
    expect(meten('--snel')).toMatchObject({ rondes: 2, omvang: 'klein', logboeken: [20_000] });
    expect(meten('--snel', '--omvang', '50k', '--rondes', '3')).toMatchObject({
      rondes: 3,
      logboeken: [50_000],
    });
  });

  it('take sizes of logs in any order, once each', () => {
    expect(meten('--omvang', '10M,1M,1000k').logboeken).toEqual([1_000_000, 10_000_000]);
  });

  it('may ask for help, or for the table of an earlier run', () => {
    expect(leesOpties(['--help'], BEKEND)).toEqual({ soort: 'hulp' });
    expect(leesOpties(['--verslag', 'uit.json'], BEKEND)).toEqual({ soort: 'verslag', bestand: 'uit.json' });
  });

  it.each([
    ['an unknown measurement', ['P99'], 'Onbekende meting: P99. Kies uit P1, P5.'],
    ['no whole number of rounds', ['--rondes', '2,5'], '--rondes 2,5 is geen aantal'],
    ['no rounds at all', ['--rondes', '0'], '--rondes 0 is geen aantal'],
    [
      'a log that is too small to say anything',
      ['--omvang', '9k'],
      "'9k' is geen aantal gebeurtenissen vanaf 10000",
    ],
    ['a size with a strange letter', ['--omvang', '1G'], "'1G' is geen aantal"],
    ['an option that does not exist', ['--sneller'], '--sneller'],
  ])('refuse %s, and say what would be right', (_, args, tekst) => {
    expect(() => leesOpties(args, BEKEND)).toThrow(OngeldigeOpties);
    expect(() => leesOpties(args, BEKEND)).toThrow(tekst);
  });
});
