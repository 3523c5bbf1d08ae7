import { describe, it } from '@jest/globals';
import {
  GEMEENTE_HEERLEN,
  GI,
  HEERLEN,
  HEERLEN_ZUID,
  STEIN,
  VAALS,
  VEILIGHEIDSHUIS,
  VT,
  ZORGAANBIEDER,
  ZORGAANBIEDER_B,
} from '#dossier/testing';
import {
  aanvaarding,
  casusregieAfgesloten,
  door,
  doorgifte,
  intrekking,
  melding,
  monitoringAfgesloten,
  onderzoekAfgerond,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  scenario,
  triage,
  weigering,
} from '../../testing.js';
import {
  BIJ_BEIDE,
  BIJ_HEERLEN,
  DIENST_AF,
  GEMELD,
  GETRIEERD,
  IN_DIENST,
  IN_MONITORING,
  IN_TWEE_GEMEENTEN,
  NA_DIENST,
  VERSTUURD,
} from '../situaties.fixture.js';

const OP = '2026-03-03 10:00';

describe('a direct handover (V5, V12)', () => {
  it.each([
    ['lokaal-veld', HEERLEN],
    ['instelling', ZORGAANBIEDER],
    ['multidisciplinair-team', VEILIGHEIDSHUIS],
  ] as const)('follows the triage: %s', (besluit, ontvanger) => {
    const getrieerd = GEMELD.given(triage('2026-03-03 09:00', besluit));
    getrieerd.when(overdracht(OP, { ontvangers: [ontvanger] })).then('OverdrachtVerstuurd');
    getrieerd
      .when(overdracht(OP, { ontvangers: [GI] }))
      .thenWeigert({ code: 'veld-ongeldig', regel: 'V12', veld: 'ontvangers' });
  });

  it('needs a triage, of an outcome that hands over, and no dienst', () => {
    GEMELD.when(overdracht(OP)).thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
    IN_DIENST.when(overdracht(OP)).thenWeigert({ code: 'dienst-loopt', regel: 'V4' });
    BIJ_HEERLEN.given(melding('2026-04-01 09:00'), triage('2026-04-02 09:00', 'client-systeem'))
      .when(overdracht('2026-04-03 09:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }))
      .thenWeigert({ code: 'pad-past-niet', regel: 'V12' });
    GEMELD.given(triage('2026-03-03 09:00', 'client-systeem'))
      .when(overdracht(OP))
      .thenWeigert({ code: 'casus-niet-open', regel: 'V10' });
  });

  it('is VT’s', () => {
    GETRIEERD.when(door(HEERLEN, overdracht(OP))).thenWeigert({ code: 'niet-bevoegd', regel: 'V5' });
  });

  it('counts as decided at the triagetafel only when the triage was', () => {
    GETRIEERD.when(overdracht(OP, { aanTriagetafel: true })).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V5',
      veld: 'aanTriagetafel',
    });
  });
});

describe('a handover after a dienst (V6)', () => {
  it('follows the end of the dienst', () => {
    DIENST_AF.when(overdrachtNaDienst('2026-05-06 13:00')).then('OverdrachtVerstuurd');
    IN_DIENST.when(overdrachtNaDienst('2026-05-06 11:00')).thenWeigert({
      code: 'dienst-niet-afgerond',
      regel: 'V6',
    });
    GETRIEERD.when(overdrachtNaDienst(OP)).thenWeigert({ code: 'dienst-niet-afgerond', regel: 'V6' });
    DIENST_AF.when(door(HEERLEN, overdrachtNaDienst('2026-05-06 13:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V6',
    });
    DIENST_AF.when(overdracht('2026-05-06 13:00')).thenWeigert({ code: 'pad-past-niet', regel: 'V6' });
  });

  it('is not sent for a file that was closed', () => {
    IN_DIENST.given(onderzoekAfgerond('2026-05-06 12:00', { dossierGesloten: true }))
      .when(overdrachtNaDienst('2026-05-06 13:00'))
      .thenWeigert({ code: 'dossier-gesloten', regel: 'V10' });
  });

  it('is still the path when another melding has been triaged meanwhile and nobody has accepted', () => {
    const opnieuw = { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] };
    const casus = NA_DIENST.given(
      weigering('2026-05-07 09:00'),
      melding('2026-05-07 10:00'),
      triage('2026-05-07 11:00', 'lokaal-veld'),
    );
    casus.when(overdracht('2026-05-07 12:00', opnieuw)).thenWeigert({ code: 'pad-past-niet', regel: 'V6' });
    casus
      .when(overdrachtNaDienst('2026-05-07 12:00', opnieuw))
      .then('OverdrachtVerstuurd', ['OverdrachtIngetrokken', { overdrachtId: 'o1' }]);
  });

  it('is over once the dienst has been handed over: after a new triage the path is direct again', () => {
    const casus = IN_MONITORING.given(melding('2026-06-01 09:00'), triage('2026-06-02 09:00', 'lokaal-veld'));
    const opnieuw = { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] };
    casus.when(overdracht('2026-06-02 10:00', opnieuw)).then('OverdrachtVerstuurd');
    casus
      .when(overdrachtNaDienst('2026-06-02 10:00', opnieuw))
      .thenWeigert({ code: 'dienst-niet-afgerond', regel: 'V6' });
  });
});

