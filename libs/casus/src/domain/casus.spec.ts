import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { GI, HEERLEN, VT, ZORGAANBIEDER, boekVanZuidLimburg } from '#dossier/testing';
import {
  aanvaarding,
  casusregieAfgesloten,
  dossierGewist,
  door,
  doorgifte,
  eersteContact,
  intrekking,
  laat,
  melding,
  metInhoud,
  ontvangst,
  overdracht,
  plan,
  scenario,
  spoed,
  triage,
} from '../testing.js';
import { beslis } from './casus.js';
import { BIJ_HEERLEN, GEMELD, GESLOTEN, GETRIEERD, LEEG, VERSTUURD } from './situaties.fixture.js';

describe('a case', () => {
  it('begins with a melding that VT receives, and with nothing else', () => {
    LEEG.when(melding('2026-03-02 09:00')).then('MeldingOntvangen');
    LEEG.when(triage('2026-03-02 09:00', 'lokaal-veld')).thenWeigert({ code: 'casus-onbekend', regel: 'V0' });
    LEEG.when(door(HEERLEN, melding('2026-03-02 09:00'))).thenWeigert({ code: 'niet-bevoegd', regel: 'V0' });
  });

  it('records what happened, not what will happen', () => {
    const straks = { ...triage('2026-03-03 09:00', 'lokaal-veld'), vastgelegdOp: '2026-03-03T07:59:59Z' };
    GEMELD.when(straks).thenWeigert({
      code: 'plaatsgevonden-in-toekomst',
      regel: 'twee-klokken',
      veld: 'plaatsgevondenOp',
    });
  });

  it.each([
    ['0000-01-01T00:00:00Z', true],
    ['0001-01-01T00:00:00Z', true],
    ['1989-12-31T23:59:59.999Z', true],
    ['1990-01-01T00:00:00Z', false],
  ])('holds no case of which something happened before 1990 (%s)', (plaatsgevondenOp, geweigerd) => {
    const daad = melding('2026-03-02 09:00');
    const oud = { ...daad, stap: { ...daad.stap, plaatsgevondenOp } };
    if (!geweigerd) LEEG.when(oud).then('MeldingOntvangen');
    else
      LEEG.when(oud).thenWeigert({
        code: 'plaatsgevonden-te-vroeg',
        regel: 'twee-klokken',
        veld: 'plaatsgevondenOp',
      });
  });

  it('records nothing from before its first melding, but an earlier melding that comes to light', () => {
    GEMELD.when(laat(triage('2026-03-02 08:59', 'lokaal-veld'), '2026-03-02 10:00')).thenWeigert({
      code: 'plaatsgevonden-voor-melding',
      regel: 'twee-klokken',
      veld: 'plaatsgevondenOp',
    });
    const casus = GEMELD.when(laat(melding('2026-03-01 09:00'), '2026-03-03 10:00')).then('MeldingOntvangen');
    expect(casus.tijdlijn('2026-03-04 00:00')).toEqual(['nog niet belegd 2026-03-01 09:00 -']);
  });

  it('records nothing any more once its file is erased; erasing it again changes nothing', () => {
    const gewist = GESLOTEN.given(dossierGewist('2026-10-02 09:00'));
    gewist.when(melding('2026-10-03 09:00')).thenWeigert({ code: 'dossier-gewist', regel: '§8' });
    gewist.when(dossierGewist('2026-10-03 09:00')).thenNiets();
  });

  it('fails on a step that no rule judges', () => {
    const stap = { type: 'Onbekend', data: {}, plaatsgevondenOp: '2026-03-10T00:00:00Z' } as never;
    const opdracht = { stap, actor: VT, nuMs: instantMs('2026-03-10T00:00:00Z') };
    expect(() => beslis(GEMELD.geschiedenis, opdracht, boekVanZuidLimburg())).toThrow(/no rule judges/);
  });
});

describe('an incomplete handover', () => {
  it('is refused with the rule of its path, and nothing is recorded', () => {
    GETRIEERD.when(metInhoud(overdracht('2026-03-03 10:00'), undefined)).thenWeigert({
      code: 'overdracht-onvolledig',
      regel: 'O1',
    });
    BIJ_HEERLEN.when(metInhoud(doorgifte('2026-03-05 10:00', HEERLEN, ZORGAANBIEDER), undefined)).thenWeigert(
      {
        code: 'overdracht-onvolledig',
        regel: 'V8',
      },
    );
  });
});

describe('a step that is recorded late', () => {
  it('is put where it happened', () => {
    const casus = VERSTUURD.given(laat(ontvangst('2026-03-04 09:00'), '2026-03-20 09:00'));
    expect(casus.houders('2026-03-05 00:00')).toEqual(['GM0917-wijkteam-noord V5']);
    expect(casus.houders('2026-03-05 00:00', '2026-03-19 00:00')).toEqual(['zuid-limburg V2']);
  });

  it.each([
    ['a withdrawal before the receipt', BIJ_HEERLEN, intrekking('2026-03-03 12:00')],
    ['a triage before the one that stands', GETRIEERD, triage('2026-03-02 12:00', 'client-systeem')],
    [
      'an end before the passing on',
      scenario(undefined, BIJ_HEERLEN.geschiedenis).given(
        doorgifte('2026-10-05 10:00', HEERLEN, ZORGAANBIEDER),
        aanvaarding('2026-10-06 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
      ),
      casusregieAfgesloten('2026-10-01 10:00'),
    ],
    [
      'a closing decision, with the withdrawal that follows from it, before another decision',
      LEEG.given(
        melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true, spoedeisend: true }),
        overdracht('2026-03-02 10:00', { ontvangers: [GI] }),
        triage('2026-03-04 09:00', 'lokaal-veld'),
      ),
      triage('2026-03-03 09:00', 'client-systeem'),
    ],
    [
      'a decision that would undo an urgency',
      GEMELD.given(spoed('2026-03-03 09:00')),
      triage('2026-03-02 12:00', 'lokaal-veld'),
    ],
  ])('is refused when it would make a later step impossible: %s', (_, casus, daad) => {
    casus
      .when(laat(daad, '2026-10-20 09:00'))
      .thenWeigert({ code: 'strijdig-met-latere-stap', regel: 'twee-klokken', veld: 'plaatsgevondenOp' });
  });

  it('is refused on its own account also when a fact from outside upset the later step already', () => {
    const verhuisd = BIJ_HEERLEN.given(
      laat(melding('2026-03-02 12:00', { gemeenten: ['GM0981'] }), '2026-03-05 09:00'),
    );
    verhuisd
      .when(laat(triage('2026-03-03 08:00', 'client-systeem'), '2026-03-05 10:00'))
      .thenWeigert({ code: 'strijdig-met-latere-stap', regel: 'twee-klokken', veld: 'plaatsgevondenOp' });
  });

  it('that takes nothing away is accepted between the others', () => {
    BIJ_HEERLEN.given(eersteContact('2026-03-10 09:00'))
      .when(laat(plan('2026-03-06 09:00', 1), '2026-03-11 09:00'))
      .then('PlanVastgesteld');
  });

  it('is always accepted when it is a fact from outside', () => {
    const casus = BIJ_HEERLEN.when(
      laat(melding('2026-03-03 12:00', { spoedeisend: true }), '2026-03-20 09:00'),
    ).then('MeldingOntvangen');
    expect(casus.houders('2026-03-20 12:00')).toEqual(['zuid-limburg V2', 'GM0917-wijkteam-noord V5']);
  });
});
