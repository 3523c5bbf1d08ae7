import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { ACTUELE_VERSIE } from '#dossier';
import { Invoerfout } from '../json-bestand.js';
import { leesExport } from './export.js';
import { betwist, records, regels } from './export.fixture.js';
import { leesOpdracht } from './opdracht.js';
import { leesVragenlijst } from './vragenlijst.js';

const boek = testboek();
const KLOKKEN = { geldigOp: '2026-05-08T00:00:00+02:00', beschikbaarOp: undefined };

const melding = (doen: () => unknown): string => {
  try {
    doen();
  } catch (fout) {
    if (fout instanceof Invoerfout) return fout.message;
    throw fout;
  }
  return '';
};

const gebeurtenis = (anders: object = {}): object => ({
  type: 'MeldingOntvangen',
  versie: 1,
  volgnummer: 0,
  plaatsgevondenOp: '2026-03-02T09:00:00+01:00',
  vastgelegdOp: '2026-03-02T09:00:00+01:00',
  actor: { partij: { soort: 'veilig-thuis', id: 'zuid-limburg' } },
  data: { spoedeisend: true, gemeenten: ['GM0917'] },
  ...anders,
});
const lijst = (gebeurtenissen: unknown, vragen: unknown = [{ geldigOp: '2026-03-03T09:00:00Z' }]): string =>
  JSON.stringify([{ naam: 'x', gebeurtenissen, vragen }]);
const vraag = (...gebeurtenissen: readonly unknown[]): string =>
  melding(() => leesVragenlijst(lijst(gebeurtenissen), boek));

const VT_ANTWOORD = [{ partij: { soort: 'veilig-thuis', id: 'zuid-limburg' }, grond: 'V1' }];
const antwoorden = (json: string): unknown =>
  leesVragenlijst(json, boek).flatMap((casus) =>
    (casus['vragen'] as { antwoord: unknown }[]).map((v) => v.antwoord),
  );

