import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { GI, HEERLEN, feit } from '../testing.js';
import { geinformeerd, melding, ontvangst, termijnregels, triage, verstuurd } from './termijnen.fixture.js';

describe('T1, the triage', () => {
  const gemeld = melding('2026-03-30 09:00');

  it('runs for five werkdagen, over Goede Vrijdag and Tweede Paasdag', () => {
    expect(termijnregels('T1', '2026-04-08 23:59', [gemeld])).toEqual([
      'zuid-limburg 2026-03-30..2026-04-08 waarschuwing',
    ]);
  });

  it('is exceeded from midnight after its last day', () => {
    expect(termijnregels('T1', '2026-04-09 00:00', [gemeld])).toEqual([
      'zuid-limburg 2026-03-30..2026-04-08 verstreken',
    ]);
  });

  it('is met by the triagebesluit', () => {
    expect(termijnregels('T1', '2026-05-01 09:00', [gemeld, triage('2026-04-08 17:00')])).toEqual([
      'zuid-limburg 2026-03-30..2026-04-08 gehaald op 2026-04-08 17:00',
    ]);
  });

  it('stays exceeded when the triagebesluit came late', () => {
    expect(termijnregels('T1', '2026-05-01 09:00', [gemeld, triage('2026-04-09 00:00')])).toEqual([
      'zuid-limburg 2026-03-30..2026-04-08 verstreken gehaald op 2026-04-09 00:00',
    ]);
  });

  it('is met by the GI that takes the report with a gezinsvoogd (V11)', () => {
    const naarGi = [
      melding('2026-03-02 09:00', { gezinsvoogdBetrokken: true }),
      verstuurd('2026-03-02 10:00', 'direct', { ontvangers: [GI] }),
      ontvangst('2026-03-03 10:00', GI),
    ];
    expect(termijnregels('T1', '2026-05-01 09:00', naarGi)).toEqual([
      'zuid-limburg 2026-03-02..2026-03-09 gehaald op 2026-03-03 10:00',
    ]);
  });

  it('runs for each melding, and is met by the triagebesluit that weighed it', () => {
    const weer = [
      melding('2026-03-02 09:00'),
      melding('2026-03-03 09:00'),
      triage('2026-03-04 09:00'),
      melding('2026-03-10 09:00'),
    ];
    expect(termijnregels('T1', '2026-03-11 09:00', weer)).toEqual([
      'zuid-limburg 2026-03-02..2026-03-09 gehaald op 2026-03-04 09:00',
      'zuid-limburg 2026-03-03..2026-03-10 gehaald op 2026-03-04 09:00',
      'zuid-limburg 2026-03-10..2026-03-17 gepland',
    ]);
  });

  it('starts when the holder reports the case back (V13)', () => {
    const terug = feit('CasusregieAfgesloten');
    const feiten = [
      melding('2026-03-02 09:00'),
      triage('2026-03-04 14:00'),
      verstuurd('2026-03-05 09:00'),
      ontvangst('2026-03-06 09:00'),
      terug('2026-04-13 09:00', { door: HEERLEN, grond: 'gemeld-bij-veilig-thuis' }, HEERLEN),
    ];
    expect(termijnregels('T1', '2026-04-20 09:00', feiten)).toEqual([
      'zuid-limburg 2026-03-02..2026-03-09 gehaald op 2026-03-04 14:00',
      'zuid-limburg 2026-04-13..2026-04-20 waarschuwing',
    ]);
  });

  it('is judged by what was known: a triagebesluit recorded later had not been taken yet', () => {
    const laat = { ...triage('2026-04-08 17:00'), vastgelegdOp: '2026-04-15T09:00:00Z' };
    expect(termijnregels('T1', '2026-05-01 09:00', [gemeld, laat], { bekendOp: '2026-04-10 09:00' })).toEqual(
      ['zuid-limburg 2026-03-30..2026-04-08 verstreken'],
    );
  });

  it('lasts as long as the afspraken said when the melding came in', () => {
    const testregio = { soort: 'veilig-thuis', id: 'testregio' } as const;
    const drieDagen = { ...melding('2024-06-03 09:00', { gemeenten: ['GM9901'] }), door: testregio };
    expect(termijnregels('T1', '2025-08-01 09:00', [drieDagen], { boek: testboek() })).toEqual([
      'testregio 2024-06-03..2024-06-06 verstreken',
    ]);
  });
});

describe('T2, the letter to the directbetrokkenen', () => {
  const tot = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00')];

  it('is due five werkdagen after the triagebesluit', () => {
    expect(termijnregels('T2', '2026-03-11 12:00', tot)).toEqual([
      'zuid-limburg 2026-03-04..2026-03-11 waarschuwing',
    ]);
  });

  it('is met when VT has informed all, not some, and not when another did', () => {
    const deels = [
      ...tot,
      geinformeerd('2026-03-05 09:00', false),
      geinformeerd('2026-03-06 09:00', true, HEERLEN),
    ];
    expect(termijnregels('T2', '2026-03-11 12:00', deels)).toEqual([
      'zuid-limburg 2026-03-04..2026-03-11 waarschuwing',
    ]);
    expect(termijnregels('T2', '2026-03-11 12:00', [...deels, geinformeerd('2026-03-09 09:00')])).toEqual([
      'zuid-limburg 2026-03-04..2026-03-11 gehaald op 2026-03-09 09:00',
    ]);
  });

  it('does not start when the triagetafel agreed otherwise', () => {
    const anders = triage('2026-03-04 14:00', { informerenAndersAfgesproken: true });
    expect(termijnregels('T2', '2026-03-11 12:00', [melding('2026-03-02 09:00'), anders])).toEqual([]);
  });

  it('stays due after a triagebesluit that closes the case itself (V12)', () => {
    const zelf = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00', { besluit: 'client-systeem' })];
    expect(termijnregels('T2', '2026-03-12 09:00', zelf)).toEqual([
      'zuid-limburg 2026-03-04..2026-03-11 verstreken',
    ]);
  });

  it('lapses when the file is erased', () => {
    const gewist = feit('DossierGewist')('2026-03-10 09:00', {});
    expect(termijnregels('T2', '2026-05-12 09:00', [...tot, gewist])).toEqual([
      'zuid-limburg 2026-03-04..2026-03-11 vervallen op 2026-03-10 09:00',
    ]);
  });
});
