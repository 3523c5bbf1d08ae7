import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { bekendeStappen, casusbeeld, inzageVan } from '#dossier';
import type { Kijker } from '#dossier';
import { HEERLEN, STEIN, VT, ZORGAANBIEDER, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import {
  directOvergedragen,
  dossier,
  melding,
  mondelingOvergedragen,
  oordeel,
  ontvangst,
  overdracht,
  triage,
} from '../dossier.fixture.js';
import { casusweergave } from './casusweergave.js';
import type { CasusWeergave } from './casusweergave.js';
import { lezingVan } from './lezing.js';

const boek = boekVanZuidLimburg();
const ALS_VT: Kijker = { rol: 'veilig-thuis', partij: VT };

const toon = async (feiten: readonly Feit[], nu: string, kijker = ALS_VT): Promise<CasusWeergave> => {
  const gelezen = await dossier(...feiten);
  const nuMs = instantMs(tijd(nu));
  const beeld = casusbeeld(bekendeStappen(gelezen.gebeurtenissen), boek, nuMs);
  const inzage = beeld && inzageVan(kijker, beeld, gelezen.gebeurtenissen);
  if (!inzage) throw new Error('the viewer does not see the case');
  return casusweergave(lezingVan(gelezen, boek, { geldigOpMs: nuMs }), beeld, inzage, kijker);
};

const weiger = (op: string, overdrachtId: string): Feit =>
  feit('OverdrachtGeweigerd')(op, { overdrachtId, ontvanger: HEERLEN, reden: 'geen-capaciteit' }, HEERLEN);
const trekIn = (op: string, overdrachtId: string): Feit =>
  feit('OverdrachtIngetrokken')(op, { overdrachtId, reden: 'geweigerd' });

describe('a case that waits for its triage', () => {
  it('says since when nobody holds it, and until when the triage is in time', async () => {
    const casus = await toon([melding('2026-03-02 09:00')], '2026-03-03 09:00');
    expect(casus).toMatchObject({
      fase: 'triage',
      verantwoordelijken: [],
      nogNietBelegdSinds: '2026-03-02T08:00:00.000Z',
      triage: { laatsteDag: '2026-03-09', overschredenVanaf: '2026-03-09T23:00:00.000Z' },
    });
  });

  it('is with VT once that term was exceeded, and the triage is still open', async () => {
    const casus = await toon([melding('2026-03-02 09:00')], '2026-03-10 09:00');
    expect(casus).toMatchObject({ fase: 'triage', verantwoordelijken: [{ grond: 'V3' }] });
    expect(casus).not.toHaveProperty('nogNietBelegdSinds');
    expect(casus).toHaveProperty('triage');
  });
});

describe('a handover, recipient by recipient', () => {
  const verstuurd = directOvergedragen.slice(0, 3);
  const stand = async (feiten: readonly Feit[]) =>
    (await toon(feiten, '2026-03-20 12:00')).overdrachten[0]?.ontvangers.map(({ status }) => status);

  it('waits, is confirmed, declined or withdrawn', async () => {
    expect(await stand(verstuurd)).toEqual(['wacht']);
    expect(await stand([...verstuurd, ontvangst('2026-03-05 09:00', 'o1', HEERLEN)])).toEqual(['ontvangst']);
    const geweigerd = [...verstuurd, weiger('2026-03-05 09:00', 'o1')];
    expect(await stand(geweigerd)).toEqual(['geweigerd']);
    expect(await stand([...geweigerd, trekIn('2026-03-06 09:00', 'o1')])).toEqual(['ingetrokken']);
  });

  it('is taken by the sending itself when it was decided at the triagetafel', async () => {
    const aanTafel = (aanTriagetafel: boolean): readonly Feit[] => [
      ...directOvergedragen.slice(0, 2),
      feit('OverdrachtVerstuurd')('2026-03-04 15:00', {
        overdrachtId: 'o1',
        pad: 'direct',
        van: VT,
        ontvangers: [HEERLEN],
        wijze: 'mondeling',
        aanTriagetafel,
      }),
    ];
    const ontvangers = async (feiten: readonly Feit[]) =>
      (await toon(feiten, '2026-03-20 12:00')).overdrachten[0]?.ontvangers;
    expect(await ontvangers(aanTafel(true))).toMatchObject([{ status: 'wacht', genomen: true }]);
    expect(await ontvangers(aanTafel(false))).toMatchObject([{ status: 'wacht', genomen: false }]);
  });

  it('is each on its own when there are two', async () => {
    const twee = [
      melding('2026-03-02 09:00', ['GM0917', 'GM0971']),
      triage('2026-03-04 14:00', 'lokaal-veld'),
      overdracht('2026-03-04 15:00', 'o1', 'direct', VT, HEERLEN, STEIN),
      ontvangst('2026-03-05 09:00', 'o1', STEIN),
    ];
    expect(await stand(twee)).toEqual(['wacht', 'ontvangst']);
    const namen = (await toon(twee, '2026-03-20 12:00')).verantwoordelijken.map(({ partij }) => partij.naam);
    expect(namen).toEqual(['Veilig Thuis Zuid-Limburg', 'Toegang Stein']);
  });

  it('keeps a disputed acceptance in sight, and waits again', async () => {
    const betwist = [
      ...mondelingOvergedragen,
      oordeel('BevestigingBetwist', '2026-04-28 09:00', 'o1', HEERLEN),
    ];
    const [{ ontvangers } = { ontvangers: [] }] = (await toon(betwist, '2026-05-01 12:00')).overdrachten;
    expect(ontvangers).toMatchObject([
      {
        status: 'wacht',
        bevestigingen: [{ soort: 'aanvaarding', wijze: 'mondeling', namens: { oordeel: 'betwist' } }],
      },
    ]);
  });
});

describe('the responsibilities beside the zicht op veiligheid', () => {
  it('are shown with name, ground and since when', async () => {
    const gedelegeerd = [
      ...mondelingOvergedragen,
      feit('CasusregieToegewezen')('2026-05-01 10:00', { aan: ZORGAANBIEDER }, HEERLEN),
    ];
    expect(await toon(gedelegeerd, '2026-05-02 12:00')).toMatchObject({
      monitoringSinds: '2026-04-21T08:00:00.000Z',
      casusregie: [{ partij: { naam: 'Zorgaanbieder A (voorbeeld)' }, grond: 'S4' }],
      procescoordinatie: [
        { partij: { naam: 'Heerlen' }, grond: '003 §6.3', sinds: '2026-05-01T08:00:00.000Z' },
      ],
    });
  });
});

describe('plan and escalation', () => {
  it('are shown by version, rung and answer, not by their text', async () => {
    const casus = await toon(
      [
        ...directOvergedragen,
        feit('PlanVastgesteld')(
          '2026-03-20 09:00',
          { planVersie: 2, evaluatiemomenten: ['2026-06-01'] },
          HEERLEN,
        ),
        feit('Opgeschaald')('2026-03-21 09:00', { niveau: 'gemeente', gemeente: 'GM0917' }, HEERLEN),
        feit('GemeenteReactieGegeven')(
          '2026-03-25 09:00',
          { maatregel: 'verbeterplan' },
          {
            soort: 'gemeente',
            id: 'GM0917',
            gemeente: 'GM0917',
          },
        ),
      ],
      '2026-04-01 12:00',
    );
    expect(casus).toMatchObject({
      plan: { versie: 2, evaluatiemomenten: ['2026-06-01'] },
      opschalingen: [{ niveau: 'gemeente', gemeente: 'GM0917', op: '2026-03-21T08:00:00.000Z' }],
      gemeentereacties: [{ gemeente: 'GM0917', maatregel: 'verbeterplan' }],
    });
  });
});
