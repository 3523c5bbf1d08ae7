import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, HEERLEN_ZUID, STEIN, VT, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import {
  O1,
  aanvaarding,
  afgerond,
  dossierMet,
  melding,
  ontvangst,
  triage,
  uuidVan,
  verstuurd,
} from '../testing/voorbeeldcasus.js';
import { rijenVan } from './rijen-van.js';
import { casusregelweergave } from './weergave.js';

const boek = boekVanZuidLimburg();
const rijen = (...feiten: readonly Feit[]) => {
  const gemaakt = rijenVan(dossierMet('casus-1', ...feiten), boek);
  if (!gemaakt) throw new Error('no rows');
  return gemaakt;
};
const statussen = (...feiten: readonly Feit[]): readonly string[] =>
  rijen(...feiten).regels.map(
    ({ ontvanger, status, teBeoordelen }) =>
      `${ontvanger.id} ${status}${teBeoordelen ? ' (te beoordelen)' : ''}`,
  );

const NOORD = 'GM0917-wijkteam-noord';
const direct = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00'), verstuurd('2026-03-05 09:00')];
const naDienst = [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00', 'dienst-onderzoek'),
  afgerond('2026-03-30 10:00'),
  verstuurd('2026-03-30 11:00', 'na-dienst'),
];
const betwist = (op: string) =>
  feit('BevestigingBetwist')(op, { overdrachtId: O1, ontvanger: HEERLEN }, HEERLEN);
const bekrachtigd = (op: string) =>
  feit('BevestigingBekrachtigd')(op, { overdrachtId: O1, ontvanger: HEERLEN }, HEERLEN);
const geweigerd = (op: string) =>
  feit('OverdrachtGeweigerd')(op, { overdrachtId: O1, ontvanger: HEERLEN, reden: 'woont-elders' }, HEERLEN);

describe('what a handover waits for', () => {
  it.each([
    ['the receipt, when it is direct', direct, `${NOORD} wacht-op-ontvangst`],
    ['nothing, when that has been given', [...direct, ontvangst('2026-03-06 09:00')], `${NOORD} afgehandeld`],
    ['the receipt first, after a dienst', naDienst, `${NOORD} wacht-op-ontvangst`],
    ['then the acceptance', [...naDienst, ontvangst('2026-03-31 09:00')], `${NOORD} wacht-op-aanvaarding`],
    ['nothing, once accepted', [...naDienst, aanvaarding('2026-03-31 09:00')], `${NOORD} afgehandeld`],
    [
      'nothing, when it was decided at the triagetafel',
      [...direct.slice(0, 2), verstuurd('2026-03-05 09:00', 'direct', { aanTriagetafel: true })],
      `${NOORD} afgehandeld`,
    ],
    [
      'the judgement on what VT recorded for the recipient',
      [...direct, ontvangst('2026-03-06 09:00', VT)],
      `${NOORD} te-beoordelen (te beoordelen)`,
    ],
    [
      'the acceptance, and that judgement too',
      [...naDienst, ontvangst('2026-03-31 09:00', VT)],
      `${NOORD} wacht-op-aanvaarding (te beoordelen)`,
    ],
    [
      'nothing, once endorsed',
      [...direct, ontvangst('2026-03-06 09:00', VT), bekrachtigd('2026-03-06 10:00')],
      `${NOORD} afgehandeld`,
    ],
    [
      'the receipt again, once disputed (V9)',
      [...direct, ontvangst('2026-03-06 09:00', VT), betwist('2026-03-06 10:00')],
      `${NOORD} wacht-op-ontvangst`,
    ],
    [
      'nothing of this recipient, once declined',
      [...direct, geweigerd('2026-03-06 09:00')],
      `${NOORD} geweigerd`,
    ],
    [
      'nothing, once withdrawn',
      [
        ...direct,
        feit('OverdrachtIngetrokken')('2026-03-06 09:00', { overdrachtId: O1, reden: 'vervangen' }),
      ],
      `${NOORD} ingetrokken`,
    ],
    [
      'nothing, once a dienst has begun (V4)',
      [...direct, melding('2026-03-06 09:00'), triage('2026-03-09 09:00', 'dienst-onderzoek')],
      `${NOORD} vervallen`,
    ],
  ])('%s', (_, feiten, verwacht) => {
    expect(statussen(...feiten)).toEqual([verwacht]);
  });

  it('is kept per recipient (V7), and stays done when the case moves on', () => {
    const beide = [
      melding('2026-03-02 09:00', { gemeenten: ['GM0917', 'GM0971'] }),
      triage('2026-03-04 14:00'),
      verstuurd('2026-03-05 09:00', 'direct', { ontvangers: [HEERLEN, STEIN] }),
      ontvangst('2026-03-06 09:00'),
    ];
    expect(statussen(...beide)).toEqual([`${NOORD} afgehandeld`, 'GM0971-toegang wacht-op-ontvangst']);
    const dienst = [melding('2026-03-09 09:00'), triage('2026-03-10 09:00', 'dienst-onderzoek')];
    expect(statussen(...beide, ...dienst)).toEqual([`${NOORD} afgehandeld`, 'GM0971-toegang vervallen']);
  });
});

