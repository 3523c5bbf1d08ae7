import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import type { ChainVerdict } from '#event-sourcing';
import { GI, HEERLEN, VT, boekVanZuidLimburg, feit, geschiedenisVan, tijd } from '../testing.js';
import type { Feit } from '../testing.js';
import { lokaleTijd, verschil } from './lokale-tijd.js';
import { verslag } from './verslag.js';

const boek = boekVanZuidLimburg();
const HEEL: ChainVerdict = { intact: true, length: 3 };

const melding = (op: string, spoedeisend = false): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: op,
    bron: 'politie',
    spoedeisend,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
  });
const triage = (op: string, besluit: 'lokaal-veld' | 'client-systeem'): Feit =>
  feit('TriageBesluit')(op, { besluit, aanTriagetafel: false, informerenAndersAfgesproken: false });
const verstuurd = (op: string): Feit =>
  feit('OverdrachtVerstuurd')(op, {
    overdrachtId: 'o1',
    pad: 'direct',
    van: VT,
    ontvangers: [HEERLEN],
    wijze: 'digitaal',
    aanTriagetafel: false,
  });
const ontvangst = (op: string, vastgelegd: string): Feit =>
  feit('OntvangstBevestigd')(
    op,
    { overdrachtId: 'o1', ontvanger: HEERLEN, wijze: 'mondeling' },
    VT,
    vastgelegd,
  );
const oordeel = (type: 'BevestigingBekrachtigd' | 'BevestigingBetwist', op: string): Feit =>
  feit(type)(op, { overdrachtId: 'o1', ontvanger: HEERLEN }, HEERLEN);

const lees = (
  feiten: readonly Feit[],
  geldigOp: string,
  beschikbaarOp?: string,
  keten: ChainVerdict = HEEL,
  bewaardeHash?: string,
) =>
  verslag(
    {
      casusId: 'c1',
      gebeurtenissen: geschiedenisVan(...feiten),
      keten,
      hashes: ['aaa', 'bbb', 'abc'],
      bewaardeHash,
      geldigOpMs: instantMs(tijd(geldigOp)),
      ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(tijd(beschikbaarOp)) }),
    },
    boek,
  );

const overgedragen = [
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  verstuurd('2026-03-03 10:00'),
  ontvangst('2026-03-04 08:30', '2026-03-06 11:00'),
];

