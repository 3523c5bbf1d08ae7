import { describe, expect, it } from '@jest/globals';
import { HEERLEN, STEIN, VT, boekVanZuidLimburg, feit, geschiedenisVan, tijd } from '../testing.js';
import { instantMs } from '#afspraken';
import { termijnenVan } from './termijnen-van.js';
import {
  aanvaarding,
  afgerond,
  intrekking,
  melding,
  ontvangst,
  termijnregels,
  triage,
  verstuurd,
  weigering,
} from './termijnen.fixture.js';

describe('T11, the acknowledgements', () => {
  const direct = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00'), verstuurd('2026-03-05 09:00')];
  const naDienst = [
    melding('2026-03-02 09:00'),
    triage('2026-03-04 14:00', { besluit: 'dienst-onderzoek' }),
    afgerond('2026-03-30 10:00'),
    verstuurd('2026-03-30 11:00', 'na-dienst', { ontvangers: [HEERLEN, STEIN] }),
  ];

  it('a direct handover waits two werkdagen for the receipt, by a default of the hub', () => {
    expect(termijnregels('T11', '2026-03-09 12:00', direct)).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 waarschuwing',
    ]);
    const termijnen = termijnenVan(geschiedenisVan(...direct), boekVanZuidLimburg(), {
      nuMs: instantMs(tijd('2026-03-09 12:00')),
    });
    expect(termijnen.filter(({ hubStandaard }) => hubStandaard).map(({ termijn }) => termijn)).toEqual([
      'T11',
    ]);
  });

  it('after a dienst each recipient owes the receipt and the acceptance; an acceptance implies the receipt', () => {
    const beide = [...naDienst, ontvangst('2026-03-30 12:00'), aanvaarding('2026-03-31 09:00', STEIN)];
    expect(termijnregels('T11', '2026-04-02 00:00', beide)).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-30..2026-04-01 gehaald op 2026-03-30 12:00',
      'aanvaarding GM0917-wijkteam-noord 2026-03-30..2026-04-01 verstreken',
      'ontvangst GM0971-toegang 2026-03-30..2026-04-01 gehaald op 2026-03-31 09:00',
      'aanvaarding GM0971-toegang 2026-03-30..2026-04-01 gehaald op 2026-03-31 09:00',
    ]);
  });

  it('nothing is waited for after a handover decided at the triagetafel', () => {
    const aanTafel = [
      ...direct.slice(0, 2),
      verstuurd('2026-03-05 09:00', 'direct', { aanTriagetafel: true }),
    ];
    expect(termijnregels('T11', '2026-03-09 12:00', aanTafel)).toEqual([]);
  });

  it('a refusal is an answer too', () => {
    expect(termijnregels('T11', '2026-03-12 12:00', [...direct, weigering('2026-03-06 09:00')])).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 vervallen op 2026-03-06 09:00',
    ]);
  });

  it('a withdrawal lets it lapse, and takes no exceeded term back', () => {
    expect(termijnregels('T11', '2026-03-12 12:00', [...direct, intrekking('2026-03-09 09:00')])).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 vervallen op 2026-03-09 09:00',
    ]);
    expect(termijnregels('T11', '2026-03-12 12:00', [...direct, intrekking('2026-03-10 09:00')])).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 verstreken vervallen op 2026-03-10 09:00',
    ]);
  });

  it('is open again when the recipient disputes what was confirmed on its behalf', () => {
    const namens = { ...ontvangst('2026-03-06 09:00'), door: VT };
    const betwist = feit('BevestigingBetwist')(
      '2026-03-09 09:00',
      { overdrachtId: 'o1', ontvanger: HEERLEN },
      HEERLEN,
    );
    expect(termijnregels('T11', '2026-03-09 08:00', [...direct, namens])).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 gehaald op 2026-03-06 09:00',
    ]);
    expect(termijnregels('T11', '2026-03-10 08:00', [...direct, namens, betwist])).toEqual([
      'ontvangst GM0917-wijkteam-noord 2026-03-05..2026-03-09 verstreken',
    ]);
  });
});
