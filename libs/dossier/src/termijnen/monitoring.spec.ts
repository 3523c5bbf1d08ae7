import { describe, expect, it } from '@jest/globals';
import { HEERLEN, feit } from '../testing.js';
import { melding, monitormoment, naDienst, termijnregels, triage } from './termijnen.fixture.js';

describe('T6, the monitoring moments', () => {
  const met = (...momenten: readonly string[]) => [...naDienst(), ...momenten.map(monitormoment)];

  it('count three and twelve calendar months from the instant that VT let go', () => {
    expect(termijnregels('T6', '2026-06-30 12:00', met())).toEqual([
      '3 maanden zuid-limburg 2026-03-31..2026-06-30 waarschuwing',
      '12 maanden zuid-limburg 2026-03-31..2027-03-31 gepland',
    ]);
  });

  it('are each met by one contact in their own window', () => {
    expect(termijnregels('T6', '2027-04-30 12:00', met('2026-06-15 10:00', '2027-03-01 10:00'))).toEqual([
      '3 maanden zuid-limburg 2026-03-31..2026-06-30 gehaald op 2026-06-15 10:00',
      '12 maanden zuid-limburg 2026-03-31..2027-03-31 gehaald op 2027-03-01 10:00',
    ]);
  });

  it('two early contacts do not meet two moments', () => {
    expect(termijnregels('T6', '2026-06-30 12:00', met('2026-04-15 10:00', '2026-05-15 10:00'))).toEqual([
      '3 maanden zuid-limburg 2026-03-31..2026-06-30 gehaald op 2026-04-15 10:00',
      '12 maanden zuid-limburg 2026-03-31..2027-03-31 gepland',
    ]);
  });

  it('a contact that is too late for one is not counted for the next as well', () => {
    expect(termijnregels('T6', '2026-08-30 12:00', met('2026-07-15 10:00'))).toEqual([
      '3 maanden zuid-limburg 2026-03-31..2026-06-30 verstreken gehaald op 2026-07-15 10:00',
      '12 maanden zuid-limburg 2026-03-31..2027-03-31 gepland',
    ]);
  });

  it('lapse when the monitoring is closed', () => {
    const gesloten = [
      ...met('2026-06-15 10:00'),
      feit('MonitoringAfgesloten')('2026-09-01 10:00', { grond: 'dossier-gesloten' }),
    ];
    expect(termijnregels('T6', '2027-04-30 12:00', gesloten)).toEqual([
      '3 maanden zuid-limburg 2026-03-31..2026-06-30 gehaald op 2026-06-15 10:00',
      '12 maanden zuid-limburg 2026-03-31..2027-03-31 vervallen op 2026-09-01 10:00',
    ]);
  });
});

describe('T9, the stability window', () => {
  const gemeld = melding('2026-03-02 09:00');
  const incident = (op: string, datum: string) => feit('OnveiligheidVastgesteld')(op, { datum }, HEERLEN);

  it('runs to the first day on which S1 can hold, and asks nothing of anybody', () => {
    expect(termijnregels('T9', '2026-09-01 23:59', [gemeld])).toEqual(['2026-03-02..2026-09-02 gepland']);
    expect(termijnregels('T9', '2026-09-02 00:00', [gemeld])).toEqual([
      '2026-03-02..2026-09-02 gehaald op 2026-09-02 00:00',
    ]);
  });

  it('starts anew on the day of an incident, whenever that was found out', () => {
    expect(
      termijnregels('T9', '2026-06-01 09:00', [gemeld, incident('2026-05-04 09:00', '2026-05-01')]),
    ).toEqual(['2026-03-02..2026-09-02 vervallen op 2026-05-04 09:00', '2026-05-01..2026-11-01 gepland']);
  });

  it('is not moved by an incident before the last one', () => {
    const eerder = incident('2026-05-04 09:00', '2026-02-01');
    expect(termijnregels('T9', '2026-06-01 09:00', [gemeld, eerder])).toEqual([
      '2026-03-02..2026-09-02 gepland',
    ]);
  });

  it('lapses when the case closes before', () => {
    const zelf = triage('2026-03-04 14:00', { besluit: 'client-systeem' });
    expect(termijnregels('T9', '2027-06-01 09:00', [gemeld, zelf])).toEqual([
      '2026-03-02..2026-09-02 vervallen op 2026-03-04 14:00',
    ]);
  });
});
