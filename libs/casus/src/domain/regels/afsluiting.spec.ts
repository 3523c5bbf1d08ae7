import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, STEIN, VT, ZORGAANBIEDER, boekVanZuidLimburg } from '#dossier/testing';
import {
  STABIEL,
  aanvaarding,
  afstemming,
  casusregie,
  casusregieAfgesloten,
  dossierGewist,
  door,
  laat,
  melding,
  monitoringAfgesloten,
  onderzoekAfgerond,
  onveiligheid,
  opschaling,
  overdrachtNaDienst,
  triage,
} from '../../testing.js';
import type { Daad } from '../../testing.js';
import { beslis } from '../casus.js';
import type { EnigeStap } from '../stap.js';
import { StapGeweigerd } from '../weigering.js';
import { BIJ_HEERLEN, GEMELD, GESLOTEN, IN_MONITORING, NA_DIENST, VERSTUURD } from '../situaties.fixture.js';

const metCriteria = (daad: Daad, criteria: Partial<typeof STABIEL> | undefined): Daad => {
  const { criteria: _, ...data } = daad.stap.data as { criteria?: unknown };
  return { ...daad, stap: { ...daad.stap, data: { ...data, ...(criteria && { criteria }) } } as EnigeStap };
};

const tekort = (casus: typeof BIJ_HEERLEN, { stap, door: actor, vastgelegdOp }: Daad): readonly string[] => {
  try {
    beslis(casus.geschiedenis, { stap, actor, nuMs: instantMs(vastgelegdOp) }, boekVanZuidLimburg());
    return [];
  } catch (fout) {
    if (fout instanceof StapGeweigerd) return fout.details.map(({ veld, regel }) => `${veld} ${regel}`);
    throw fout;
  }
};

describe('closing on stabiele veiligheid (S1, V10)', () => {
  it('is possible from six months after the last unsafety, and not a day before', () => {
    // The melding of 2 March is the last that is known.
    BIJ_HEERLEN.when(casusregieAfgesloten('2026-09-02 00:00')).then('CasusregieAfgesloten');
    BIJ_HEERLEN.when(casusregieAfgesloten('2026-09-01 23:59')).thenWeigert({
      code: 'niet-stabiel-veilig',
      regel: 'V10',
    });
  });

  it('counts the six months from the last incident', () => {
    const incident = BIJ_HEERLEN.given(onveiligheid('2026-06-15 09:00', '2026-06-14'));
    incident.when(casusregieAfgesloten('2026-12-13 12:00')).thenWeigert({
      code: 'niet-stabiel-veilig',
      regel: 'V10',
    });
    incident.when(casusregieAfgesloten('2026-12-14 12:00')).then('CasusregieAfgesloten');
  });

  it('recorded late counts what was established in between about the time before it', () => {
    BIJ_HEERLEN.given(onveiligheid('2026-09-20 09:00', '2026-08-30'))
      .when(laat(casusregieAfgesloten('2026-09-10 12:00'), '2026-09-21 09:00'))
      .thenWeigert({ code: 'niet-stabiel-veilig', regel: 'V10' });
    BIJ_HEERLEN.given(onveiligheid('2026-09-20 09:00', '2026-09-19'))
      .when(laat(casusregieAfgesloten('2026-09-10 12:00'), '2026-09-21 09:00'))
      .then('CasusregieAfgesloten');
  });

  it('names every criterion that fails, at once', () => {
    const teVroeg = casusregieAfgesloten('2026-06-01 12:00');
    expect(tekort(BIJ_HEERLEN, metCriteria(teVroeg, undefined))).toEqual([
      'plaatsgevondenOp T9',
      'criteria.risicofactorenAangepakt S1',
      'criteria.herstelGestart S1',
      'criteria.samenMetGezinBeoordeeld S1',
    ]);
    const opTijd = casusregieAfgesloten('2026-10-01 12:00');
    expect(tekort(BIJ_HEERLEN, metCriteria(opTijd, { ...STABIEL, herstelGestart: false }))).toEqual([
      'criteria.herstelGestart S1',
    ]);
  });

  it('waits for a melding that waits for its triage (V13)', () => {
    BIJ_HEERLEN.given(melding('2026-03-10 09:00'))
      .when(casusregieAfgesloten('2026-10-01 12:00'))
      .thenWeigert({ code: 'triage-open', regel: 'V13' });
  });
});

