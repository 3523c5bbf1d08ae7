import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import type { Partij } from '#event-sourcing';
import {
  HEERLEN,
  STEIN,
  VT,
  ZORGAANBIEDER,
  ZORGAANBIEDER_B,
  boekVanZuidLimburg,
  feit,
  geschiedenisVan,
  lokaal,
  tijd,
} from '../testing.js';
import type { Feit } from '../testing.js';
import { casusbeeld } from '../beeld/casusbeeld.js';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen } from '../geschiedenis.js';
import { geldtOp } from '../periodes.js';
import { rollijn } from './rollijn.js';

const boek = boekVanZuidLimburg();

const rollen = (feiten: readonly Feit[], beschikbaarOp?: string): readonly string[] =>
  rollijn(
    geschiedenisVan(...feiten),
    boek,
    beschikbaarOp === undefined ? undefined : instantMs(tijd(beschikbaarOp)),
  ).map(({ rol, partij, grond, vanafMs, totMs, eindgrond }) =>
    `${rol} ${partij.id} ${grond} ${lokaal(vanafMs)} - ${totMs === undefined ? '' : `${lokaal(totMs)} ${eindgrond ?? ''}`}`.trimEnd(),
  );

const melding = (op: string, gemeenten: readonly string[] = ['GM0917']): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: op,
    bron: 'politie',
    spoedeisend: false,
    gemeenten,
    gezinsvoogdBetrokken: false,
  });
const triage = (op: string, besluit: 'lokaal-veld' | 'dienst-onderzoek'): Feit =>
  feit('TriageBesluit')(op, { besluit, aanTriagetafel: false, informerenAndersAfgesproken: false });
const overdracht = (
  op: string,
  overdrachtId: string,
  pad: 'direct' | 'na-dienst' | 'doorgifte',
  van: Partij,
  ...ontvangers: readonly Partij[]
): Feit =>
  feit('OverdrachtVerstuurd')(
    op,
    { overdrachtId, pad, van, ontvangers, wijze: 'digitaal', aanTriagetafel: false },
    van,
  );
const ontvangst = (op: string, overdrachtId: string, ontvanger: Partij): Feit =>
  feit('OntvangstBevestigd')(op, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger);
const aanvaarding = (op: string, overdrachtId: string, ontvanger: Partij, vastgelegd?: string): Feit =>
  feit('OverdrachtAanvaard')(
    op,
    { overdrachtId, ontvanger, wijze: 'digitaal' },
    vastgelegd === undefined ? ontvanger : VT,
    vastgelegd,
  );
const betwisting = (op: string, overdrachtId: string, ontvanger: Partij): Feit =>
  feit('BevestigingBetwist')(op, { overdrachtId, ontvanger }, ontvanger);
const toewijzing = (op: string, aan: Partij, door: Partij): Feit =>
  feit('CasusregieToegewezen')(op, { aan }, door);
const naDienst: readonly Feit[] = [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00', 'dienst-onderzoek'),
  feit('DienstAfgerond')('2026-04-20 12:00', {
    dienst: 'onderzoek',
    veiligheidsvoorwaarden: 2,
    acuutOnveilig: false,
    dossierGesloten: false,
  }),
  overdracht('2026-04-20 13:00', 'o1', 'na-dienst', VT, HEERLEN),
];
const aanvaard = [...naDienst, aanvaarding('2026-04-21 10:00', 'o1', HEERLEN)];

describe('casusregie', () => {
  it('begins for who takes a direct handover, at the receipt, and brings no monitoring', () => {
    expect(
      rollen([
        melding('2026-03-02 09:00'),
        triage('2026-03-04 14:00', 'lokaal-veld'),
        overdracht('2026-03-04 15:00', 'o1', 'direct', VT, HEERLEN),
        ontvangst('2026-03-05 08:30', 'o1', HEERLEN),
      ]),
    ).toEqual(['casusregie GM0917-wijkteam-noord V5 2026-03-05 08:30 -']);
  });

  it('is shared when both gemeenten of a case have taken it', () => {
    expect(
      rollen([
        melding('2026-03-02 09:00', ['GM0917', 'GM0971']),
        triage('2026-03-04 14:00', 'lokaal-veld'),
        overdracht('2026-03-04 15:00', 'o1', 'direct', VT, HEERLEN, STEIN),
        ontvangst('2026-03-05 08:30', 'o1', HEERLEN),
        ontvangst('2026-03-06 09:00', 'o1', STEIN),
      ]),
    ).toEqual([
      'casusregie GM0917-wijkteam-noord V5 2026-03-05 08:30 -',
      'casusregie GM0971-toegang V5 2026-03-06 09:00 -',
    ]);
  });

  it('passes to the partner that accepts a doorgifte, not before', () => {
    const verstuurd = [...aanvaard, overdracht('2026-05-11 09:00', 'o2', 'doorgifte', HEERLEN, STEIN)];
    expect(rollen(verstuurd)).toContain('casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 -');
    expect(rollen([...verstuurd, aanvaarding('2026-05-12 09:00', 'o2', STEIN)])).toEqual(
      expect.arrayContaining([
        'casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 - 2026-05-12 09:00 V8',
        'casusregie GM0971-toegang V8 2026-05-12 09:00 -',
      ]),
    );
  });

  it('ends when it is closed on stabiele veiligheid, and on no other ground', () => {
    const sluit = (grond: 'stabiele-veiligheid' | 'opgeschaald') =>
      feit('CasusregieAfgesloten')('2027-01-12 09:00', { door: HEERLEN, grond }, HEERLEN);
    expect(rollen([...aanvaard, sluit('opgeschaald')])).toContain(
      'casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 -',
    );
    expect(rollen([...aanvaard, sluit('stabiele-veiligheid')])).toContain(
      'casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 - 2027-01-12 09:00 V10',
    );
  });
});

