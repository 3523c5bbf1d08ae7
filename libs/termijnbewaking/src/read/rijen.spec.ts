import { describe, expect, it } from '@jest/globals';
import { HEERLEN, VT, boekVanZuidLimburg, feit, geschiedenisVan } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import { termijnrijenVan } from './rijen.js';
import type { Termijnrij } from './rijen.js';

const CASUS = '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f';
const boek = boekVanZuidLimburg();

const melding = feit('MeldingOntvangen')('2026-03-02 09:00', {
  meldingId: 'm1',
  bron: 'politie',
  spoedeisend: false,
  gemeenten: ['GM0917'],
  gezinsvoogdBetrokken: false,
});
const triage = feit('TriageBesluit')('2026-03-03 09:00', {
  besluit: 'lokaal-veld',
  aanTriagetafel: false,
  informerenAndersAfgesproken: true,
});
const verstuurd = feit('OverdrachtVerstuurd')('2026-03-03 10:00', {
  overdrachtId: 'o1',
  pad: 'direct',
  van: VT,
  ontvangers: [HEERLEN],
  wijze: 'digitaal',
  aanTriagetafel: false,
});

const rijen = (...feiten: readonly Feit[]): readonly Termijnrij[] =>
  termijnrijenVan({ casusId: CASUS, records: [], gebeurtenissen: geschiedenisVan(...feiten) }, boek);
const kort = (...feiten: readonly Feit[]): readonly string[] =>
  rijen(...feiten).map(({ termijn, partij, teNoteren }) =>
    [termijn, partij?.id, teNoteren && 'te noteren'].filter(Boolean).join(' '),
  );

describe('the rows of the terms of a case', () => {
  it('plan what will pass unless something happens, and nothing for a window', () => {
    expect(kort(melding)).toEqual(['T1 zuid-limburg te noteren', 'T9']);
  });

  it('leave out of the plan what was met in time, and keep what was met late', () => {
    expect(kort(melding, triage)).toEqual(['T1 zuid-limburg', 'T9']);
    const teLaat = { ...triage, plaatsgevondenOp: '2026-03-11T09:00:00+01:00' };
    expect(kort(melding, teLaat)).toEqual(['T1 zuid-limburg te noteren', 'T9']);
  });

  it('leave out of the plan what the log says already', () => {
    const [T1] = rijen(melding);
    const genoteerd = feit('TermijnVerstreken')('2026-03-10 00:00', {
      termijn: 'T1',
      begonnenDoor: 0,
      partij: VT,
    });
    expect(kort(melding, genoteerd)).toEqual(['T1 zuid-limburg', 'T9']);
    expect(rijen(melding, genoteerd)[0]).toMatchObject({
      instantie: T1?.instantie,
      verstrekenVastgelegdOp: '2026-03-09T23:00:00.000Z',
      revisie: 1,
    });
  });

  it('plan nothing of an erased file, also not what had passed before', () => {
    const gewist = feit('DossierGewist')('2026-04-01 09:00', {});
    expect(kort(melding, gewist)).toEqual(['T1 zuid-limburg', 'T9']);
  });

  it('say on what ground the party that must act sees the case, and when it does not', () => {
    const gronden = (...feiten: readonly Feit[]): readonly (string | undefined)[] =>
      rijen(...feiten)
        .filter(({ partij }) => partij?.id === HEERLEN.id)
        .map(({ termijn, inzagegrond }) => `${termijn} ${inzagegrond ?? 'ziet haar niet'}`);
    expect(gronden(melding, triage, verstuurd)).toEqual(['T8 overdracht-open', 'T11 overdracht-open']);
    const ingetrokken = feit('OverdrachtIngetrokken')('2026-03-03 11:00', {
      overdrachtId: 'o1',
      reden: 'onjuist-geadresseerd',
    });
    expect(gronden(melding, triage, verstuurd, ingetrokken)).toEqual([
      'T8 ziet haar niet',
      'T11 ziet haar niet',
    ]);
  });

  it('are none of a case in which no Veilig Thuis has acted', () => {
    expect(termijnrijenVan({ casusId: CASUS, records: [], gebeurtenissen: [] }, boek)).toEqual([]);
    expect(kort({ ...melding, door: HEERLEN })).toEqual([]);
  });
});
