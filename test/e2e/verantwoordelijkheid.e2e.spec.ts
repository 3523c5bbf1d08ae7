import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testregio } from '#afspraken/testing';
import { betwist, records, regels } from '../../tools/verantwoordelijkheid/export.fixture.js';

const PROJECT = resolve(import.meta.dirname, '../..');
const VECTOREN = join(PROJECT, 'test/vectoren/verantwoordelijkheid.json');
/** Far above the second that it takes, also on a machine that is many times slower; below the limit of a test. */
const TIMEOUT_MS = 240_000;

type Casus = { vragen: Record<string, unknown>[] } & Record<string, unknown>;

let map: string;

const verantwoordelijkheid = (...argumenten: readonly string[]) =>
  spawnSync('npm', ['run', '-s', 'verantwoordelijkheid', '--', ...argumenten], {
    cwd: PROJECT,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });

const bestand = (naam: string, inhoud: string | Buffer): string => {
  const pad = join(map, naam);
  writeFileSync(pad, inhoud);
  return pad;
};

const vectoren = (): Casus[] => JSON.parse(readFileSync(VECTOREN, 'utf8'));
const zonder = (veld: string, casussen: readonly Casus[]): readonly Casus[] =>
  casussen.map((casus) => ({
    ...casus,
    vragen: casus.vragen.map((vraag) =>
      Object.fromEntries(Object.entries(vraag).filter(([naam]) => naam !== veld)),
    ),
  }));

beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'verantwoordelijkheid-'));
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

describe('npm run -s verantwoordelijkheid, with questions', () => {
  it('prints the same document, and with each question the answer that the worked examples expect', () => {
    const { stdout, stderr, status } = verantwoordelijkheid(VECTOREN);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const uitvoer = JSON.parse(stdout) as Casus[];
    for (const { vragen } of uitvoer)
      for (const { antwoord, verwacht } of vragen)
        expect(JSON.stringify(antwoord)).toBe(JSON.stringify(verwacht));
    expect(JSON.stringify(zonder('antwoord', uitvoer))).toBe(JSON.stringify(vectoren()));
  });

  it('does not look at what the input expects', () => {
    const vals = vectoren().map((casus) => ({
      ...casus,
      vragen: casus.vragen.map((vraag) => ({ ...vraag, verwacht: 'onzin' })),
    }));
    const uitvoer = JSON.parse(
      verantwoordelijkheid(bestand('vals.json', JSON.stringify(vals))).stdout,
    ) as Casus[];
    const kaal = bestand('kaal.json', JSON.stringify(zonder('verwacht', vectoren())));
    expect(zonder('verwacht', uitvoer)).toEqual(JSON.parse(verantwoordelijkheid(kaal).stdout));
    expect(uitvoer[0]?.vragen[0]).toMatchObject({ verwacht: 'onzin', antwoord: [] });
  });

  it('answers for another region once its afspraken are given beside those of the hub', () => {
    const afspraken = join(map, 'afspraken');
    mkdirSync(afspraken);
    writeFileSync(join(afspraken, 'testregio.json'), JSON.stringify(testregio()));
    const [casus] = vectoren();
    const elders = JSON.stringify([casus]).replaceAll('"id":"zuid-limburg"', '"id":"testregio"');
    const pad = bestand('elders.json', elders);
    const onbekend = verantwoordelijkheid(pad);
    expect({ status: onbekend.status, stdout: onbekend.stdout }).toEqual({ status: 1, stdout: '' });
    expect(onbekend.stderr).toContain("Regio 'testregio' is onbekend; bekend zijn: zuid-limburg.");
    const bekend = JSON.parse(verantwoordelijkheid(pad, '--afspraken', afspraken).stdout) as Casus[];
    // There a direct handover moves at the acceptance, which this case never had.
    expect(bekend[0]?.vragen.at(-1)?.['antwoord']).toEqual([
      { partij: { soort: 'veilig-thuis', id: 'testregio' }, grond: 'V2' },
    ]);
  });
});

