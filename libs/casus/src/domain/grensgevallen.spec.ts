import { describe, expect, it } from '@jest/globals';
import { HEERLEN, HEERLEN_ZUID, STEIN, VT } from '#dossier/testing';
import {
  aanvaarding,
  betwisting,
  casusregie,
  casusregieAfgesloten,
  dienstAfgerond,
  door,
  gemeenten,
  inhoudDirect,
  intrekking,
  laat,
  melding,
  metInhoud,
  monitoringAfgesloten,
  namens,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  plan,
  scenario,
  triage,
  weigering,
} from '../testing.js';

/** Cases that a reader of the rules thought up after the code was written; each one went wrong. */
const VERSTUURD = scenario().given(
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  overdracht('2026-03-03 10:00'),
);
const TWEE = scenario().given(
  melding('2026-03-02 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  overdracht('2026-03-03 10:00', { ontvangers: [HEERLEN, STEIN] }),
  ontvangst('2026-03-04 08:30'),
);

describe('a recipient that confirms itself what was recorded on its behalf (V9)', () => {
  const zelf = VERSTUURD.given(namens(ontvangst('2026-03-04 08:30')));

  it('has its own receipt recorded', () => {
    zelf.when(ontvangst('2026-03-05 08:30')).then('OntvangstBevestigd');
  });

  it('cannot dispute any more that it received it', () => {
    zelf
      .given(ontvangst('2026-03-05 08:30'))
      .when(betwisting('2026-03-06 08:30'))
      .thenWeigert({ code: 'zelf-gehandeld', regel: 'V9' });
  });

  it('is pointed at the dispute when it wants to decline', () => {
    zelf.when(weigering('2026-03-05 08:30')).thenWeigert({ code: 'namens-bevestigd', regel: 'V9' });
  });
});

describe('a case that ended and starts anew (V13)', () => {
  const opnieuw = VERSTUURD.given(
    ontvangst('2026-03-04 08:30'),
    casusregieAfgesloten('2026-10-01 09:00'),
    melding('2026-10-12 09:00', { meldingId: 'm2', spoedeisend: true }),
  );

  it('is not handed over on the triage of its earlier life', () => {
    opnieuw
      .when(overdracht('2026-10-12 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }))
      .thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
  });

  it('is not handed over on a dienst of its earlier life', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
        dienstAfgerond('2026-05-06 12:00'),
        overdrachtNaDienst('2026-05-06 13:00'),
        aanvaarding('2026-05-07 09:00'),
        monitoringAfgesloten('2027-01-04 09:00'),
        melding('2027-02-01 09:00', { meldingId: 'm2', spoedeisend: true }),
      )
      .when(overdrachtNaDienst('2027-02-01 10:00', { overdrachtId: 'o2' }))
      .thenWeigert({ code: 'dienst-niet-afgerond', regel: 'V6' });
  });
});

describe('VT lets go when nobody is left to take it (V7)', () => {
  it('because the case proves to be in one gemeente only', () => {
    const casus = TWEE.given(
      weigering('2026-03-05 09:00', STEIN),
      gemeenten('2026-03-06 09:00', 'GM0917'),
      intrekking('2026-03-06 10:00'),
    );
    expect(casus.houders('2026-03-06 09:30')).toEqual(['zuid-limburg V2', 'GM0917-wijkteam-noord V5']);
    expect(casus.houders('2026-03-06 10:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('because a later triage leaves the rest to the household', () => {
    const casus = TWEE.given(
      melding('2026-03-10 09:00', { meldingId: 'm2', gemeenten: ['GM0917', 'GM0971'] }),
      triage('2026-03-11 09:00', 'client-systeem'),
    );
    expect(casus.houders('2026-03-11 09:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('and not while the second gemeente has nobody', () => {
    const casus = TWEE.given(weigering('2026-03-05 09:00', STEIN), intrekking('2026-03-06 10:00'));
    expect(casus.houders('2026-03-07 10:00')).toEqual(['zuid-limburg V2', 'GM0917-wijkteam-noord V5']);
  });
});

describe('casusregie', () => {
  it('ends for the team of an earlier life when another team takes the case', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
        dienstAfgerond('2026-05-06 12:00'),
        overdrachtNaDienst('2026-05-06 13:00'),
        aanvaarding('2026-05-07 09:00'),
        monitoringAfgesloten('2027-01-04 09:00'),
        melding('2027-02-01 09:00', { meldingId: 'm2' }),
        triage('2027-02-02 09:00', 'lokaal-veld'),
        overdracht('2027-02-02 10:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }),
        ontvangst('2027-02-03 10:00', HEERLEN_ZUID, { overdrachtId: 'o2' }),
      )
      .when(plan('2027-02-04 10:00', 1))
      .thenWeigert({ code: 'niet-bevoegd', regel: 'S4' });
  });

  it('is not assigned on a receipt alone', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
        dienstAfgerond('2026-05-06 12:00'),
        overdrachtNaDienst('2026-05-06 13:00'),
        ontvangst('2026-05-06 14:00'),
      )
      .when(casusregie('2026-05-06 15:00', HEERLEN_ZUID))
      .thenWeigert({ code: 'niet-bevoegd', regel: 'S4' });
  });
});

describe('small print', () => {
  it('records an oral receipt of before the triage that withdrew the handover by itself', () => {
    VERSTUURD.given(
      melding('2026-03-05 09:00', { meldingId: 'm2' }),
      triage('2026-03-06 09:00', 'client-systeem'),
    )
      .when(laat(namens(ontvangst('2026-03-04 09:00')), '2026-03-07 09:00'))
      .then('OntvangstBevestigd');
  });

  it('asks a recipient that replaces one of the triagetafel for its own receipt', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'lokaal-veld', { aanTriagetafel: true }),
        overdracht('2026-03-03 10:00'),
        weigering('2026-03-04 10:00'),
      )
      .when(
        overdracht('2026-03-04 11:00', {
          overdrachtId: 'o2',
          ontvangers: [HEERLEN_ZUID],
          aanTriagetafel: true,
        }),
      )
      .thenWeigert({ code: 'veld-ongeldig', regel: 'V5', veld: 'aanTriagetafel' });
  });

  it('takes the melder of an earlier melding when the latest is anonymous', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        melding('2026-03-02 10:00', { meldingId: 'm2', bron: 'anoniem' }),
        triage('2026-03-03 09:00', 'lokaal-veld'),
      )
      .when(metInhoud(door(VT, overdracht('2026-03-03 10:00')), inhoudDirect()))
      .then('OverdrachtVerstuurd');
  });
});
