import { describe, expect, it } from '@jest/globals';
import { HEERLEN, HEERLEN_ZUID, STEIN } from '#dossier/testing';
import {
  aanvaarding,
  afstemming,
  casusregieAfgesloten,
  dienstAfgerond,
  laat,
  melding,
  monitoringAfgesloten,
  onderzoekAfgerond,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  scenario,
  spoed,
  triage,
} from '../testing.js';

const EIND = '2027-06-01 00:00';
const TWEE = { gemeenten: ['GM0917', 'GM0971'] };
const zonderGat = (regels: readonly string[]) => regels.filter((regel) => !regel.startsWith('nog'));

const bijHeerlen = scenario().given(
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  overdracht('2026-03-03 10:00'),
  ontvangst('2026-03-04 09:00'),
);
const inMonitoring = scenario().given(
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'dienst-onderzoek'),
  onderzoekAfgerond('2026-05-06 12:00'),
  overdrachtNaDienst('2026-05-06 13:00'),
  aanvaarding('2026-05-08 09:00'),
);

describe('stabiele veiligheid (V10)', () => {
  it('ends the holding of the party that closes the casusregie', () => {
    const casus = bijHeerlen.given(casusregieAfgesloten('2026-10-01 12:00'));
    expect(zonderGat(casus.tijdlijn(EIND))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-04 09:00 V5',
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-10-01 12:00 V10',
    ]);
  });

  it('of one of two holders leaves the other', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', TWEE),
      triage('2026-03-03 09:00', 'lokaal-veld'),
      overdracht('2026-03-03 10:00', { ontvangers: [HEERLEN, STEIN] }),
      ontvangst('2026-03-04 09:00', HEERLEN),
      ontvangst('2026-03-04 10:00', STEIN),
      casusregieAfgesloten('2026-10-01 12:00'),
    );
    expect(casus.houders(EIND)).toEqual(['GM0971-toegang V5']);
  });

  it('at the end of the monitoring ends the holding of everyone', () => {
    const casus = inMonitoring.given(monitoringAfgesloten('2026-12-01 12:00'));
    expect(zonderGat(casus.tijdlijn(EIND)).at(-1)).toBe(
      'GM0917-wijkteam-noord V6 2026-05-08 09:00 - 2026-12-01 12:00 V10',
    );
  });

  it('is the only ground of a closed monitoring that moves anything', () => {
    expect(
      inMonitoring.given(monitoringAfgesloten('2026-12-01 12:00', 'dossier-gesloten')).houders(EIND),
    ).toEqual(['GM0917-wijkteam-noord V6']);
  });

  it('a dienst that ends with a closed file ends the holding of VT', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
      dienstAfgerond('2026-05-06 12:00', { dossierGesloten: true }),
    );
    expect(zonderGat(casus.tijdlijn(EIND))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-05-06 12:00 V10',
    ]);
    casus
      .when(overdrachtNaDienst('2026-05-06 13:00'))
      .thenWeigert({ code: 'dossier-gesloten', regel: 'V10' });
  });

  it('the other grounds of a closed casusregie move nothing', () => {
    const gemeld = bijHeerlen.given(casusregieAfgesloten('2026-04-01 12:00', 'gemeld-bij-veilig-thuis'));
    expect(gemeld.houders(EIND)).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('withdraws out loud what VT had still open when the last holder closes', () => {
    bijHeerlen
      .given(
        melding('2026-04-01 09:00'),
        triage('2026-04-02 09:00', 'lokaal-veld'),
        overdracht('2026-04-02 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }),
      )
      .when(casusregieAfgesloten('2026-10-02 12:00'))
      .then('CasusregieAfgesloten', ['OverdrachtIngetrokken', { overdrachtId: 'o2', reden: 'gesloten' }]);
  });
});

describe('a new melding on an open case (V13)', () => {
  it('leaves it with the holder; the term of the triage does not displace it (V3)', () => {
    const casus = bijHeerlen.given(melding('2026-04-01 09:00'));
    expect(casus.houders(EIND)).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('urgent: VT stands beside the holder until the triage, and steps back', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00', { spoedeisend: true }),
      triage('2026-04-02 09:00', 'lokaal-veld'),
    );
    expect(zonderGat(casus.tijdlijn(EIND))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-04 09:00 V5',
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 -',
      'zuid-limburg V1 2026-04-01 09:00 - 2026-04-02 09:00 V13',
    ]);
  });

  it('urgent, established later: from that instant', () => {
    const casus = bijHeerlen.given(melding('2026-04-01 09:00'), spoed('2026-04-01 15:00'));
    expect(casus.houders('2026-04-01 14:59')).toEqual(['GM0917-wijkteam-noord V5']);
    expect(casus.houders('2026-04-01 15:00')).toEqual(['GM0917-wijkteam-noord V5', 'zuid-limburg V1']);
  });

  it('urgent, while VT waits for a receipt: VT stays beside the recipient until the triage', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'lokaal-veld'),
      overdracht('2026-03-03 10:00'),
      melding('2026-03-03 20:00', { spoedeisend: true }),
      ontvangst('2026-03-04 09:00'),
      triage('2026-03-04 12:00', 'lokaal-veld'),
    );
    expect(zonderGat(casus.tijdlijn(EIND))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-04 12:00 V13',
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 -',
    ]);
  });

  it('a triage that starts a dienst moves it to VT, on ground V4', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00'),
      triage('2026-04-02 09:00', 'dienst-voorwaarden-en-vervolg'),
    );
    expect(zonderGat(casus.tijdlijn(EIND)).slice(1)).toEqual([
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-04-02 09:00 V4',
      'zuid-limburg V4 2026-04-02 09:00 -',
    ]);
  });

  it('urgent, and then a dienst: VT goes on in the same period', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00', { spoedeisend: true }),
      triage('2026-04-02 09:00', 'dienst-onderzoek'),
    );
    expect(casus.houders(EIND)).toEqual(['zuid-limburg V1']);
  });

  it('another outcome and a new handover: the new recipient takes it over from the old holder', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00'),
      triage('2026-04-02 09:00', 'lokaal-veld'),
      overdracht('2026-04-02 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }),
      ontvangst('2026-04-03 09:00', HEERLEN_ZUID, { overdrachtId: 'o2' }),
    );
    expect(zonderGat(casus.tijdlijn(EIND)).slice(1)).toEqual([
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-04-03 09:00 V5',
      'GM0917-wijkteam-zuid V5 2026-04-03 09:00 -',
    ]);
  });

  it('a new handover to the same holder goes on in the same period', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00'),
      triage('2026-04-02 09:00', 'lokaal-veld'),
      overdracht('2026-04-02 10:00', { overdrachtId: 'o2' }),
      ontvangst('2026-04-03 09:00', HEERLEN, { overdrachtId: 'o2' }),
    );
    expect(zonderGat(casus.tijdlijn(EIND)).slice(1)).toEqual(['GM0917-wijkteam-noord V5 2026-03-04 09:00 -']);
  });

  it('with two new recipients each begins at its own receipt, and the old holder stays until the last', () => {
    const casus = bijHeerlen.given(
      melding('2026-04-01 09:00', TWEE),
      triage('2026-04-02 09:00', 'lokaal-veld'),
      overdracht('2026-04-02 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID, STEIN] }),
      ontvangst('2026-04-03 09:00', STEIN, { overdrachtId: 'o2' }),
      ontvangst('2026-04-05 09:00', HEERLEN_ZUID, { overdrachtId: 'o2' }),
    );
    expect(zonderGat(casus.tijdlijn(EIND)).slice(1)).toEqual([
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-04-05 09:00 V5',
      'GM0971-toegang V5 2026-04-03 09:00 -',
      'GM0917-wijkteam-zuid V5 2026-04-05 09:00 -',
    ]);
  });

  it('reported back by the lokaal veld itself: a new triage starts', () => {
    bijHeerlen
      .given(casusregieAfgesloten('2026-04-01 12:00', 'gemeld-bij-veilig-thuis'))
      .when(triage('2026-04-02 09:00', 'dienst-onderzoek'))
      .then('TriageBesluit');
  });

  it('reported back while VT waits for the other gemeente does not keep VT there: it is not urgent', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', TWEE),
      triage('2026-03-03 09:00', 'lokaal-veld'),
      overdracht('2026-03-03 10:00', { ontvangers: [HEERLEN, STEIN] }),
      ontvangst('2026-03-04 09:00', HEERLEN),
      casusregieAfgesloten('2026-03-04 10:00', 'gemeld-bij-veilig-thuis'),
      ontvangst('2026-03-04 11:00', STEIN),
    );
    expect(casus.houders(EIND)).toEqual(['GM0917-wijkteam-noord V5', 'GM0971-toegang V5']);
  });

  it('during a handover after a dienst it still waits for its own triage once the recipient has accepted', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'dienst-onderzoek'),
      onderzoekAfgerond('2026-05-06 12:00'),
      melding('2026-05-06 12:30'),
      overdrachtNaDienst('2026-05-06 13:00'),
      aanvaarding('2026-05-08 09:00'),
    );
    casus.when(triage('2026-05-09 09:00', 'lokaal-veld')).then('TriageBesluit');
  });

  it('still waits for its own triage when VT hands over on the earlier one', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'lokaal-veld'),
      melding('2026-03-03 09:30'),
      overdracht('2026-03-03 10:00'),
      ontvangst('2026-03-04 09:00'),
    );
    expect(casus.houders(EIND)).toEqual(['GM0917-wijkteam-noord V5']);
    casus.when(triage('2026-03-04 10:00', 'dienst-onderzoek')).then('TriageBesluit');
  });

  it('recorded late, after a triage that could not know it: it waits for its own triage', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-04 09:00', 'client-systeem'),
      laat(melding('2026-03-03 09:00'), '2026-03-05 09:00'),
    );
    expect(casus.tijdlijn(EIND)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-11 00:00',
      'zuid-limburg V3 2026-03-11 00:00 -',
    ]);
    casus.when(triage('2026-03-06 09:00', 'lokaal-veld')).then('TriageBesluit');
  });
});

