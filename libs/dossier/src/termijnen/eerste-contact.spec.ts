import { describe, expect, it } from '@jest/globals';
import { HEERLEN, HEERLEN_ZUID, STEIN, VT, feit } from '../testing.js';
import {
  aanvaarding,
  contact,
  melding,
  naDienst,
  ontvangst,
  termijnregels,
  triage,
  verstuurd,
} from './termijnen.fixture.js';

const tot = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00')];
const overgedragen = [...tot, verstuurd('2026-03-05 09:00'), ontvangst('2026-03-06 09:00')];

describe('T3, first contact after a direct handover', () => {
  it('counts three weeks from the receipt that moved the zicht op veiligheid', () => {
    expect(termijnregels('T3', '2026-03-27 23:59', overgedragen)).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 waarschuwing',
    ]);
  });

  it('has not started before that', () => {
    expect(termijnregels('T3', '2026-03-27 23:59', [...tot, verstuurd('2026-03-05 09:00')])).toEqual([]);
  });

  it('counts from the sending when it was decided at the triagetafel', () => {
    const aanTafel = [...tot, verstuurd('2026-03-05 09:00', 'direct', { aanTriagetafel: true })];
    expect(termijnregels('T3', '2026-03-20 09:00', aanTafel)).toEqual([
      'GM0917-wijkteam-noord 2026-03-05..2026-03-26 waarschuwing',
    ]);
  });

  it('is met by the contact of that recipient, each its own (V7)', () => {
    const beide = [
      ...tot,
      verstuurd('2026-03-05 09:00', 'direct', { ontvangers: [HEERLEN, STEIN] }),
      ontvangst('2026-03-06 09:00'),
      ontvangst('2026-03-09 09:00', STEIN),
      contact('2026-03-28 09:00', STEIN),
    ];
    expect(termijnregels('T3', '2026-03-28 09:00', beide)).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 verstreken',
      'GM0971-toegang 2026-03-09..2026-03-30 gehaald op 2026-03-28 09:00',
    ]);
  });

  it('stays exceeded when the contact came late', () => {
    expect(termijnregels('T3', '2026-04-01 09:00', [...overgedragen, contact('2026-03-30 09:00')])).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 verstreken gehaald op 2026-03-30 09:00',
    ]);
  });

  it('is met by the partner to whom the recipient passed the case on', () => {
    const doorgegeven = [
      ...overgedragen,
      verstuurd('2026-03-10 09:00', 'doorgifte', {
        overdrachtId: 'd1',
        van: HEERLEN,
        ontvangers: [HEERLEN_ZUID],
      }),
      aanvaarding('2026-03-11 09:00', HEERLEN_ZUID, 'd1'),
    ];
    expect(termijnregels('T3', '2026-03-12 09:00', doorgegeven)).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 gepland',
    ]);
    const gelegd = [...doorgegeven, contact('2026-03-12 08:00', HEERLEN_ZUID, 'd1')];
    expect(termijnregels('T3', '2026-03-12 09:00', gelegd)).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 gehaald op 2026-03-12 08:00',
    ]);
  });

  it('lapses when VT takes the case back with a dienst (V4)', () => {
    const terug = [
      ...overgedragen,
      melding('2026-03-10 09:00'),
      triage('2026-03-11 09:00', { besluit: 'dienst-onderzoek' }),
    ];
    expect(termijnregels('T3', '2026-04-10 09:00', terug)).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 vervallen op 2026-03-11 09:00',
    ]);
  });

  it('has never started for a receipt that the recipient disputes', () => {
    const namens = { ...ontvangst('2026-03-06 09:00'), door: VT };
    const betwist = feit('BevestigingBetwist')(
      '2026-03-09 09:00',
      { overdrachtId: 'o1', ontvanger: HEERLEN },
      HEERLEN,
    );
    const feiten = [...tot, verstuurd('2026-03-05 09:00'), namens, betwist];
    expect(termijnregels('T3', '2026-03-09 09:00', feiten)).toEqual([]);
    expect(termijnregels('T3', '2026-03-09 09:00', feiten, { bekendOp: '2026-03-08 09:00' })).toEqual([
      'GM0917-wijkteam-noord 2026-03-06..2026-03-27 gepland',
    ]);
  });
});

describe('T4 and T5, first contact after a dienst', () => {
  it('T4 counts five werkdagen from the acceptance when there are veiligheidsvoorwaarden', () => {
    expect(termijnregels('T4', '2026-04-01 09:00', naDienst())).toEqual([
      'GM0917-wijkteam-noord 2026-03-31..2026-04-09 gepland',
    ]);
  });

  it('T5 takes its place when the situation is acutely unsafe: the same day', () => {
    const acuut = naDienst({ acuutOnveilig: true, veiligheidsvoorwaarden: 0 });
    expect(termijnregels('T4', '2026-04-01 00:00', acuut)).toEqual([]);
    expect(termijnregels('T5', '2026-03-31 23:59', acuut)).toEqual([
      'GM0917-wijkteam-noord 2026-03-31..2026-03-31 waarschuwing',
    ]);
    expect(termijnregels('T5', '2026-04-01 00:00', acuut)).toEqual([
      'GM0917-wijkteam-noord 2026-03-31..2026-03-31 verstreken',
    ]);
  });

  it('a contact before the acceptance counts', () => {
    const [eerste, besluit, klaar, gestuurd, aanvaard] = naDienst();
    const feiten = [eerste, besluit, klaar, gestuurd, contact('2026-03-30 15:00'), aanvaard];
    expect(
      termijnregels(
        'T4',
        '2026-04-01 09:00',
        feiten.filter((feit) => feit !== undefined),
      ),
    ).toEqual(['GM0917-wijkteam-noord 2026-03-31..2026-04-09 gehaald op 2026-03-30 15:00']);
  });

  it('the agreement names none without veiligheidsvoorwaarden', () => {
    const zonder = naDienst({ veiligheidsvoorwaarden: 0 });
    expect(termijnregels('T4', '2026-04-01 09:00', zonder)).toEqual([]);
  });
});
