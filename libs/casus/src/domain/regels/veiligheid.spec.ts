import { describe, it } from '@jest/globals';
import { GEMEENTE_HEERLEN, HEERLEN, STEIN, VT, ZORGAANBIEDER } from '#dossier/testing';
import {
  afstemming,
  casusregie,
  door,
  metInhoud,
  monitoringAfgesloten,
  monitormoment,
  onveiligheid,
  plan,
  triage,
  melding,
} from '../../testing.js';
import { BIJ_HEERLEN, IN_MONITORING, NA_DIENST, VERSTUURD } from '../situaties.fixture.js';

describe('the plan (S4)', () => {
  it('belongs to the lokaal veld, and its version rises', () => {
    const metPlan = BIJ_HEERLEN.when(plan('2026-03-10 09:00', 1)).then('PlanVastgesteld');
    const fout = { code: 'veld-ongeldig', regel: 'S4', veld: 'planVersie' };
    metPlan.when(plan('2026-03-11 09:00', 1)).thenWeigert(fout);
    metPlan.when(plan('2026-03-11 09:00', 1.5)).thenWeigert(fout);
    metPlan.when(plan('2026-03-11 09:00', 2)).then('PlanVastgesteld');
    BIJ_HEERLEN.when(plan('2026-03-10 09:00', 0)).thenWeigert(fout);
    BIJ_HEERLEN.when(plan('2026-03-10 09:00', 1, STEIN)).thenWeigert({ code: 'niet-bevoegd', regel: 'S4' });
    BIJ_HEERLEN.when(plan('2026-03-10 09:00', 1, VT)).thenWeigert({ code: 'niet-bevoegd', regel: 'S4' });
    VERSTUURD.when(plan('2026-03-04 09:00', 1)).thenWeigert({ code: 'niet-bevoegd', regel: 'S4' });
  });

  it('has evaluation moments that are dates', () => {
    const daad = plan('2026-03-10 09:00', 1);
    const stap = {
      ...daad.stap,
      data: { planVersie: 1, evaluatiemomenten: ['2026-02-30'] },
    } as typeof daad.stap;
    BIJ_HEERLEN.when({ ...daad, stap }).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'S4',
      veld: 'evaluatiemomenten',
    });
  });
});

describe('the casusregie', () => {
  it('is assigned by who is involved, to a party of the afspraken that can have it', () => {
    BIJ_HEERLEN.when(casusregie('2026-03-10 09:00', ZORGAANBIEDER)).then('CasusregieToegewezen');
    BIJ_HEERLEN.when(casusregie('2026-03-10 09:00', ZORGAANBIEDER, STEIN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'S4',
    });
    for (const aan of [GEMEENTE_HEERLEN, VT, { ...ZORGAANBIEDER, id: 'onbekend' }])
      BIJ_HEERLEN.when(casusregie('2026-03-10 09:00', aan)).thenWeigert({
        code: 'veld-ongeldig',
        regel: 'S4',
        veld: 'aan',
      });
  });
});

describe('a monitoring contact (S2)', () => {
  it('is VT’s, while it monitors: after the acceptance of a handover after a dienst, until it is closed', () => {
    IN_MONITORING.when(monitormoment('2026-08-08 09:00')).then('MonitorMomentVastgelegd');
    IN_MONITORING.when(door(HEERLEN, monitormoment('2026-08-08 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'S2',
    });
    const geen = { code: 'geen-monitoring', regel: 'S2' };
    NA_DIENST.when(monitormoment('2026-05-07 09:00')).thenWeigert(geen);
    BIJ_HEERLEN.when(monitormoment('2026-08-08 09:00')).thenWeigert(geen);
    IN_MONITORING.given(monitoringAfgesloten('2026-08-01 09:00', 'dossier-gesloten'))
      .when(monitormoment('2026-08-08 09:00'))
      .thenWeigert(geen);
    IN_MONITORING.given(melding('2026-06-01 09:00'), triage('2026-06-02 09:00', 'dienst-onderzoek'))
      .when(monitormoment('2026-08-08 09:00'))
      .thenWeigert(geen);
  });

  it.each([
    ['nobody spoken to', { gesprokenMet: [] }, 'gesprokenMet'],
    ['no score', { scores: [] }, 'scores'],
    ['a score below the scale', { scores: [{ door: 'professional', score: -1 }] }, 'scores[0].score'],
    ['a score above the scale', { scores: [{ door: 'professional', score: 11 }] }, 'scores[0].score'],
    ['half a score', { scores: [{ door: 'professional', score: 7.5 }] }, 'scores[0].score'],
    [
      'a score by who was not spoken to',
      { scores: [{ door: 'directbetrokkene', score: 7 }] },
      'scores[0].door',
    ],
  ] as const)('is refused with %s', (_, anders, veld) => {
    IN_MONITORING.when(monitormoment('2026-08-08 09:00', anders)).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'S2',
      veld,
    });
  });

  it('may score 0 and 10, each with its grounds', () => {
    const twee = {
      gesprokenMet: ['professional', 'directbetrokkene'],
      scores: [
        { door: 'professional', score: 0 },
        { door: 'directbetrokkene', score: 10 },
      ],
    } as const;
    const daad = monitormoment('2026-08-08 09:00', twee);
    IN_MONITORING.when(metInhoud(daad, { onderbouwingen: ['Een.', 'Twee.'] })).then(
      'MonitorMomentVastgelegd',
    );
    IN_MONITORING.when(metInhoud(daad, { onderbouwingen: ['Een.', ' '] })).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'S2',
      veld: 'inhoud.onderbouwingen[1]',
    });
  });
});

describe('an incident (S1)', () => {
  it('is recorded by VT or who is involved, on a day that is not to come', () => {
    BIJ_HEERLEN.when(onveiligheid('2026-03-10 09:00', '2026-03-10')).then('OnveiligheidVastgesteld');
    BIJ_HEERLEN.when(onveiligheid('2026-03-10 09:00', '2026-03-08', VT)).then('OnveiligheidVastgesteld');
    BIJ_HEERLEN.when(onveiligheid('2026-03-10 09:00', '2026-03-10', STEIN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'S1',
    });
    for (const datum of ['2026-03-11', '2026-02-30', 'gisteren'])
      BIJ_HEERLEN.when(onveiligheid('2026-03-10 09:00', datum)).thenWeigert({
        code: 'veld-ongeldig',
        regel: 'S1',
        veld: 'datum',
      });
  });
});

describe('an afstemming (V10)', () => {
  it('is recorded by who takes part, with parties of the afspraken', () => {
    BIJ_HEERLEN.when(afstemming('2026-03-10 09:00')).then('AfstemmingVastgelegd');
    BIJ_HEERLEN.when(afstemming('2026-03-10 09:00', STEIN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V10',
    });
    for (const met of [[], [{ ...VT, id: 'elders' }]])
      BIJ_HEERLEN.when(afstemming('2026-03-10 09:00', HEERLEN, { met })).thenWeigert({
        code: 'veld-ongeldig',
        regel: 'V10',
        veld: 'met',
      });
  });
});
