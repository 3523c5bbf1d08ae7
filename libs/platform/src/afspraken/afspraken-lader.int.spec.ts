import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testregio, testregioLater } from '#afspraken/testing';
import { AfsprakenNietGeladen, laadAfspraken, standaardAfsprakenMap } from './afspraken-lader.js';

const NU = '2026-07-01T12:00:00+02:00';
let map: string;

const schrijf = (naam: string, inhoud: unknown): void =>
  writeFileSync(join(map, naam), Buffer.isBuffer(inhoud) ? inhoud : JSON.stringify(inhoud));

const melding = (): string => {
  try {
    laadAfspraken(map);
  } catch (fout) {
    if (fout instanceof AfsprakenNietGeladen) return fout.message;
    throw fout;
  }
  return '';
};

beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'afspraken-'));
});
afterEach(() => rmSync(map, { recursive: true, force: true }));

describe('laadAfspraken', () => {
  it('reads the sets that come with the hub', () => {
    expect(laadAfspraken(standaardAfsprakenMap()).gemeente('GM0917', NU)?.naam).toBe('Heerlen');
  });

  it('has a region more when a file is added', () => {
    cpSync(standaardAfsprakenMap(), map, { recursive: true });
    schrijf('testregio-1.json', testregio());
    schrijf('testregio-2.json', testregioLater());
    schrijf('leesmij.txt', 'geen afspraken');
    const boek = laadAfspraken(map);
    expect(boek.regios()).toEqual(['testregio', 'zuid-limburg']);
    expect(boek.voor('testregio', NU).versie).toBe('2025-07-01');
  });

  it('names file and path of what is wrong', () => {
    schrijf('testregio.json', { ...testregio(), v5Moment: { regulier: 'later', triagetafel: 'verzending' } });
    expect(melding()).toMatch(
      /^Afsprakenbestand .*testregio\.json:\n- v5Moment\.regulier: moet "verzending"/,
    );
  });

  it.each<[string, Buffer, RegExp]>([
    ['no JSON', Buffer.from('{'), /kapot\.json: is geen geldige JSON \(/],
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]), /kapot\.json: is geen geldige UTF-8\./],
  ])('refuses %s', (_, inhoud, reden) => {
    schrijf('kapot.json', inhoud);
    expect(melding()).toMatch(reden);
  });

  it('refuses two files with one version of a region', () => {
    schrijf('a.json', testregio());
    schrijf('b.json', testregio());
    expect(melding()).toContain("regio 'testregio' heeft twee versies met geldigVanaf 2024-01-01");
  });

  it('refuses a folder that is empty or absent', () => {
    expect(melding()).toContain('bevat geen .json-bestanden');
    map = join(map, 'weg');
    expect(melding()).toContain('is niet te lezen (ENOENT');
  });
});
