import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testregio } from '#afspraken/testing';

const PROJECT = resolve(import.meta.dirname, '../..');
const VECTOREN = join(PROJECT, 'test/vectoren/termijnen.json');
/** Far above the second that it takes, also on a machine that is many times slower; below the limit of a test. */
const TIMEOUT_MS = 240_000;

let map: string;

const termijnen = (...argumenten: readonly string[]) =>
  spawnSync('npm', ['run', '-s', 'termijnen', '--', ...argumenten], {
    cwd: PROJECT,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });

const bestand = (naam: string, inhoud: string | Buffer): string => {
  const pad = join(map, naam);
  writeFileSync(pad, inhoud);
  return pad;
};

beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'termijnen-'));
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

describe('npm run -s termijnen', () => {
  it('prints the worked examples as they are, to the byte', () => {
    const { stdout, stderr, status } = termijnen(VECTOREN);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(VECTOREN, 'utf8'));
  });

  it('ignores what the input claims, and reads a relative path from the folder of the project', () => {
    const vectoren = readFileSync(VECTOREN, 'utf8');
    const vervalst = vectoren
      .replaceAll(/("laatsteDag": )"[^"]*"/g, '$1"1999-01-01"')
      .replaceAll(/Goede Vrijdag/g, 'Kwade Vrijdag');
    expect(termijnen(bestand('vervalst.json', vervalst)).stdout).toBe(vectoren);
    expect(termijnen('test/vectoren/termijnen.json').stdout).toBe(vectoren);
  });

  it('answers for another region from a folder with only its file', () => {
    const afspraken = join(map, 'afspraken');
    mkdirSync(afspraken);
    writeFileSync(join(afspraken, 'testregio.json'), JSON.stringify(testregio()));
    const pad = bestand('t1.json', '{"termijnen":[{"termijn":"T1","van":"2025-06-30"}]}');
    const { stdout } = termijnen(pad, '--regio', 'testregio', '--afspraken', afspraken);
    expect(JSON.parse(stdout).termijnen[0].laatsteDag).toBe('2025-07-03');
    expect(termijnen(pad, '--afspraken', afspraken).stderr).toBe(
      "Regio 'zuid-limburg' is onbekend; bekend zijn: testregio.\n",
    );
  });

  it.each<[string, () => readonly string[], RegExp]>([
    ['no file named', () => [], /^Geef precies één bestand op, niet 0\.\n\nGebruik: npm run -s termijnen/],
    [
      'an unknown option',
      () => ['x.json', '--reggio=a'],
      /^Optie '--reggio' is onbekend of mist haar waarde\./,
    ],
    ['a file that is not there', () => [join(map, 'weg.json')], /weg\.json: het bestand bestaat niet\.$/m],
    ['a folder', () => [map], /: is een map; geef een bestand op\.$/m],
    ['no JSON', () => [bestand('a.json', '{"termijnen":')], /a\.json: is geen geldige JSON \(/],
    [
      'invalid UTF-8',
      () => [bestand('b.json', Buffer.from([0x7b, 0xff, 0x7d]))],
      /b\.json: is geen geldige UTF-8; bewaar/,
    ],
    [
      'a wrong entry',
      () => [bestand('c.json', '{"termijnen":[{"termijn":"T1","van":"2026-02-30"}]}')],
      /^termijnen\[0\]\.van: moet een bestaande datum .* zijn, maar is "2026-02-30"\.$/m,
    ],
    [
      'a folder of afspraken that is not there',
      () => [VECTOREN, '--afspraken', join(map, 'weg')],
      /^De map met afspraken .*weg is niet te lezen/,
    ],
  ])('refuses %s: message on stderr, nothing on stdout, exit 1', (_, argumenten, reden) => {
    const { stdout, stderr, status } = termijnen(...argumenten());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(reden);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
