import { describe, expect, it } from '@jest/globals';
import { HEERLEN, VT, boekVanZuidLimburg, feit, geschiedenisVan, houders } from './testing.js';
import type { Feit } from './testing.js';

const boek = boekVanZuidLimburg();

const melding = (op: string): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: op,
    bron: 'politie',
    spoedeisend: false,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
  });
const ontvangst = (op: string, door = VT, vastgelegd?: string): Feit =>
  feit('OntvangstBevestigd')(
    op,
    { overdrachtId: 'o1', ontvanger: HEERLEN, wijze: 'mondeling' },
    door,
    vastgelegd,
  );
const oordeel = (type: 'BevestigingBekrachtigd' | 'BevestigingBetwist', op: string): Feit =>
  feit(type)(op, { overdrachtId: 'o1', ontvanger: HEERLEN }, HEERLEN);
const begin: readonly Feit[] = [
  melding('2026-03-02 09:00'),
  feit('TriageBesluit')('2026-03-03 09:00', {
    besluit: 'lokaal-veld',
    aanTriagetafel: false,
    informerenAndersAfgesproken: false,
  }),
  feit('OverdrachtVerstuurd')('2026-03-03 10:00', {
    overdrachtId: 'o1',
    pad: 'direct',
    van: VT,
    ontvangers: [HEERLEN],
    wijze: 'digitaal',
    aanTriagetafel: false,
  }),
];

describe('the order of the input', () => {
  it('does not matter, also when a disputed confirmation was given again and endorsed', () => {
    const casus = geschiedenisVan(
      ...begin,
      ontvangst('2026-03-04 09:00'),
      oordeel('BevestigingBetwist', '2026-03-05 09:00'),
      ontvangst('2026-03-06 09:00'),
      oordeel('BevestigingBekrachtigd', '2026-03-07 09:00'),
    );
    for (const volgorde of [casus, [...casus].reverse()]) {
      expect(houders(volgorde, boek, '2026-03-05 12:00')).toEqual(['zuid-limburg V2']);
      expect(houders(volgorde, boek, '2026-03-06 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
    }
  });

  it('of recording decides between steps of one instant', () => {
    const casus = geschiedenisVan(...begin, ontvangst('2026-03-03 10:00', HEERLEN));
    expect(houders([...casus].reverse(), boek, '2026-03-03 10:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });
});

describe('a judgement', () => {
  it('says nothing about a confirmation that the recipient gave itself', () => {
    const casus = geschiedenisVan(
      ...begin,
      ontvangst('2026-03-04 09:00', HEERLEN),
      oordeel('BevestigingBetwist', '2026-03-05 09:00'),
    );
    expect(houders(casus, boek, '2026-03-06 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('says nothing about a confirmation that was recorded after it', () => {
    const casus = geschiedenisVan(
      ...begin,
      oordeel('BevestigingBetwist', '2026-03-03 11:00'),
      ontvangst('2026-03-04 09:00'),
    );
    expect(houders(casus, boek, '2026-03-06 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });
});

describe('what is known', () => {
  const laat = geschiedenisVan(...begin, ontvangst('2026-03-04 09:00', HEERLEN, '2026-03-09 09:00'));

  it('is what had been recorded by then, to the instant', () => {
    expect(houders(laat, boek, '2026-03-05 09:00', '2026-03-09 08:59')).toEqual(['zuid-limburg V2']);
    expect(houders(laat, boek, '2026-03-05 09:00', '2026-03-09 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('is nothing before the first record, and then nobody holds it', () => {
    expect(houders(laat, boek, '2026-03-05 09:00', '2026-03-01 09:00')).toEqual([]);
    expect(houders([], boek, '2026-03-05 09:00')).toEqual([]);
  });

  it('of the calendar is what lay before the second clock: V3 had not come yet', () => {
    const wacht = geschiedenisVan(melding('2026-03-02 09:00'));
    expect(houders(wacht, boek, '2026-03-12 09:00', '2026-03-09 23:59')).toEqual([]);
    expect(houders(wacht, boek, '2026-03-12 09:00', '2026-03-10 00:00')).toEqual(['zuid-limburg V3']);
    expect(houders(wacht, boek, '2026-03-12 09:00')).toEqual(['zuid-limburg V3']);
  });
});
