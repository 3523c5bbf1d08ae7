import { describe, expect, it } from '@jest/globals';
import { GI, ZORGAANBIEDER } from '#dossier/testing';
import {
  dienstAfgerond,
  gemeenteGeinformeerd,
  melding,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  scenario,
  spoed,
  triage,
} from '../testing.js';

const MEI = '2026-05-01 00:00';

describe('before anybody holds it (V0)', () => {
  it('a melding that waits for its triage is shown as not yet assigned, and nobody holds it', () => {
    const casus = scenario().given(melding('2026-03-02 09:00'));
    expect(casus.houders('2026-03-03 09:00')).toEqual([]);
    expect(casus.tijdlijn('2026-03-03 09:00')).toEqual(['nog niet belegd 2026-03-02 09:00 -']);
  });

  it('a second melding does not restart the term of the first', () => {
    const casus = scenario().given(melding('2026-03-02 09:00'), melding('2026-03-06 09:00'));
    expect(casus.tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-10 00:00',
      'zuid-limburg V3 2026-03-10 00:00 -',
    ]);
  });
});

describe('an urgent melding (V1)', () => {
  it('is with VT from its receipt, also outside office hours', () => {
    const casus = scenario().given(melding('2026-03-07 23:10', { spoedeisend: true }));
    expect(casus.tijdlijn(MEI)).toEqual(['zuid-limburg V1 2026-03-07 23:10 -']);
  });

  it('is with VT from the instant that the urgency was established', () => {
    const casus = scenario().given(melding('2026-03-02 09:00'), spoed('2026-03-03 11:00'));
    expect(casus.tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-03 11:00',
      'zuid-limburg V1 2026-03-03 11:00 -',
    ]);
  });

  it('keeps its ground through the triage and the term: the holder is the same', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', { spoedeisend: true }),
      triage('2026-03-20 09:00', 'lokaal-veld'),
    );
    expect(casus.tijdlijn(MEI)).toEqual(['zuid-limburg V1 2026-03-02 09:00 -']);
  });
});

describe('the triage (V2)', () => {
  it.each(['lokaal-veld', 'instelling', 'multidisciplinair-team', 'dienst-onderzoek'] as const)(
    'puts it with VT when it ends in %s',
    (besluit) => {
      const casus = scenario().given(melding('2026-03-02 09:00'), triage('2026-03-04 14:00', besluit));
      expect(casus.tijdlijn(MEI)).toEqual([
        'nog niet belegd 2026-03-02 09:00 - 2026-03-04 14:00',
        'zuid-limburg V2 2026-03-04 14:00 -',
      ]);
    },
  );
});

describe('a triage that is not finished in time (V3)', () => {
  it('puts it with VT from 00:00 after the fifth werkdag, and not a moment before', () => {
    const casus = scenario().given(melding('2026-03-30 10:00'));
    expect(casus.houders('2026-04-08 23:59')).toEqual([]);
    expect(casus.houders('2026-04-09 00:00')).toEqual(['zuid-limburg V3']);
  });

  it('counts from the legal instant, also when the decision comes later still', () => {
    const casus = scenario().given(melding('2026-03-30 10:00'), triage('2026-04-10 10:00', 'lokaal-veld'));
    expect(casus.tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-30 10:00 - 2026-04-09 00:00',
      'zuid-limburg V3 2026-04-09 00:00 -',
    ]);
  });

  it('is V2 when the triage is finished at the very last moment', () => {
    const casus = scenario().given(melding('2026-03-30 10:00'), triage('2026-04-08 23:59', 'lokaal-veld'));
    expect(casus.houders('2026-04-09 00:00')).toEqual(['zuid-limburg V2']);
  });

  it('is V3 when the triage is finished at the instant that the term is exceeded', () => {
    const casus = scenario().given(melding('2026-03-30 10:00'), triage('2026-04-09 00:00', 'lokaal-veld'));
    expect(casus.houders('2026-04-09 00:00')).toEqual(['zuid-limburg V3']);
  });
});

describe('a dienst (V4)', () => {
  it('stays with VT until the handover after it, whatever arrives meanwhile', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
      melding('2026-03-10 09:00'),
      dienstAfgerond('2026-05-06 12:00'),
    );
    expect(casus.tijdlijn('2026-06-01 00:00')).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-03 09:00',
      'zuid-limburg V2 2026-03-03 09:00 -',
    ]);
  });

  it('goes on when a melding that arrived meanwhile ends in another outcome, and is handed over as a dienst', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
        melding('2026-03-10 09:00'),
        triage('2026-03-11 09:00', 'lokaal-veld'),
        dienstAfgerond('2026-05-06 12:00'),
      )
      .when(overdracht('2026-05-06 13:00'))
      .thenWeigert({ code: 'pad-past-niet', regel: 'V6' })
      .when(overdrachtNaDienst('2026-05-06 13:00'))
      .then('OverdrachtVerstuurd');
  });
});