describe('a list of questions', () => {
  it('may hold every event type of the hub, with data that has nothing to do with the answer left out', () => {
    const nodig: Record<string, object> = {
      TriageBesluit: { besluit: 'lokaal-veld' },
      OverdrachtVerstuurd: { overdrachtId: 'o1', pad: 'direct', ontvangers: [{ soort: 'gi', id: 'gi-a' }] },
      OverdrachtIngetrokken: { overdrachtId: 'o1' },
      CasusregieAfgesloten: { grond: 'opgeschaald' },
      MonitoringAfgesloten: { grond: 'dossier-gesloten' },
    };
    const ontvanger = { overdrachtId: 'o9', ontvanger: { soort: 'gi', id: 'gi-a' } };
    const alle = Object.keys(ACTUELE_VERSIE).map((type, i) => {
      const data =
        nodig[type] ??
        (/^(Ontvangst|OverdrachtA|OverdrachtG|Bevestiging)/.test(type) ? ontvanger : undefined);
      const op = `2026-03-02T10:${String(i).padStart(2, '0')}:00+01:00`;
      return gebeurtenis({ type, volgnummer: i + 1, plaatsgevondenOp: op, vastgelegdOp: op, data });
    });
    expect(antwoorden(lijst([gebeurtenis(), ...alle]))).toEqual([VT_ANTWOORD]);
  });

  it('keeps what it does not know, in its order, and takes a second clock that is null for none', () => {
    const json = `[{"noot":1,"gebeurtenissen":[],"vragen":[{"z":1,"beschikbaarOp":null,"geldigOp":"2026-03-03T09:00:00Z","a":2}],"naam":"x"}]`;
    expect(JSON.stringify(leesVragenlijst(json, boek))).toBe(json.replace('"a":2', '"a":2,"antwoord":[]'));
  });

  it('numbers events by their place when none has a volgnummer', () => {
    expect(antwoorden(lijst([gebeurtenis({ volgnummer: undefined })]))).toEqual([VT_ANTWOORD]);
  });

  it.each<[string, string, string]>([
    [
      'a case that is none',
      '[3]',
      "casus 0: moet een casus (een object met 'gebeurtenissen' en 'vragen') zijn, maar is 3.",
    ],
    ['no events', '[{"naam":"x","vragen":[]}]', 'casus 0 "x": gebeurtenissen: ontbreekt; nodig is een lijst'],
    ['no questions', '[{"gebeurtenissen":[]}]', 'casus 0: vragen: ontbreekt'],
    [
      'a question without instant',
      lijst([], [{}]),
      'casus 0 "x": vragen[0].geldigOp: ontbreekt; nodig is een tijdstip',
    ],
    ['a bad instant', lijst([], [{ geldigOp: '2026-02-30T00:00:00Z' }]), 'maar is "2026-02-30T00:00:00Z".'],
    [
      'an instant without zone',
      lijst([], [{ geldigOp: '2026-02-20T00:00:00' }]),
      'vragen[0].geldigOp: moet een tijdstip met zone',
    ],
  ])('is refused: %s', (_, json, reden) => {
    expect(melding(() => leesVragenlijst(json, boek))).toContain(reden);
  });

  it.each<[string, object, string]>([
    [
      'an unknown type',
      { type: 'MeldingGekregen' },
      'gebeurtenissen[0].type: moet een type gebeurtenis dat de hub kent',
    ],
    [
      'a type from the prototype',
      { type: 'constructor' },
      'gebeurtenissen[0].type: moet een type gebeurtenis',
    ],
    [
      'a version that is not there yet',
      { versie: 2 },
      'versie: moet een versie van MeldingOntvangen van 1 tot en met 1 zijn, maar is 2.',
    ],
    ['no actor', { actor: undefined }, 'gebeurtenissen[0].actor: ontbreekt'],
    [
      'an unknown kind of party',
      { actor: { partij: { soort: 'vt', id: 'x' } } },
      'actor.partij.soort: moet een van veilig-thuis,',
    ],
    ['a party without id', { actor: { partij: { soort: 'gi' } } }, 'actor.partij.id: ontbreekt'],
    ['a bad instant', { vastgelegdOp: 12 }, 'gebeurtenissen[0].vastgelegdOp: moet een tijdstip'],
    [
      'a flag that is text',
      { data: { spoedeisend: 'ja' } },
      'data.spoedeisend: moet true of false zijn, maar is "ja".',
    ],
    ['data that is no object', { data: [] }, 'gebeurtenissen[0].data: moet een object zijn, maar is [].'],
    [
      'a triage without outcome',
      { type: 'TriageBesluit', data: {} },
      'data.besluit: ontbreekt; nodig is een van dienst-',
    ],
    [
      'a handover to nobody',
      { type: 'OverdrachtVerstuurd', data: { overdrachtId: 'o', pad: 'direct', ontvangers: [] } },
      'ontvangers: moet een lijst met ten minste een partij',
    ],
    [
      'a receipt without recipient',
      { type: 'OntvangstBevestigd', data: { overdrachtId: 'o' } },
      'data.ontvanger: ontbreekt',
    ],
    [
      'an unknown region',
      { actor: { partij: { soort: 'veilig-thuis', id: 'nergens' } } },
      'casus 0 "x": gebeurtenissen: Regio \'nergens\' is onbekend; bekend zijn: testregio, zuid-limburg.',
    ],
  ])('is refused: %s', (_, anders, reden) => {
    expect(vraag(gebeurtenis(anders))).toContain(reden);
  });

  it('is refused when two events have one volgnummer', () => {
    expect(vraag(gebeurtenis(), gebeurtenis())).toContain(
      'gebeurtenissen[1].volgnummer: moet een nummer dat maar een keer voorkomt (ook gebeurtenissen[0] heeft het) zijn',
    );
  });
});