describe('CasusregieAfgesloten (V10)', () => {
  it('is for who holds the case or has the casusregie', () => {
    const geen = { code: 'geen-casusregie', regel: 'V10' };
    VERSTUURD.when(casusregieAfgesloten('2026-10-01 12:00')).thenWeigert(geen);
    BIJ_HEERLEN.when(casusregieAfgesloten('2026-10-01 12:00', 'stabiele-veiligheid', STEIN)).thenWeigert(
      geen,
    );
    BIJ_HEERLEN.when(door(VT, casusregieAfgesloten('2026-10-01 12:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V10',
    });
    BIJ_HEERLEN.given(casusregie('2026-03-10 09:00', ZORGAANBIEDER))
      .when(casusregieAfgesloten('2026-10-01 12:00', 'stabiele-veiligheid', ZORGAANBIEDER))
      .then('CasusregieAfgesloten');
  });

  it('of a delegated organisation leaves the zicht op veiligheid where it is', () => {
    const casus = BIJ_HEERLEN.given(
      casusregie('2026-03-10 09:00', ZORGAANBIEDER),
      casusregieAfgesloten('2026-10-01 12:00', 'stabiele-veiligheid', ZORGAANBIEDER),
    );
    expect(casus.houders('2026-10-02 12:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('after an escalation needs the escalation', () => {
    const daad = casusregieAfgesloten('2026-04-02 12:00', 'opgeschaald');
    BIJ_HEERLEN.when(daad).thenWeigert({ code: 'niet-opgeschaald', regel: 'E3' });
    const casus = BIJ_HEERLEN.given(opschaling('2026-04-01 09:00', 'gedragswetenschapper')).given(daad);
    expect(casus.houders('2026-05-01 12:00')).toEqual(['GM0917-wijkteam-noord V5']);
  });

  it('while VT monitors needs an afstemming about just that, with VT, made meanwhile', () => {
    const daad = casusregieAfgesloten('2026-12-01 12:00');
    const ontbreekt = { code: 'afstemming-ontbreekt', regel: 'V10' };
    IN_MONITORING.when(daad).thenWeigert(ontbreekt);
    IN_MONITORING.given(afstemming('2026-11-01 09:00', HEERLEN, { onderwerp: 'overig' }))
      .when(daad)
      .thenWeigert(ontbreekt);
    IN_MONITORING.given(afstemming('2026-11-01 09:00', HEERLEN, { met: [STEIN] }))
      .when(daad)
      .thenWeigert(ontbreekt);
    NA_DIENST.given(afstemming('2026-05-07 09:00', VT, { met: [HEERLEN] }))
      .when(laat(casusregieAfgesloten('2026-05-07 10:00'), '2026-05-07 10:00'))
      .thenWeigert({ code: 'geen-casusregie', regel: 'V10' });
    IN_MONITORING.given(afstemming('2026-11-01 09:00', VT, { met: [HEERLEN] }))
      .when(daad)
      .then('CasusregieAfgesloten');
  });

  it('is not covered by an afstemming from before the monitoring', () => {
    const casus = BIJ_HEERLEN.given(
      afstemming('2026-03-10 09:00'),
      melding('2026-03-11 09:00'),
      triage('2026-03-12 09:00', 'dienst-onderzoek'),
      onderzoekAfgerond('2026-05-06 12:00'),
      overdrachtNaDienst('2026-05-06 13:00', { overdrachtId: 'o2' }),
      aanvaarding('2026-05-08 09:00', HEERLEN, { overdrachtId: 'o2' }),
    );
    casus
      .when(casusregieAfgesloten('2026-12-01 12:00'))
      .thenWeigert({ code: 'afstemming-ontbreekt', regel: 'V10' });
  });
});

describe('MonitoringAfgesloten (S3)', () => {
  it('is VT’s, while it monitors', () => {
    const daad = monitoringAfgesloten('2026-12-01 12:00');
    const afgesloten = IN_MONITORING.when(daad).then('MonitoringAfgesloten');
    afgesloten
      .when(monitoringAfgesloten('2026-12-02 12:00'))
      .thenWeigert({ code: 'geen-monitoring', regel: 'S3' });
    IN_MONITORING.when(door(HEERLEN, daad)).thenWeigert({ code: 'niet-bevoegd', regel: 'S3' });
    BIJ_HEERLEN.when(daad).thenWeigert({ code: 'geen-monitoring', regel: 'S3' });
  });

  it('on stabiele veiligheid asks for all of S1; because the file could be closed for none of it', () => {
    const teVroeg = '2026-06-01 12:00';
    IN_MONITORING.when(monitoringAfgesloten(teVroeg)).thenWeigert({
      code: 'niet-stabiel-veilig',
      regel: 'S3',
    });
    IN_MONITORING.when(monitoringAfgesloten(teVroeg, 'dossier-gesloten')).then('MonitoringAfgesloten');
    const zonder = metCriteria(monitoringAfgesloten('2026-12-01 12:00'), undefined);
    expect(tekort(IN_MONITORING, zonder)).toHaveLength(3);
    IN_MONITORING.given(melding('2026-05-20 09:00'))
      .when(monitoringAfgesloten('2026-12-01 12:00'))
      .thenWeigert({ code: 'triage-open', regel: 'V13' });
  });
});

describe('DossierGewist (§8)', () => {
  it('is VT’s, once nobody holds the case and nothing runs', () => {
    GESLOTEN.when(dossierGewist('2026-10-02 09:00')).then('DossierGewist');
    GESLOTEN.when(dossierGewist('2026-10-01 12:00')).then('DossierGewist');
    GESLOTEN.when(door(HEERLEN, dossierGewist('2026-10-02 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: '§8',
    });
    const loopt = { code: 'casus-loopt', regel: '§8' };
    BIJ_HEERLEN.when(dossierGewist('2026-10-02 09:00')).thenWeigert(loopt);
    GEMELD.when(dossierGewist('2026-03-02 10:00')).thenWeigert(loopt);
    IN_MONITORING.given(afstemming('2026-11-01 09:00'), casusregieAfgesloten('2026-12-01 12:00'))
      .when(dossierGewist('2026-12-02 09:00'))
      .thenWeigert(loopt);
  });

  it('holds from now on, not from a quiet moment in the past', () => {
    GESLOTEN.given(melding('2026-11-02 09:00'))
      .when(laat(dossierGewist('2026-10-15 09:00'), '2026-11-03 09:00'))
      .thenWeigert({ code: 'wissen-in-verleden', regel: '§8' });
  });
});
