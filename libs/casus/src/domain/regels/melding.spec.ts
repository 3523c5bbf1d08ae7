import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { HEERLEN, STEIN, VT, ZORGAANBIEDER } from '#dossier/testing';
import {
  betrokkenenGeinformeerd,
  door,
  gemeenteGeinformeerd,
  gemeenten,
  melderTeruggekoppeld,
  melding,
  metInhoud,
  ontvangst,
  overdracht,
  inhoudDirect,
  scenario,
  spoed,
  triage,
  weigering,
} from '../../testing.js';
import { BIJ_HEERLEN, GEMELD, GETRIEERD, IN_TWEE_GEMEENTEN, LEEG, VERSTUURD } from '../situaties.fixture.js';

describe('MeldingOntvangen', () => {
  it.each([
    ['no gemeente', [], 'gemeenten-ongeldig', 'V7'],
    ['three gemeenten', ['GM0917', 'GM0971', 'GM0981'], 'gemeenten-ongeldig', 'V7'],
    ['one gemeente twice', ['GM0917', 'GM0917'], 'gemeenten-ongeldig', 'V7'],
    ['a gemeente of another region', ['GM0363'], 'gemeente-onbekend', '§7'],
  ])('is refused with %s', (_, codes, code, regel) => {
    LEEG.when(melding('2026-03-02 09:00', { gemeenten: codes })).thenWeigert({
      code,
      regel,
      veld: 'gemeenten',
    });
  });

  it('on an open case comes from VT, or from a party that is involved (V13)', () => {
    const opnieuw = melding('2026-03-05 09:00');
    BIJ_HEERLEN.when(opnieuw).then('MeldingOntvangen');
    BIJ_HEERLEN.when(door(HEERLEN, opnieuw)).then('MeldingOntvangen');
    BIJ_HEERLEN.when(door(STEIN, opnieuw)).thenWeigert({ code: 'niet-bevoegd', regel: 'V13' });
    VERSTUURD.when(door(HEERLEN, opnieuw)).thenWeigert({ code: 'niet-bevoegd', regel: 'V13' });
  });

  it('counts once under its own id, also after its triage', () => {
    GETRIEERD.when(melding('2026-03-02 09:00')).thenNiets();
    GETRIEERD.when(melding('2026-03-05 09:00', { meldingId: 'melding 2026-03-02 09:00' })).thenWeigert({
      code: 'melding-bestaat',
      regel: 'V13',
    });
  });
});

describe('SpoedVastgesteld (V1)', () => {
  it('is recorded by VT while a melding waits for its triage, and once', () => {
    const spoedig = GEMELD.when(spoed('2026-03-02 10:00')).then('SpoedVastgesteld');
    spoedig.when(spoed('2026-03-02 11:00')).thenNiets();
    GEMELD.when(door(HEERLEN, spoed('2026-03-02 10:00'))).thenWeigert({ code: 'niet-bevoegd', regel: 'V1' });
    GETRIEERD.when(spoed('2026-03-04 10:00')).thenWeigert({ code: 'geen-open-triage', regel: 'V1' });
  });

  it('is recorded for a new melding also when VT holds it already for an older urgent one', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', { spoedeisend: true }),
      triage('2026-03-03 09:00', 'lokaal-veld'),
      melding('2026-03-04 09:00'),
    );
    casus.when(spoed('2026-03-04 10:00')).then('SpoedVastgesteld');
  });
});