describe('a case that ended', () => {
  const geeindigd = bijHeerlen.given(casusregieAfgesloten('2026-10-01 12:00'));

  it('is with nobody', () => {
    expect(geeindigd.houders('2026-10-01 12:00')).toEqual([]);
  });

  it('starts anew with a new melding, and shows the gap', () => {
    const casus = geeindigd.given(
      melding('2026-11-02 09:00'),
      triage('2026-11-03 09:00', 'lokaal-veld'),
      overdracht('2026-11-03 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN] }),
      ontvangst('2026-11-04 10:00', HEERLEN, { overdrachtId: 'o2' }),
    );
    expect(casus.tijdlijn(EIND)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-03 09:00',
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-04 09:00 V5',
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-10-01 12:00 V10',
      'nog niet belegd 2026-11-02 09:00 - 2026-11-03 09:00',
      'zuid-limburg V2 2026-11-03 09:00 - 2026-11-04 10:00 V5',
      'GM0917-wijkteam-noord V5 2026-11-04 10:00 -',
    ]);
  });

  it('starts anew at VT when the melding is urgent, or when the triage takes too long', () => {
    expect(geeindigd.given(melding('2026-11-02 09:00', { spoedeisend: true })).houders(EIND)).toEqual([
      'zuid-limburg V1',
    ]);
    expect(geeindigd.given(melding('2026-11-02 09:00')).houders(EIND)).toEqual(['zuid-limburg V3']);
  });

  it('cannot be handed over on the strength of its old triage', () => {
    geeindigd
      .when(overdracht('2026-11-02 09:00', { overdrachtId: 'o2' }))
      .thenWeigert({ code: 'casus-niet-open', regel: 'V10' });
    geeindigd
      .given(melding('2026-11-02 09:00'))
      .when(overdracht('2026-11-02 10:00', { overdrachtId: 'o2' }))
      .thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
  });
});

describe('closing while VT monitors (V10, 003 §6.3)', () => {
  it('asks for an afstemming with VT that was made while it monitors', () => {
    inMonitoring
      .when(casusregieAfgesloten('2026-12-01 12:00'))
      .thenWeigert({ code: 'afstemming-ontbreekt', regel: 'V10' })
      .given(afstemming('2026-11-30 12:00'))
      .when(casusregieAfgesloten('2026-12-01 12:00'))
      .then('CasusregieAfgesloten');
  });
});
