import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, VT, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import {
  directOvergedragen,
  dossier,
  melding,
  mondelingOvergedragen,
  oordeel,
  triage,
} from '../dossier.fixture.js';
import { lezingVan } from './lezing.js';
import { verstrekenTermijnen } from './verstreken-termijnen.js';
import type { VerstrekenTermijn } from './verstreken-termijnen.js';

const boek = boekVanZuidLimburg();

const verstreken = async (
  feiten: readonly Feit[],
  geldigOp: string,
  beschikbaarOp?: string,
): Promise<readonly VerstrekenTermijn[]> =>
  verstrekenTermijnen(
    lezingVan(await dossier(...feiten), boek, {
      geldigOpMs: instantMs(tijd(geldigOp)),
      ...(beschikbaarOp !== undefined && { beschikbaarOpMs: instantMs(tijd(beschikbaarOp)) }),
    }),
  );

const T1 = feit('TermijnVerstreken')(
  '2026-03-10 00:00',
  { termijn: 'T1', begonnenDoor: 0, vanaf: '2026-03-02', partij: VT, hubStandaard: false },
  VT,
  '2026-03-12 09:00',
);

describe('terms of which the hub noted that they passed', () => {
  it('say who should have acted, by when, and when the hub found out', async () => {
    expect(await verstreken([melding('2026-03-02 09:00'), T1], '2026-03-20 09:00')).toMatchObject([
      {
        termijn: 'T1',
        hubStandaard: false,
        partij: { id: 'zuid-limburg', naam: 'Veilig Thuis Zuid-Limburg' },
        bekend: 'verstreken',
        vastlegging: {
          type: 'TermijnVerstreken',
          plaatsgevondenOp: '2026-03-09T23:00:00.000Z',
          vastgelegdOp: '2026-03-12T08:00:00.000Z',
          laatVastgelegd: true,
        },
      },
    ]);
  });

  it('stay when a step that was recorded later shows that they were met; each clock tells its own', async () => {
    const alsnog = { ...triage('2026-03-09 17:00', 'lokaal-veld'), vastgelegdOp: tijd('2026-03-13 09:00') };
    const feiten = [melding('2026-03-02 09:00'), T1, alsnog];
    const bekend = async (beschikbaarOp?: string) =>
      (await verstreken(feiten, '2026-03-20 09:00', beschikbaarOp)).map((termijn) => termijn.bekend);
    expect(await bekend()).toEqual(['gehaald']);
    expect(await bekend('2026-03-12 12:00')).toEqual(['verstreken']);
    expect(await bekend('2026-03-11 12:00')).toEqual([]);
  });

  it('stay when what started them was disputed, and say that they never began', async () => {
    const T6 = feit('TermijnVerstreken')('2026-07-22 00:00', {
      termijn: 'T6',
      overdrachtId: 'o1',
      begonnenDoor: 4,
      vanaf: '2026-04-21',
      partij: VT,
      maanden: 3,
      hubStandaard: false,
    });
    const betwist = [
      ...mondelingOvergedragen,
      T6,
      oordeel('BevestigingBetwist', '2026-07-23 09:00', 'o1', HEERLEN),
    ];
    const bekend = async (...vraag: readonly [string, string?]) =>
      (await verstreken(betwist, ...vraag)).map((termijn) => termijn.bekend);
    expect(await bekend('2026-08-01 09:00')).toEqual(['nooit-begonnen']);
    expect(await bekend('2026-08-01 09:00', '2026-07-22 09:00')).toEqual(['verstreken']);
  });

  it('are none of a case in which every term was met', async () => {
    expect(await verstreken(directOvergedragen, '2026-03-05 09:00')).toEqual([]);
  });
});