describe('passing it on (V8)', () => {
  const OP_APRIL = '2026-04-01 10:00';

  it('is for who holds it', () => {
    BIJ_HEERLEN.when(doorgifte(OP_APRIL, HEERLEN, ZORGAANBIEDER)).then('OverdrachtVerstuurd');
    VERSTUURD.when(doorgifte(OP_APRIL, HEERLEN, ZORGAANBIEDER)).thenWeigert({
      code: 'geen-houder',
      regel: 'V8',
    });
    BIJ_HEERLEN.when(door(STEIN, doorgifte(OP_APRIL, HEERLEN, ZORGAANBIEDER))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V8',
    });
    GETRIEERD.when(doorgifte(OP_APRIL, VT, ZORGAANBIEDER)).thenWeigert({ code: 'geen-houder', regel: 'V8' });
  });

  it('goes to one partner, unless the case is in two gemeenten and with one party', () => {
    const twee = { ontvangers: [ZORGAANBIEDER, ZORGAANBIEDER_B] };
    BIJ_HEERLEN.when(doorgifte(OP_APRIL, HEERLEN, GI, twee)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V7',
      veld: 'ontvangers',
    });
    BIJ_BEIDE.when(doorgifte(OP_APRIL, HEERLEN, GI, twee)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V7',
      veld: 'ontvangers',
    });
    BIJ_BEIDE.when(doorgifte(OP_APRIL, HEERLEN, STEIN)).then('OverdrachtVerstuurd');
  });

  it('is asked of one partner at a time', () => {
    BIJ_HEERLEN.given(doorgifte(OP_APRIL, HEERLEN, ZORGAANBIEDER))
      .when(doorgifte('2026-04-02 10:00', HEERLEN, ZORGAANBIEDER_B, { overdrachtId: 'd2' }))
      .thenWeigert({ code: 'overdracht-staat-open', regel: 'V9' });
  });

  it('does not go to VT: reporting back is another step', () => {
    BIJ_HEERLEN.when(doorgifte(OP_APRIL, HEERLEN, VT)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V13',
      veld: 'ontvangers[0]',
    });
  });
});

describe('the recipients', () => {
  it.each([
    ['nobody', [], 'ontvangers', 'V7'],
    ['one party twice', [HEERLEN, HEERLEN], 'ontvangers', 'V7'],
    [
      'a team that the afspraken do not know',
      [{ ...HEERLEN, id: 'GM0917-verzonnen' }],
      'ontvangers[0]',
      '§7',
    ],
    ['a team with the gemeente of another', [{ ...HEERLEN, gemeente: 'GM0971' }], 'ontvangers[0]', '§7'],
    ['a team outside the gemeenten of the case', [VAALS], 'ontvangers[0]', 'V7'],
    ['two teams of one gemeente', [HEERLEN, HEERLEN_ZUID], 'ontvangers', 'V7'],
  ])('are refused: %s', (_, ontvangers, veld, regel) => {
    GETRIEERD.when(overdracht(OP, { ontvangers })).thenWeigert({ code: 'veld-ongeldig', regel, veld });
  });

  it('are two parties in two gemeenten, not one twice', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
      triage('2026-03-03 09:00', 'instelling'),
    );
    casus
      .when(overdracht(OP, { ontvangers: [ZORGAANBIEDER, ZORGAANBIEDER] }))
      .thenWeigert({ code: 'veld-ongeldig', regel: 'V7', veld: 'ontvangers' });
    casus.when(overdracht(OP, { ontvangers: [ZORGAANBIEDER, ZORGAANBIEDER_B] })).then('OverdrachtVerstuurd');
  });

  it('are no gemeente, and not the sender itself', () => {
    BIJ_HEERLEN.when(doorgifte('2026-04-01 10:00', HEERLEN, GEMEENTE_HEERLEN)).thenWeigert({
      code: 'veld-ongeldig',
      regel: '§7',
      veld: 'ontvangers[0]',
    });
    BIJ_HEERLEN.when(doorgifte('2026-04-01 10:00', HEERLEN, HEERLEN)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V8',
      veld: 'ontvangers[0]',
    });
  });

  it('cover both gemeenten of a case in two (V7)', () => {
    IN_TWEE_GEMEENTEN.when(overdracht(OP)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V7',
      veld: 'ontvangers',
    });
    IN_TWEE_GEMEENTEN.when(overdracht(OP, { ontvangers: [HEERLEN, STEIN] })).then('OverdrachtVerstuurd');
    IN_TWEE_GEMEENTEN.when(overdracht(OP, { ontvangers: [HEERLEN, HEERLEN_ZUID] })).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V7',
      veld: 'ontvangers',
    });
  });

  it('cover both gemeenten also after a new triage: the old holder lets go (V13)', () => {
    const opnieuw = BIJ_BEIDE.given(
      melding('2026-04-01 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
      triage('2026-04-02 09:00', 'lokaal-veld'),
    );
    opnieuw
      .when(overdracht('2026-04-02 10:00', { overdrachtId: 'o2', ontvangers: [STEIN] }))
      .thenWeigert({ code: 'veld-ongeldig', regel: 'V7', veld: 'ontvangers' });
    opnieuw
      .when(overdracht('2026-04-02 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN, STEIN] }))
      .then('OverdrachtVerstuurd');
  });

  it('are not asked while another handover waits, nor after one was taken', () => {
    const elders = { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] };
    VERSTUURD.when(overdracht('2026-03-03 11:00', elders)).thenWeigert({
      code: 'overdracht-staat-open',
      regel: 'V9',
    });
    BIJ_HEERLEN.when(overdracht('2026-03-05 11:00', elders)).thenWeigert({
      code: 'al-overgedragen',
      regel: 'V8',
    });
    VERSTUURD.given(intrekking('2026-03-03 11:00'))
      .when(overdracht('2026-03-03 12:00', elders))
      .then('OverdrachtVerstuurd');
  });

  it('of a handover after a dienst are not asked after one accepted, also when a new melding waits', () => {
    IN_MONITORING.given(melding('2026-05-09 09:00', { gezinsvoogdBetrokken: true }))
      .when(overdrachtNaDienst('2026-05-09 10:00', { overdrachtId: 'o2', ontvangers: [GI] }))
      .thenWeigert({ code: 'al-overgedragen', regel: 'V8' });
  });
});

