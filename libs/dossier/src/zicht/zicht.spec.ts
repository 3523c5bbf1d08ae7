import { describe, expect, it } from '@jest/globals';
import type { Partij } from '#event-sourcing';
import {
  HEERLEN,
  VT,
  ZORGAANBIEDER,
  boekVanZuidLimburg,
  feit,
  geschiedenisVan,
  houders,
} from '../testing.js';
import type { Feit } from '../testing.js';
import type { TriageUitkomst } from '../events.js';

/** Histories that the rules of a step would not allow, or did not when they were recorded: the fold holds. */

const boek = boekVanZuidLimburg();
const bij = (feiten: readonly Feit[], op: string): readonly string[] =>
  houders(geschiedenisVan(...feiten), boek, op);

const melding = (op: string, spoedeisend = false): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: op,
    bron: 'politie',
    spoedeisend,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
  });
const triage = (op: string, besluit: TriageUitkomst): Feit =>
  feit('TriageBesluit')(op, { besluit, aanTriagetafel: false, informerenAndersAfgesproken: false });
const verstuurd = (op: string, overdrachtId = 'o1', ontvanger: Partij = HEERLEN): Feit =>
  feit('OverdrachtVerstuurd')(op, {
    overdrachtId,
    pad: 'direct',
    van: VT,
    ontvangers: [ontvanger],
    wijze: 'digitaal',
    aanTriagetafel: false,
  });
const ontvangst = (op: string, overdrachtId = 'o1', ontvanger: Partij = HEERLEN): Feit =>
  feit('OntvangstBevestigd')(op, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger);
const gesloten = (op: string): Feit =>
  feit('CasusregieAfgesloten')(op, { door: HEERLEN, grond: 'stabiele-veiligheid' }, HEERLEN);

const BIJ_HEERLEN = [
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  verstuurd('2026-03-03 10:00'),
  ontvangst('2026-03-04 09:00'),
];

describe('a history that the rules would not allow', () => {
  it('an end while a triage is open leaves V0, and V3 when its term is exceeded', () => {
    const feiten = [...BIJ_HEERLEN, melding('2026-03-05 09:00'), gesloten('2026-03-06 09:00')];
    expect(bij(feiten, '2026-03-06 09:00')).toEqual([]);
    expect(bij(feiten, '2026-03-12 23:59')).toEqual([]);
    expect(bij(feiten, '2026-03-13 00:00')).toEqual(['zuid-limburg V3']);
  });

  it('an end after the term of an open triage puts it with VT at once: nobody is left alone', () => {
    const feiten = [...BIJ_HEERLEN, melding('2026-03-05 09:00'), gesloten('2026-03-20 09:00')];
    expect(bij(feiten, '2026-03-20 09:00')).toEqual(['zuid-limburg V3']);
  });

  it('an end while an urgent melding waits leaves it with VT, which can still close by V12', () => {
    const feiten = [...BIJ_HEERLEN, melding('2026-03-05 09:00', true), gesloten('2026-03-06 09:00')];
    expect(bij(feiten, '2026-03-06 09:00')).toEqual(['zuid-limburg V1']);
    expect(bij([...feiten, triage('2026-03-07 09:00', 'lokaal-veld')], '2026-03-08 09:00')).toEqual([
      'zuid-limburg V1',
    ]);
    expect(bij([...feiten, triage('2026-03-07 09:00', 'client-systeem')], '2026-03-08 09:00')).toEqual([]);
  });

  it('a handover that was open when the case ended moves nothing when it starts anew', () => {
    const feiten = [
      ...BIJ_HEERLEN,
      triage('2026-03-05 09:00', 'lokaal-veld'),
      verstuurd('2026-03-05 10:00', 'o2', ZORGAANBIEDER),
      gesloten('2026-10-01 09:00'),
      melding('2026-11-02 09:00', true),
      ontvangst('2026-11-02 10:00', 'o2', ZORGAANBIEDER),
    ];
    expect(bij(feiten, '2026-11-03 09:00')).toEqual(['zuid-limburg V1']);
  });

  it('a monitoring closed on stabiele veiligheid ends everything, a dienst included', () => {
    const feiten = [
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'dienst-onderzoek'),
      feit('MonitoringAfgesloten')('2026-10-01 09:00', { grond: 'stabiele-veiligheid' }),
    ];
    expect(bij(feiten, '2026-10-02 09:00')).toEqual([]);
    const opnieuw = [
      ...feiten,
      melding('2026-11-02 09:00'),
      triage('2026-11-03 09:00', 'lokaal-veld'),
      verstuurd('2026-11-03 10:00'),
      ontvangst('2026-11-04 09:00'),
    ];
    expect(bij(opnieuw, '2026-11-05 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('a receipt of a handover that nobody sent, or by who was not asked, moves nothing', () => {
    const begin = BIJ_HEERLEN.slice(0, 3);
    expect(bij([...begin, ontvangst('2026-03-04 09:00', 'o9')], '2026-03-05 09:00')).toEqual([
      'zuid-limburg V2',
    ]);
    expect(bij([...begin, ontvangst('2026-03-04 09:00', 'o1', ZORGAANBIEDER)], '2026-03-05 09:00')).toEqual([
      'zuid-limburg V2',
    ]);
  });

  it('a spoed without a melding that waits is still V1: VT knew of it', () => {
    const feiten = [...BIJ_HEERLEN, feit('SpoedVastgesteld')('2026-03-05 09:00', {})];
    expect(bij(feiten, '2026-03-05 09:00')).toEqual(['GM0917-wijkteam-noord V5', 'zuid-limburg V1']);
  });

  it('the first VT that acts is the VT of the case, whoever opens it', () => {
    const feiten = [
      { ...melding('2026-03-02 09:00'), door: HEERLEN },
      triage('2026-03-03 09:00', 'lokaal-veld'),
    ];
    expect(bij(feiten, '2026-03-04 09:00')).toEqual(['zuid-limburg V2']);
    expect(bij(feiten.slice(0, 1), '2026-03-04 09:00')).toEqual([]);
  });
});