describe('npm run -s verantwoordelijkheid, with the export of a case', () => {
  it('says first that the chain holds, and answers at both clocks', () => {
    const pad = bestand('casus.jsonl', regels(records(betwist)));
    const vroeg = verantwoordelijkheid(
      pad,
      '--geldig-op',
      '2026-05-08T00:00:00+02:00',
      '--beschikbaar-op=2026-05-11T00:00:00+02:00',
    );
    expect({ status: vroeg.status, stderr: vroeg.stderr }).toEqual({ status: 0, stderr: '' });
    expect(vroeg.stdout).toMatch(/^HASHKETEN: heel\. 6 gebeurtenissen/);
    expect(vroeg.stdout).toContain('VERANTWOORDELIJK: Wijkteam Heerlen-Noord');
    expect(vroeg.stdout).toContain('NOG NIET BEKRACHTIGD');
    const nu = verantwoordelijkheid(pad);
    expect(nu.stdout).toContain('VERANTWOORDELIJK: Veilig Thuis Zuid-Limburg');
    expect(nu.stdout).toContain('BETWIST: ');
  });

  it('answers for a broken chain too, says that it is no proof, and ends with 2', () => {
    const vervalst = records(betwist).map((record) =>
      record.volgnummer === 2 ? { ...record, plaatsgevondenOp: '2026-05-05T12:00:00+02:00' } : record,
    );
    const { stdout, stderr, status } = verantwoordelijkheid(bestand('vervalst.jsonl', regels(vervalst)));
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout).toMatch(/^HASHKETEN: GEBROKEN bij gebeurtenis 3 van dit bestand: haar inhoud past niet/);
    expect(stdout).toContain('GEEN BEWIJS');
    expect(stdout).toContain('VERANTWOORDELIJK: Veilig Thuis Zuid-Limburg');
  });
});

describe('npm run -s verantwoordelijkheid, with the export of a case and a kept hash', () => {
  it('says first that a file of which the end was cut off does not meet it, and ends with 2', () => {
    const alles = records(betwist);
    const bewaard = alles.at(-1)?.hash ?? '';
    const heel = verantwoordelijkheid(bestand('heel.jsonl', regels(alles)), '--laatste-hash', bewaard);
    expect(heel.status).toBe(0);
    expect(heel.stdout).toContain('Gelijk aan de bewaarde hash');
    const kort = bestand('kort.jsonl', regels(alles.slice(0, -1)));
    const { stdout, status } = verantwoordelijkheid(kort, '--laatste-hash', bewaard);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^BEWAARDE HASH: KOMT NIET OVEREEN\./);
  });
});

describe('npm run -s verantwoordelijkheid, with something else', () => {
  it.each<[string, () => readonly string[], RegExp]>([
    [
      'no file named',
      () => [],
      /^Geef precies één bestand op, niet 0\.\n\nGebruik: npm run -s verantwoordelijkheid/,
    ],
    [
      'an unknown option',
      () => ['x.json', '--geldig=a'],
      /^Optie '--geldig' is onbekend of mist haar waarde\./,
    ],
    ['a file that is not there', () => [join(map, 'weg.json')], /weg\.json: het bestand bestaat niet\.$/m],
    ['invalid UTF-8', () => [bestand('b.json', Buffer.from([0x5b, 0xff, 0x5d]))], /is geen geldige UTF-8/],
    [
      'a bad instant on the command line',
      () => [VECTOREN, '--geldig-op', 'gisteren'],
      /^--geldig-op: moet een tijdstip/,
    ],
    [
      'no JSON',
      () => [bestand('a.json', '[\n{"naam": "x",\n "vragen" 3}]')],
      /^regel 3: is geen geldige JSON \(/,
    ],
    [
      'a folder of afspraken that is not there',
      () => [VECTOREN, '--afspraken', join(map, 'weg')],
      /^De map met afspraken .*weg is niet te lezen/,
    ],
  ])('refuses %s: message on stderr, nothing on stdout, exit 1', (_, argumenten, reden) => {
    const { stdout, stderr, status } = verantwoordelijkheid(...argumenten());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(reden);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