describe('the report for people', () => {
  it('says first whether the hash chain holds, and that a whole chain alone is no proof', () => {
    const tekst = lees(overgedragen, '2026-03-05 12:00');
    expect(tekst).toMatch(/^HASHKETEN: heel\. 3 gebeurtenissen, volgnummer 0 tot en met 2,/);
    expect(tekst).toContain('laatste hash abc');
    expect(tekst).toContain(
      'klopt in zichzelf. Bewijs is het pas als deze hash gelijk is aan een die elders',
    );
    expect(tekst).not.toContain('bewijst');
  });

  it('says what a kept hash shows: all of the chain, the first part of it, or that it is another chain', () => {
    const met = (bewaard: string) => lees(overgedragen, '2026-03-05 12:00', undefined, HEEL, bewaard);
    expect(met('abc')).toContain('niets veranderd, weggehaald of toegevoegd');
    expect(met('bbb')).toContain('die van volgnummer 1: tot en met die gebeurtenis is niets veranderd');
    expect(met('bbb')).toContain('Daarna is 1 gebeurtenis toegevoegd');
    expect(met('aaa')).toContain('Daarna zijn 2 gebeurtenissen toegevoegd');
    expect(met('fff')).toMatch(/^BEWAARDE HASH: KOMT NIET OVEREEN\. fff is van geen gebeurtenis/);
    expect(met('fff')).toContain('GEEN BEWIJS');
  });

  it('compares no kept hash with a broken chain', () => {
    const breuk: ChainVerdict = { intact: false, volgnummer: 2, fault: 'hash' };
    const tekst = lees(overgedragen, '2026-03-05 12:00', undefined, breuk, 'abc');
    expect(tekst).toMatch(/^HASHKETEN: GEBROKEN/);
    expect(tekst).toContain('De bewaarde hash is niet vergeleken');
  });

  it.each([
    ['hash', 'haar inhoud past niet bij haar eigen hash'],
    ['vorige-hash', 'zij sluit niet aan op de gebeurtenis ervoor'],
    ['volgnummer', 'er ontbreekt een gebeurtenis of de volgorde is veranderd'],
    ['casus', 'zij hoort bij een andere casus'],
  ] as const)(
    'explains a chain that breaks on %s, answers all the same, and says that it proves nothing',
    (fault, uitleg) => {
      const tekst = lees(overgedragen, '2026-03-05 12:00', undefined, {
        intact: false,
        volgnummer: 2,
        fault,
      });
      expect(tekst).toMatch(/^HASHKETEN: GEBROKEN bij gebeurtenis 3 van dit bestand: /);
      expect(tekst).toContain(uitleg);
      expect(tekst).toContain('Alleen de eerste 2 gebeurtenissen zijn te controleren');
      expect(tekst).toContain('GEEN BEWIJS');
      expect(tekst).toContain('VERANTWOORDELIJK: Wijkteam Heerlen-Noord');
    },
  );

  it('names who was responsible, on what ground, since when, and by whose record', () => {
    const tekst = lees(overgedragen, '2026-03-03 12:00');
    expect(tekst).toContain(
      [
        'VERANTWOORDELIJK: Veilig Thuis Zuid-Limburg (zuid-limburg)',
        '  sinds  03-03-2026 09:00',
        '  grond  V2: de triage is afgerond: vanaf dat moment bij Veilig Thuis',
        '  door   TriageBesluit, vastgelegd door Veilig Thuis Zuid-Limburg (zuid-limburg) op 03-03-2026 09:00',
      ].join('\n'),
    );
  });

  it('marks what was recorded late and on behalf of a recipient that has not endorsed it', () => {
    const tekst = lees(overgedragen, '2026-03-05 12:00');
    expect(tekst).toContain('let op ACHTERAF VASTGELEGD: 2 dagen nadat het was gebeurd');
    expect(tekst).toContain(
      'NAMENS Wijkteam Heerlen-Noord (GM0917-wijkteam-noord) vastgelegd, en door die NOG NIET BEKRACHTIGD',
    );
    expect(tekst).toMatch(/OntvangstBevestigd +06-03-2026 11:00 +zuid-limburg +achteraf vastgelegd; NAMENS/);
  });

  it('says so when the recipient endorsed it', () => {
    const tekst = lees(
      [...overgedragen, oordeel('BevestigingBekrachtigd', '2026-03-09 09:00')],
      '2026-03-05 12:00',
    );
    expect(tekst).toContain('vastgelegd, en door die bekrachtigd op 09-03-2026 09:00');
    expect(tekst).not.toContain('NIET BEKRACHTIGD');
  });

  it('says so when the recipient disputed it, from when that was known', () => {
    const betwist = [...overgedragen, oordeel('BevestigingBetwist', '2026-03-09 09:00')];
    expect(lees(betwist, '2026-03-05 12:00', '2026-03-09 08:59')).not.toContain('BETWIST');
    const tekst = lees(betwist, '2026-03-05 12:00');
    expect(tekst).toContain('VERANTWOORDELIJK: Veilig Thuis Zuid-Limburg');
    expect(tekst).toContain('BETWIST: OntvangstBevestigd van 04-03-2026 08:30 over overdracht o1');
    expect(tekst).toContain('bekend sinds 09-03-2026 09:00');
  });

  it('tells the two clocks apart', () => {
    const tekst = lees(overgedragen, '2026-03-05 12:00', '2026-03-05 13:00');
    expect(tekst).toContain('zoals bekend op 05-03-2026 13:00 (3 van de 4 gebeurtenissen waren vastgelegd)?');
    expect(tekst).toContain('VERANTWOORDELIJK: Veilig Thuis Zuid-Limburg');
  });

  it('shows the whole timeline, the gap before the triage included', () => {
    const regels = lees(overgedragen, '2026-03-05 12:00').split('\n');
    expect(
      regels.filter((regel) => /^\d\d-\d\d-\d{4}/.test(regel)).map((regel) => regel.slice(0, 47)),
    ).toEqual([
      '02-03-2026 09:00  03-03-2026 09:00  *** nog nie',
      '03-03-2026 09:00  04-03-2026 08:30  Veilig Thui',
      '04-03-2026 08:30  loopt nog         Wijkteam He',
    ]);
  });

  it('gives the calendar as the source of V3', () => {
    const tekst = lees([melding('2026-03-30 10:00')], '2026-04-09 00:00');
    expect(tekst).toContain('  sinds  09-04-2026 00:00\n  grond  V3: de triage was niet op tijd afgerond');
    expect(tekst).toContain('door   de kalender, van rechtswege');
    expect(tekst).toContain('kalender (T1)');
  });
});