describe('monitoring (S2)', () => {
  it('is with VT from the acceptance after a dienst until it is closed', () => {
    const gesloten = feit('MonitoringAfgesloten')('2027-05-03 09:00', { grond: 'dossier-gesloten' });
    expect(rollen(naDienst)).toEqual([]);
    expect(rollen([...aanvaard, gesloten])).toContain(
      'monitoring zuid-limburg S2 2026-04-21 10:00 - 2027-05-03 09:00 S3',
    );
  });

  it('makes place for a new dienst, for then VT itself has the zicht again', () => {
    const opnieuw = [
      ...aanvaard,
      melding('2026-08-03 09:00'),
      triage('2026-08-05 09:00', 'dienst-onderzoek'),
    ];
    expect(rollen(opnieuw)).toContain('monitoring zuid-limburg S2 2026-04-21 10:00 - 2026-08-05 09:00 V4');
  });
});

describe('procescoordinatie (003 §6.3)', () => {
  const gedelegeerd = [...aanvaard, toewijzing('2026-05-01 10:00', ZORGAANBIEDER, HEERLEN)];

  it('falls to the gemeente of the team that delegates the casusregie while VT monitors', () => {
    expect(rollen(gedelegeerd)).toEqual([
      'casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 - 2026-05-01 10:00 S4',
      'monitoring zuid-limburg S2 2026-04-21 10:00 -',
      'procescoordinatie GM0917 003 §6.3 2026-05-01 10:00 -',
      'casusregie zorgaanbieder-a S4 2026-05-01 10:00 -',
    ]);
  });

  it('stays when the delegate gives it on, and ends when the lokaal veld has it back', () => {
    const terug = [
      ...gedelegeerd,
      toewijzing('2026-06-01 10:00', ZORGAANBIEDER_B, ZORGAANBIEDER),
      toewijzing('2026-07-01 10:00', HEERLEN, HEERLEN),
    ];
    expect(rollen(terug)).toContain(
      'procescoordinatie GM0917 003 §6.3 2026-05-01 10:00 - 2026-07-01 10:00 S4',
    );
  });

  it('ends with the monitoring', () => {
    const gesloten = feit('MonitoringAfgesloten')('2027-05-03 09:00', { grond: 'dossier-gesloten' });
    expect(rollen([...gedelegeerd, gesloten])).toContain(
      'procescoordinatie GM0917 003 §6.3 2026-05-01 10:00 - 2027-05-03 09:00 S3',
    );
  });

  it('falls to nobody when VT itself handed the case to an institution', () => {
    const rechtstreeks = [
      ...naDienst.slice(0, -1),
      overdracht('2026-04-20 13:00', 'o1', 'na-dienst', VT, ZORGAANBIEDER),
      aanvaarding('2026-04-21 10:00', 'o1', ZORGAANBIEDER),
    ];
    expect(rollen(rechtstreeks)).toEqual([
      'casusregie zorgaanbieder-a V6 2026-04-21 10:00 -',
      'monitoring zuid-limburg S2 2026-04-21 10:00 -',
    ]);
  });
});

describe('the two clocks', () => {
  const mondeling = [...naDienst, aanvaarding('2026-04-21 10:00', 'o1', HEERLEN, '2026-04-24 16:00')];
  const sinds = [
    'casusregie GM0917-wijkteam-noord V6 2026-04-21 10:00 -',
    'monitoring zuid-limburg S2 2026-04-21 10:00 -',
  ];

  it('a role is known from the recording of the acceptance, and runs from when it was given', () => {
    expect(rollen(mondeling, '2026-04-24 15:59')).toEqual([]);
    expect(rollen(mondeling, '2026-04-24 16:00')).toEqual(sinds);
  });

  it('a disputed acceptance gave no role, from when the dispute is known', () => {
    const betwist = [...mondeling, betwisting('2026-04-28 09:00', 'o1', HEERLEN)];
    expect(rollen(betwist, '2026-04-28 08:59')).toEqual(sinds);
    expect(rollen(betwist)).toEqual([]);
  });
});

describe('every worked case', () => {
  const casussen = JSON.parse(readFileSync('test/vectoren/verantwoordelijkheid.json', 'utf8')) as readonly {
    readonly naam: string;
    readonly gebeurtenissen: readonly CasusGebeurtenis[];
  }[];

  it.each(casussen)('$naam: the periods say at each step what the picture of the case says', (casus) => {
    const stappen = bekendeStappen(casus.gebeurtenissen);
    const periodes = rollijn(casus.gebeurtenissen, boek);
    for (const { opMs } of stappen) {
      const beeld = casusbeeld(stappen, boek, opMs);
      const lopend = periodes.filter((periode) => geldtOp(periode, opMs));
      const van = (rol: string) => lopend.filter((p) => p.rol === rol).map(({ partij }) => partij.id);
      expect(van('casusregie').sort()).toEqual(beeld?.casusregie.map(({ id }) => id).sort());
      expect(van('monitoring')).toEqual(beeld?.monitoringSindsMs === undefined ? [] : ['zuid-limburg']);
    }
    for (const { vanafMs, totMs } of periodes) expect(totMs ?? Infinity).toBeGreaterThan(vanafMs);
  });
});