describe('the export of a case', () => {
  const goed = records(betwist);

  it('may have empty lines, Windows line ends and no last line end', () => {
    const tekst = `\n${regels(goed).replaceAll('\n', '\r\n')}\r\n`.trimEnd();
    expect(leesExport(tekst, KLOKKEN, boek).ketenIntact).toBe(true);
  });

  it('breaks when a record is missing, moved, or replaced with its own right hash', () => {
    const ketens = [goed.slice(1), [goed[1], goed[0]], goed.filter(({ volgnummer }) => volgnummer !== 3)];
    for (const keten of ketens) expect(leesExport(regels(keten), KLOKKEN, boek).ketenIntact).toBe(false);
    const vervangen = [
      ...goed.slice(0, 4),
      ...records(betwist.slice(0, 5))
        .slice(4)
        .map((r) => ({ ...r, vorigeHash: 'f'.repeat(64) })),
    ];
    expect(leesExport(regels(vervangen), KLOKKEN, boek).tekst).toContain(
      'zij sluit niet aan op de gebeurtenis ervoor',
    );
  });

  it('is held against a hash that was kept', () => {
    const met = (bestand: readonly unknown[], laatsteHash: string | undefined) =>
      leesExport(regels(bestand), { ...KLOKKEN, laatsteHash }, boek).hashGevonden;
    expect(met(goed, goed.at(-1)?.hash)).toBe(true);
    expect(met(goed, goed[1]?.hash)).toBe(true);
    expect(met(goed.slice(0, -1), goed.at(-1)?.hash)).toBe(false);
    expect(met(records(betwist.slice(0, 2)), 'f'.repeat(64))).toBe(false);
  });

  it.each<[string, string, string]>([
    ['a line that is no JSON', `${regels(goed.slice(0, 2))}{"type":\n`, 'regel 3: is geen geldige JSON ('],
    ['a line that is no object', '3\n', 'regel 1: moet een gebeurtenis (een JSON-object) zijn, maar is 3.'],
    ['an unknown type', regels([{ ...goed[0], type: 'X' }]), 'regel 1: type: moet een type gebeurtenis'],
    ['a missing field', regels([goed[0], { ...goed[1], hash: undefined }]), 'regel 2: hash: ontbreekt'],
    [
      'a bad instant',
      regels([{ ...goed[0], plaatsgevondenOp: 'nu' }]),
      'regel 1: plaatsgevondenOp: moet een tijdstip',
    ],
    [
      'two cases',
      regels([goed[0], ...records(betwist, 'andere').slice(1)]),
      'regel 2: casusId: is andere, maar dit bestand begint met casus 0000',
    ],
    [
      'an unknown region',
      regels(records(betwist)).replaceAll('"zuid-limburg"', '"nergens"'),
      "regel 1: Regio 'nergens' is onbekend",
    ],
  ])('is refused: %s', (_, tekst, reden) => {
    expect(melding(() => leesExport(tekst, KLOKKEN, boek))).toContain(reden);
  });
});

describe('the command line', () => {
  it('names file, clocks and afspraken', () => {
    expect(leesOpdracht(['a.json', '--geldig-op', '2026-03-03T09:00:00Z', '--afspraken=x'])).toEqual({
      bestand: 'a.json',
      geldigOp: '2026-03-03T09:00:00Z',
      beschikbaarOp: undefined,
      laatsteHash: undefined,
      afspraken: 'x',
    });
    expect(leesOpdracht(['a', '--laatste-hash', 'AB'.repeat(32)])).toMatchObject({
      laatsteHash: 'ab'.repeat(32),
    });
    expect(leesOpdracht(['--hulp'])).toBe('hulp');
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--geldig-op']],
    [['a', '--x', 'y']],
    [['a', '--laatste-hash', 'abc']],
    [['a', '--beschikbaar-op', '2026']],
  ])('refuses %j', (argumenten) => {
    expect(melding(() => leesOpdracht(argumenten))).not.toBe('');
  });
});

it('the worked examples answer as they expect', () => {
  const json = readFileSync('test/vectoren/verantwoordelijkheid.json', 'utf8');
  const verwacht = (JSON.parse(json) as { vragen: { verwacht: unknown }[] }[]).flatMap(({ vragen }) =>
    vragen.map((v) => v.verwacht),
  );
  expect(antwoorden(json)).toEqual(verwacht);
});
