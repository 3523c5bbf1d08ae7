import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { Simulatie } from '#simulatie';
import { opBestand } from './bestemming.js';

let map: string;
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'simulatie-'));
});
afterEach(() => rmSync(map, { recursive: true }));

const simulatie = (): Simulatie =>
  new Simulatie({
    boek: testboek(),
    zaad: 'bestand',
    van: '2024-01-01T00:00:00+01:00',
    tot: '2025-01-01T00:00:00+01:00',
    casussen: 5,
  });

describe('a simulated history in a file', () => {
  it('is an event per line, numbered as in a log of its own', async () => {
    const bestemming = opBestand(join(map, 'uit.jsonl'));
    for (const vastlegging of simulatie()) await bestemming.schrijf(vastlegging);
    expect(await bestemming.sluit()).toBe(`in ${join(map, 'uit.jsonl')}`);
    const regels = readFileSync(join(map, 'uit.jsonl'), 'utf8').trimEnd().split('\n');
    const records = [...simulatie()].flatMap(({ records: van }) => van);
    expect(regels.map((regel) => JSON.parse(regel))).toEqual(
      records.map((record, i) => ({ ...record, positie: i + 1 })),
    );
  });

  it('takes no file that is there already', () => {
    opBestand(join(map, 'uit.jsonl'));
    expect(() => opBestand(join(map, 'uit.jsonl'))).toThrow('bestaat al; kies een andere naam');
  });

  it('leaves no half of itself behind', async () => {
    const bestemming = opBestand(join(map, 'uit.jsonl'));
    for (const vastlegging of simulatie()) await bestemming.schrijf(vastlegging);
    expect(await bestemming.breekAf()).toContain('is weer verwijderd');
    expect(readdirSync(map)).toEqual([]);
  });
});