describe('a gezinsvoogd is involved (V11)', () => {
  const bijDeVoogd = scenario().given(
    melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true }),
    overdracht('2026-03-02 11:00', { ontvangers: [GI] }),
  );

  it('the report goes straight to the GI, which holds it from its receipt on ground V5, without triage or V3', () => {
    const casus = bijDeVoogd.given(ontvangst('2026-03-03 09:00', GI));
    expect(casus.tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-03 09:00',
      'gi-a V5 2026-03-03 09:00 -',
    ]);
    casus
      .when(triage('2026-03-04 09:00', 'lokaal-veld'))
      .thenWeigert({ code: 'geen-open-triage', regel: 'V2' });
  });

  it('as long as the GI has not confirmed, the term of the triage runs on', () => {
    expect(bijDeVoogd.tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-10 00:00',
      'zuid-limburg V3 2026-03-10 00:00 -',
    ]);
    expect(bijDeVoogd.given(ontvangst('2026-03-11 09:00', GI)).tijdlijn(MEI)).toEqual([
      'nog niet belegd 2026-03-02 09:00 - 2026-03-10 00:00',
      'zuid-limburg V3 2026-03-10 00:00 - 2026-03-11 09:00 V5',
      'gi-a V5 2026-03-11 09:00 -',
    ]);
  });

  it('the GI takes over from the party that held the case when the melding came (V13)', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-02 10:00', 'instelling'),
      overdracht('2026-03-02 11:00', { overdrachtId: 'o0', ontvangers: [ZORGAANBIEDER] }),
      ontvangst('2026-03-02 12:00', ZORGAANBIEDER, { overdrachtId: 'o0' }),
      melding('2026-04-01 09:00', { gezinsvoogdBetrokken: true }),
      overdracht('2026-04-01 11:00', { ontvangers: [GI] }),
      ontvangst('2026-04-02 09:00', GI),
    );
    expect(casus.tijdlijn(MEI).slice(2)).toEqual([
      'zorgaanbieder-a V5 2026-03-02 12:00 - 2026-04-02 09:00 V5',
      'gi-a V5 2026-04-02 09:00 -',
    ]);
  });

  it('a copy goes to the gemeente of the case', () => {
    bijDeVoogd.when(gemeenteGeinformeerd('2026-03-02 12:00')).then('GemeenteGeinformeerd');
  });

  it('only a GI is reached without a triage, and only with a gezinsvoogd', () => {
    bijDeVoogd
      .when(overdracht('2026-03-02 12:00', { overdrachtId: 'o2' }))
      .thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
    scenario()
      .given(melding('2026-03-02 09:00'))
      .when(overdracht('2026-03-02 12:00', { ontvangers: [GI] }))
      .thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
  });

  it('a gezinsvoogd in a melding that still waits is enough, whatever the last melding says', () => {
    scenario()
      .given(melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true }), melding('2026-03-02 10:00'))
      .when(overdracht('2026-03-02 11:00', { ontvangers: [GI] }))
      .then('OverdrachtVerstuurd');
  });

  it('a gezinsvoogd in a melding that has been triaged is not enough for the next one', () => {
    scenario()
      .given(
        melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true, spoedeisend: true }),
        triage('2026-03-03 09:00', 'client-systeem'),
        melding('2026-03-04 09:00'),
      )
      .when(overdracht('2026-03-04 10:00', { ontvangers: [GI] }))
      .thenWeigert({ code: 'triage-ontbreekt', regel: 'V5' });
  });

  it('a report to the GI is not decided at the triagetafel, nor sent in a case that has ended', () => {
    const gemeld = scenario().given(melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true }));
    gemeld
      .when(overdracht('2026-03-02 11:00', { ontvangers: [GI], aanTriagetafel: true }))
      .thenWeigert({ code: 'veld-ongeldig', regel: 'V5', veld: 'aanTriagetafel' });
    gemeld
      .given(triage('2026-03-03 09:00', 'client-systeem'))
      .when(overdracht('2026-03-03 10:00', { ontvangers: [GI] }))
      .thenWeigert({ code: 'casus-niet-open', regel: 'V10' });
  });

  it('a melding that came after the report to the GI still waits for its own triage', () => {
    const casus = bijDeVoogd.given(melding('2026-03-02 15:00'), ontvangst('2026-03-03 09:00', GI));
    casus.when(triage('2026-03-04 09:00', 'lokaal-veld')).then('TriageBesluit');
  });
});

describe('the cliëntsysteem itself takes the next steps (V12)', () => {
  it('VT closes: an urgent report ends with ground V12', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', { spoedeisend: true }),
      triage('2026-03-03 09:00', 'client-systeem'),
    );
    expect(casus.tijdlijn(MEI)).toEqual(['zuid-limburg V1 2026-03-02 09:00 - 2026-03-03 09:00 V12']);
  });

  it('no empty period is left when nobody held it before the decision', () => {
    const casus = scenario().given(melding('2026-03-02 09:00'), triage('2026-03-03 09:00', 'client-systeem'));
    expect(casus.tijdlijn(MEI)).toEqual(['nog niet belegd 2026-03-02 09:00 - 2026-03-03 09:00']);
  });

  it('does not end a dienst that runs', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-02 10:00', 'dienst-onderzoek'),
      melding('2026-03-05 09:00'),
      triage('2026-03-06 09:00', 'client-systeem'),
    );
    expect(casus.houders(MEI)).toEqual(['zuid-limburg V2']);
  });

  it('withdraws what VT had still open, out loud', () => {
    const casus = scenario()
      .given(
        melding('2026-03-02 09:00'),
        triage('2026-03-02 10:00', 'lokaal-veld'),
        overdracht('2026-03-02 11:00'),
        melding('2026-03-03 09:00'),
      )
      .when(triage('2026-03-03 10:00', 'client-systeem'))
      .then('TriageBesluit', ['OverdrachtIngetrokken', { overdrachtId: 'o1', reden: 'nieuwe-triage' }]);
    expect(casus.tijdlijn(MEI).slice(1)).toEqual(['zuid-limburg V2 2026-03-02 10:00 - 2026-03-03 10:00 V12']);
    casus.when(ontvangst('2026-03-04 09:00')).thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V5' });
  });
});
