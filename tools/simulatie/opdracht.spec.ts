import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { Invoerfout } from '../json-bestand.js';
import { GEBRUIK, leesOpdracht } from './opdracht.js';
import { Voortgang } from './voortgang.js';

const NU = instantMs('2026-03-03T10:15:00+01:00');
const lees = (...argumenten: readonly string[]) => leesOpdracht(argumenten, NU);

describe('the command line of the simulation', () => {
  it('simulates the year until today when it is told nothing, from a seed of its own', () => {
    const eerste = lees();
    const tweede = lees();
    expect(eerste).toMatchObject({
      van: '2025-03-02T23:00:00.000Z',
      tot: '2026-03-02T23:00:00.000Z',
      verzegeldBytes: 0,
      termijnbewaking: true,
      toevoegen: false,
      alsLeeg: false,
      perStap: false,
    });
    expect(eerste).not.toHaveProperty('casussen');
    expect(eerste !== 'hulp' && tweede !== 'hulp' && eerste.zaad !== tweede.zaad).toBe(true);
  });

  it('takes what it is told', () => {
    const opties = [
      '--zaad',
      'a b',
      '--van',
      '2020-01-01',
      '--tot',
      '2021-01-01T12:00:00Z',
      '--casussen',
      '7',
    ];
    const rest = ['--regio', 'noord,zuid', '--naar', 'uit.jsonl', '--verzegeld', '500', '--zonder-termijnen'];
    expect(lees(...opties, ...rest, '--toevoegen', '--per-stap', '--afspraken', 'map')).toEqual({
      zaad: 'a b',
      van: '2019-12-31T23:00:00.000Z',
      tot: '2021-01-01T12:00:00.000Z',
      casussen: 7,
      regios: ['noord', 'zuid'],
      afspraken: 'map',
      naar: 'uit.jsonl',
      toevoegen: true,
      alsLeeg: false,
      perStap: true,
      verzegeldBytes: 500,
      termijnbewaking: false,
    });
  });

  it('goes back a year from a day that the year before did not have', () => {
    expect(lees('--tot', '2024-02-29')).toMatchObject({ van: '2023-02-27T23:00:00.000Z' });
  });

  it('gives help, in which every option stands', () => {
    expect(lees('--help')).toBe('hulp');
    expect(lees('--hulp')).toBe('hulp');
    for (const optie of [
      'zaad',
      'van',
      'tot',
      'casussen',
      'regio',
      'naar',
      'toevoegen',
      'als-leeg',
      'per-stap',
    ])
      expect(GEBRUIK).toContain(`--${optie}`);
  });

  it.each([
    ['an option that it does not know', ['--zaadje', '1'], '--zaadje'],
    ['an option without its value', ['--zaad'], '--zaad'],
    ['an option with a value too many', ['--toevoegen=ja'], '--toevoegen'],
    ['a word of its own', ['veel'], "'veel'"],
    ['a number that is none', ['--casussen', 'tien'], "'tien' is geen geheel getal"],
    ['a day that does not exist', ['--van', '2026-02-30'], "'2026-02-30' is geen datum"],
    ['an instant without a zone', ['--tot', '2026-02-03T10:00'], 'is geen datum'],
  ])('refuses %s, and names it', (_wat, argumenten, tekst) => {
    expect(() => lees(...argumenten)).toThrow(Invoerfout);
    expect(() => lees(...argumenten)).toThrow(tekst);
  });
});

describe('the progress', () => {
  const opScherm = (isTTY: boolean) => {
    const geschreven: string[] = [];
    let nuMs = 0;
    const voortgang = new Voortgang({ isTTY, write: (tekst) => geschreven.push(tekst) }, () => nuMs);
    return { geschreven, voortgang, wacht: (ms: number) => (nuMs += ms) };
  };

  it('is one line on a terminal, as often as a person can read', () => {
    const { geschreven, voortgang, wacht } = opScherm(true);
    for (let i = 1; i <= 100; i += 1) {
      wacht(50);
      voortgang.toon(i / 200, i * 10);
    }
    voortgang.klaar(2_000);
    expect(geschreven).toHaveLength(27);
    expect(geschreven.slice(0, -1).every((tekst) => tekst.startsWith('\r'))).toBe(true);
    expect(geschreven.at(-2)).toContain('100%  2.000 gebeurtenissen, 400/s, 5 s');
  });

  it('is a line per tenth in a file or a pipe', () => {
    const { geschreven, voortgang } = opScherm(false);
    for (let i = 1; i <= 100; i += 1) voortgang.toon(i / 100, i);
    voortgang.klaar(100);
    expect(geschreven).toHaveLength(10);
    expect(geschreven.every((tekst) => tekst.endsWith(' s\n'))).toBe(true);
  });
});