it('a handover has an id of its own', () => {
  VERSTUURD.when(overdracht('2026-03-03 12:00', { ontvangers: [HEERLEN_ZUID] })).thenWeigert({
    code: 'overdracht-bestaat',
    regel: 'V9',
  });
});

describe('OverdrachtIngetrokken (V9)', () => {
  it('is the sender’s, while somebody has yet to take it, and once', () => {
    const ingetrokken = VERSTUURD.when(intrekking('2026-03-03 11:00')).then('OverdrachtIngetrokken');
    ingetrokken.when(intrekking('2026-03-03 12:00')).thenNiets();
    VERSTUURD.when(intrekking('2026-03-03 11:00', 'o9')).thenWeigert({
      code: 'overdracht-onbekend',
      regel: 'V9',
      veld: 'overdrachtId',
    });
    VERSTUURD.when(intrekking('2026-03-03 11:00', 'o1', HEERLEN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V9',
    });
    BIJ_HEERLEN.when(intrekking('2026-03-05 11:00')).thenWeigert({
      code: 'overdracht-afgerond',
      regel: 'V9',
    });
  });

  it('leaves who has taken it already', () => {
    IN_TWEE_GEMEENTEN.given(
      overdracht(OP, { ontvangers: [HEERLEN, STEIN] }),
      ontvangst('2026-03-04 09:00', STEIN),
    )
      .when(intrekking('2026-03-04 10:00'))
      .then('OverdrachtIngetrokken');
  });
});

describe('what lapses is withdrawn out loud', () => {
  it('by a triage that starts a dienst: everything that is open', () => {
    BIJ_HEERLEN.given(doorgifte('2026-04-01 08:00', HEERLEN, ZORGAANBIEDER), melding('2026-04-01 09:00'))
      .when(triage('2026-04-02 09:00', 'dienst-onderzoek'))
      .then('TriageBesluit', ['OverdrachtIngetrokken', { overdrachtId: 'd1', reden: 'nieuwe-triage' }])
      .when(aanvaarding('2026-04-03 09:00', ZORGAANBIEDER, { overdrachtId: 'd1' }))
      .thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V6' });
  });

  it('by the end of the monitoring: also what a holder was passing on', () => {
    IN_MONITORING.given(doorgifte('2026-11-01 08:00', HEERLEN, ZORGAANBIEDER))
      .when(monitoringAfgesloten('2026-12-01 09:00'))
      .then('MonitoringAfgesloten', ['OverdrachtIngetrokken', { overdrachtId: 'd1', reden: 'gesloten' }]);
  });

  it('by who closes the casusregie: what it was passing on itself, and not what the other holder was', () => {
    const casus = BIJ_BEIDE.given(
      doorgifte('2026-09-01 08:00', HEERLEN, ZORGAANBIEDER),
      doorgifte('2026-09-01 09:00', STEIN, ZORGAANBIEDER_B, { overdrachtId: 'd2' }),
    );
    casus
      .when(casusregieAfgesloten('2026-10-01 12:00'))
      .then('CasusregieAfgesloten', ['OverdrachtIngetrokken', { overdrachtId: 'd1', reden: 'gesloten' }]);
  });
});

it('a case that VT closed after a dienst is not handed over any more', () => {
  const gesloten = IN_DIENST.given(onderzoekAfgerond('2026-05-06 12:00', { dossierGesloten: true }));
  gesloten.when(overdracht('2026-05-06 13:00')).thenWeigert({ code: 'casus-niet-open', regel: 'V10' });
});