describe('the rows of a case', () => {
  it('carry the open terms of the recipient, and the ground on which it sees the case', () => {
    const [regel] = rijen(...naDienst, ontvangst('2026-03-31 09:00')).regels;
    expect(regel).toMatchObject({ van: VT, pad: 'na-dienst', inzagegrond: 'overdracht-open' });
    expect(regel?.termijnen.map(({ termijn, wachtOp }) => [termijn, wachtOp])).toEqual([
      ['T8', undefined],
      ['T11', 'aanvaarding'],
    ]);
  });

  it('give no ground to a recipient for whom the case is gone', () => {
    const weg = feit('OverdrachtIngetrokken')('2026-03-06 09:00', { overdrachtId: O1, reden: 'vervangen' });
    expect(rijen(...direct).regels[0]).toHaveProperty('inzagegrond', 'overdracht-open');
    expect(rijen(...direct, weg).regels[0]).not.toHaveProperty('inzagegrond');
  });

  it('hold no open term that was met, however late', () => {
    const { overzicht } = rijen(...direct, ontvangst('2026-06-01 09:00'));
    expect(overzicht.termijnen.map(({ termijn }) => termijn)).toEqual(['T8', 'T3']);
  });

  it('know when V3 will begin before it does: nobody yet, then VT, without a new event', () => {
    const { overzicht } = rijen(melding('2026-03-30 09:00'));
    const op = (lokaal: string) => casusregelweergave(overzicht, { nuMs: instantMs(tijd(lokaal)), boek });
    expect(op('2026-04-08 23:59')).toMatchObject({ nogNietBelegd: true, houders: [], overschreden: false });
    expect(op('2026-04-09 00:00')).toMatchObject({
      nogNietBelegd: false,
      houders: [{ partij: VT, grond: 'V3', vanaf: '2026-04-08T22:00:00.000Z' }],
      overschreden: true,
    });
  });

  it('say what is left of a term on the day of the question', () => {
    const { overzicht } = rijen(melding('2026-03-27 09:00'));
    const over = (lokaal: string) =>
      casusregelweergave(overzicht, { nuMs: instantMs(tijd(lokaal)), boek }).termijnen[0]?.dagenOver;
    expect(['2026-03-27 09:00', '2026-04-07 23:59', '2026-04-08 00:00'].map(over)).toEqual([11, 0, -1]);
  });

  it('name a refusal until it is withdrawn, sent elsewhere or confirmed after all (V9)', () => {
    const open = [{ overdrachtId: O1, ontvanger: HEERLEN }];
    const na = (...verder: readonly Feit[]) =>
      rijen(...direct, geweigerd('2026-03-06 09:00'), ...verder).overzicht.geweigerd;
    expect(na()).toEqual(open);
    expect(na(ontvangst('2026-03-09 09:00'))).toEqual([]);
    const elders = { overdrachtId: uuidVan('o2'), ontvangers: [HEERLEN_ZUID] };
    expect(na(verstuurd('2026-03-09 09:00', 'direct', elders))).toEqual([]);
  });

  it('keep the gemeenten that a case has left, for their right to its trail', () => {
    const verhuisd = feit('GemeentenGewijzigd')('2026-03-06 09:00', { gemeenten: ['GM0971'] });
    expect(rijen(melding('2026-03-02 09:00'), verhuisd).overzicht).toMatchObject({
      gemeenten: ['GM0971'],
      ooitGemeenten: ['GM0917', 'GM0971'],
      inHubSinds: '2026-03-02T08:00:00.000Z',
      stabielMogelijkVanaf: '2026-09-02',
      revisie: 1,
    });
  });

  it('are none as long as no Veilig Thuis acts in the case', () => {
    const dossier = dossierMet('casus-1', melding('2026-03-02 09:00', {}, HEERLEN_ZUID));
    expect(rijenVan(dossier, boek)).toBeUndefined();
    expect(rijenVan(dossierMet('casus-2'), boek)).toBeUndefined();
  });
});