describe('GemeentenGewijzigd (V7)', () => {
  it('is recorded by VT, and not when nothing changes', () => {
    GEMELD.when(gemeenten('2026-03-03 09:00', 'GM0971')).then('GemeentenGewijzigd');
    GEMELD.when(gemeenten('2026-03-03 09:00', 'GM0917')).thenNiets();
    IN_TWEE_GEMEENTEN.when(gemeenten('2026-03-04 09:00', 'GM0971', 'GM0917')).thenNiets();
    GEMELD.when(gemeenten('2026-03-03 09:00', 'GM0363')).thenWeigert({
      code: 'gemeente-onbekend',
      regel: '§7',
    });
    GEMELD.when(door(HEERLEN, gemeenten('2026-03-03 09:00', 'GM0971'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V7',
    });
  });

  it('knows the gemeenten of the afspraken that were in force', () => {
    const regio = { soort: 'veilig-thuis', id: 'testregio' } as const;
    const gemeld = scenario(testboek()).given(
      door(regio, melding('2025-06-02 09:00', { gemeenten: ['GM9901'] })),
    );
    gemeld
      .when(door(regio, gemeenten('2025-06-30 23:59', 'GM9903')))
      .thenWeigert({ code: 'gemeente-onbekend', regel: '§7' });
    gemeld.when(door(regio, gemeenten('2025-07-01 00:00', 'GM9903'))).then('GemeentenGewijzigd');
  });
});

describe('TriageBesluit (V2)', () => {
  it('may be revised as long as only VT holds the case, for example when a recipient declines (V9)', () => {
    GETRIEERD.given(overdracht('2026-03-04 10:00'), weigering('2026-03-05 10:00'))
      .when(triage('2026-03-05 11:00', 'instelling'))
      .then('TriageBesluit');
    GETRIEERD.given(overdracht('2026-03-04 10:00'), ontvangst('2026-03-05 10:00'))
      .when(triage('2026-03-05 11:00', 'instelling'))
      .thenWeigert({ code: 'geen-open-triage', regel: 'V2' });
  });

  it('is VT’s, and needs a melding that waits for it', () => {
    GEMELD.when(triage('2026-03-03 09:00', 'lokaal-veld')).then('TriageBesluit');
    GEMELD.when(door(HEERLEN, triage('2026-03-03 09:00', 'lokaal-veld'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V2',
    });
    GETRIEERD.when(triage('2026-03-04 09:00', 'lokaal-veld')).then();
  });
});

describe('telling the directbetrokkenen (T2)', () => {
  it('is recorded by VT or a party that is involved', () => {
    GETRIEERD.when(betrokkenenGeinformeerd('2026-03-04 09:00')).then('BetrokkenenGeinformeerd');
    BIJ_HEERLEN.when(betrokkenenGeinformeerd('2026-03-05 09:00', HEERLEN)).then('BetrokkenenGeinformeerd');
    BIJ_HEERLEN.when(betrokkenenGeinformeerd('2026-03-05 09:00', STEIN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'T2',
    });
  });
});

describe('telling the melder where the case went (O1)', () => {
  it('follows the handover, and an anonymous melder cannot be told', () => {
    VERSTUURD.when(melderTeruggekoppeld('2026-03-04 09:00')).then('MelderTeruggekoppeld');
    GETRIEERD.when(melderTeruggekoppeld('2026-03-04 09:00')).thenWeigert({
      code: 'nog-niet-overgedragen',
      regel: 'O1',
    });
    VERSTUURD.when(door(HEERLEN, melderTeruggekoppeld('2026-03-04 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'O1',
    });
    const { melder: _, ...zonderMelder } = inhoudDirect();
    scenario()
      .given(
        melding('2026-03-02 09:00', { bron: 'anoniem' }),
        triage('2026-03-03 09:00', 'lokaal-veld'),
        metInhoud(overdracht('2026-03-03 10:00'), zonderMelder),
      )
      .when(melderTeruggekoppeld('2026-03-04 09:00'))
      .thenWeigert({ code: 'melder-anoniem', regel: 'O1' });
  });
});

describe('telling the gemeente (T10, V11)', () => {
  it('concerns a gemeente of the case, and a gezinsvoogd only when one is involved', () => {
    const crisis = { aanleiding: 'crisis-buiten-kantoortijd' } as const;
    GEMELD.when(gemeenteGeinformeerd('2026-03-03 09:00', crisis)).then('GemeenteGeinformeerd');
    GEMELD.when(gemeenteGeinformeerd('2026-03-03 09:00')).thenWeigert({
      code: 'geen-gezinsvoogd',
      regel: 'V11',
    });
    GEMELD.when(gemeenteGeinformeerd('2026-03-03 09:00', { ...crisis, gemeente: 'GM0971' })).thenWeigert({
      code: 'gemeente-niet-betrokken',
      regel: 'T10',
      veld: 'gemeente',
    });
    GEMELD.when(door(ZORGAANBIEDER, gemeenteGeinformeerd('2026-03-03 09:00', crisis))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'T10',
    });
  });
});

it('VT of the case is the VT that received its first melding', () => {
  const elders = { ...VT, id: 'testregio' };
  GEMELD.when(door(elders, triage('2026-03-03 09:00', 'lokaal-veld'))).thenWeigert({
    code: 'niet-bevoegd',
    regel: 'V2',
  });
  expect(GEMELD.houders('2026-03-20 09:00')).toEqual(['zuid-limburg V3']);
});