describe('nobody', () => {
  it('before any melding was known', () => {
    const tekst = lees([melding('2026-03-02 09:00')], '2026-03-02 12:00', '2026-03-02 08:00');
    expect(tekst).toContain('VERANTWOORDELIJK: niemand; op dat moment liep er geen melding');
    expect(tekst).toContain('(leeg: er was nog geen melding bekend)');
  });

  it('while a melding waits for its triage', () => {
    const tekst = lees([melding('2026-03-02 09:00')], '2026-03-03 12:00');
    expect(tekst).toContain(
      'VERANTWOORDELIJK: niemand, nog niet belegd\n  sinds  02-03-2026 09:00\n  grond  V0: ',
    );
  });

  it('after the case ended', () => {
    const tekst = lees(
      [melding('2026-03-02 09:00', true), triage('2026-03-03 09:00', 'client-systeem')],
      '2026-03-04 12:00',
    );
    expect(tekst).toContain(
      'VERANTWOORDELIJK: niemand, de casus was geëindigd\n  sinds  03-03-2026 09:00\n  grond  V12: ',
    );
  });
});

describe('names and times', () => {
  it('a party that the afspraken do not know goes by its id', () => {
    const vreemd = { ...GI, id: 'gi-onbekend' };
    const tekst = lees(
      [
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'lokaal-veld'),
        feit('OverdrachtVerstuurd')('2026-03-03 10:00', {
          overdrachtId: 'o1',
          pad: 'direct',
          van: VT,
          ontvangers: [vreemd],
          wijze: 'digitaal',
          aanTriagetafel: true,
        }),
      ],
      '2026-03-04 12:00',
    );
    expect(tekst).toContain('VERANTWOORDELIJK: gi-onbekend\n');
  });

  it.each([
    ['2026-03-02T08:00:00Z', '02-03-2026 09:00'],
    ['2026-07-01T22:30:05Z', '02-07-2026 00:30:05'],
    ['2026-07-01T22:30:05.007Z', '02-07-2026 00:30:05.007'],
    ['2026-10-25T00:30:00Z', '25-10-2026 02:30 (+02:00)'],
    ['2026-10-25T01:30:00Z', '25-10-2026 02:30 (+01:00)'],
    ['2026-10-25T02:30:00Z', '25-10-2026 03:30'],
  ])('%s reads as %s', (instant, gelezen) => {
    expect(lokaleTijd(instantMs(instant))).toBe(gelezen);
  });

  it.each([
    [61_000, '1 minuut'],
    [7_200_000, '2 uur'],
    [90_000_000, '1 dag'],
  ])('%i ms late reads as %s', (ms, gelezen) => {
    expect(verschil(ms)).toBe(gelezen);
  });
});
