import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { HEERLEN, STEIN, VT, boekVanZuidLimburg, feit, geschiedenisVan, lokaal, tijd } from '../testing.js';
import type { Feit } from '../testing.js';
import { instantieVan } from './instantie.js';
import { verstrekenGegevens } from './verstreken.js';
import type { Casustermijn } from './termijn.js';
import { statusOp } from './termijn.js';
import { termijnenVan } from './termijnen-van.js';
import {
  aanvaarding,
  contact,
  melding,
  naDienst,
  ontvangst,
  triage,
  verstuurd,
} from './termijnen.fixture.js';

const boek = boekVanZuidLimburg();
const tot = [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00'),
  verstuurd('2026-03-05 09:00'),
  ontvangst('2026-03-06 09:00'),
];

const termijnen = (feiten: readonly Feit[], peil: string, bekendOp?: string): readonly Casustermijn[] =>
  termijnenVan(geschiedenisVan(...feiten), boek, {
    nuMs: instantMs(tijd(peil)),
    ...(bekendOp !== undefined && { beschikbaarOpMs: instantMs(tijd(bekendOp)) }),
  });

const eerste = (id: string, ...vraag: Parameters<typeof termijnen>): Casustermijn => {
  const gevonden = termijnen(...vraag).find(({ termijn }) => termijn === id);
  if (!gevonden) throw new Error(`no ${id}`);
  return gevonden;
};

/** As the hub records it, at the legal instant of the term. */
const verstreken = (term: Casustermijn, vastgelegd: string): Feit => ({
  ...feit('TermijnVerstreken')('2026-01-01 00:00', verstrekenGegevens(term), VT, vastgelegd),
  plaatsgevondenOp: term.overschredenVanaf,
});

const stand = ({ status, verstrekenVastgelegdOp }: Casustermijn): readonly (string | undefined)[] => [
  status,
  verstrekenVastgelegdOp && lokaal(instantMs(verstrekenVastgelegdOp)),
];

describe('how a term stands', () => {
  it('is planned, warns before it ends, and passes at 00:00 of the next day', () => {
    const op = (peil: string) => eerste('T1', [melding('2026-03-30 09:00')], peil).status;
    expect(['2026-04-06 23:59', '2026-04-07 00:00', '2026-04-08 23:59', '2026-04-09 00:00'].map(op)).toEqual([
      'gepland',
      'waarschuwing',
      'waarschuwing',
      'verstreken',
    ]);
  });

  it('can be read off a term that was computed at another instant', () => {
    const altijd = eerste('T3', [...tot, contact('2026-03-26 09:00')], '2027-01-01 00:00');
    const op = (peil: string) => statusOp(altijd, instantMs(tijd(peil)));
    expect(['2026-03-19 23:59', '2026-03-20 00:00', '2026-03-26 08:59', '2026-03-26 09:00'].map(op)).toEqual([
      'gepland',
      'waarschuwing',
      'waarschuwing',
      'gehaald',
    ]);
  });

  it('warns of nothing before S1 can hold: the window T9 is no duty', () => {
    const venster = eerste('T9', tot, '2026-09-01 23:59');
    expect(venster).toMatchObject({ status: 'gepland' });
    expect(venster).not.toHaveProperty('waarschuwingVanaf');
  });
});

describe('which term of a case it is', () => {
  it('is one per party, acknowledgement and monitoring moment', () => {
    const feiten = [...naDienst(), aanvaarding('2026-03-31 10:00', STEIN)];
    const alle = termijnen(feiten, '2027-06-01 00:00').map(({ instantie }) => instantie);
    expect(new Set(alle).size).toBe(alle.length);
  });

  it('does not change when the term ends, and follows from what is recorded of it', () => {
    const loopt = eerste('T3', tot, '2026-03-10 09:00');
    const gehaald = eerste('T3', [...tot, contact('2026-03-12 09:00')], '2026-03-13 09:00');
    expect(gehaald.instantie).toBe(loopt.instantie);
    expect(instantieVan(verstrekenGegevens(loopt))).toBe(loopt.instantie);
  });

  it('is another one when another event proves to have started it', () => {
    const eerder = { ...ontvangst('2026-03-05 10:00'), vastgelegdOp: tijd('2026-03-09 09:00') };
    const toen = eerste('T3', tot, '2026-03-07 09:00');
    const nu = eerste('T3', [...tot, eerder], '2026-03-10 09:00');
    expect([toen.begonnenDoor, toen.laatsteDag]).toEqual([3, '2026-03-27']);
    expect([nu.begonnenDoor, nu.laatsteDag]).toEqual([4, '2026-03-26']);
    expect(nu.instantie).not.toBe(toen.instantie);
  });
});

describe('what was recorded as passed', () => {
  const T3 = eerste('T3', tot, '2026-03-28 00:00');
  const vastgelegd = [...tot, verstreken(T3, '2026-03-28 00:01')];

  it('says since when the hub knew', () => {
    expect(stand(eerste('T3', vastgelegd, '2026-03-29 09:00'))).toEqual(['verstreken', '2026-03-28 00:01']);
  });

  it('stays when a contact that is recorded later shows that the term was met; each clock tells its own', () => {
    const alsnog = {
      ...contact('2026-03-27 16:00'),
      vastgelegdOp: tijd('2026-03-30 09:00'),
    };
    const feiten = [...vastgelegd, alsnog];
    expect(stand(eerste('T3', feiten, '2026-04-01 09:00'))).toEqual(['gehaald', '2026-03-28 00:01']);
    expect(stand(eerste('T3', feiten, '2026-04-01 09:00', '2026-03-29 09:00'))).toEqual([
      'verstreken',
      '2026-03-28 00:01',
    ]);
  });

  it('says nothing of the term of another recipient or another handover', () => {
    const feiten = [
      ...vastgelegd,
      verstuurd('2026-03-28 09:00', 'doorgifte', {
        overdrachtId: 'o2',
        van: HEERLEN,
        ontvangers: [STEIN],
      }),
    ];
    const anders = termijnen(feiten, '2026-04-09 00:00').filter(
      ({ instantie, verstrekenVastgelegdOp }) => verstrekenVastgelegdOp && instantie !== T3.instantie,
    );
    expect(anders).toEqual([]);
  });

  it('is recognised in a record of version 1 by its handover and its instant', () => {
    const oud = {
      ...feit('TermijnVerstreken')('2026-03-28 00:00', { termijn: 'T3', overdrachtId: 'o1' }),
      vastgelegdOp: tijd('2026-03-28 00:05'),
    };
    expect(stand(eerste('T3', [...tot, oud], '2026-03-29 09:00'))).toEqual([
      'verstreken',
      '2026-03-28 00:05',
    ]);
    const anderMoment = { ...oud, plaatsgevondenOp: tijd('2026-03-29 00:00') };
    expect(stand(eerste('T3', [...tot, anderMoment], '2026-03-30 09:00'))).toEqual(['verstreken', undefined]);
  });
});
