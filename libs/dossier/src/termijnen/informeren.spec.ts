import { describe, expect, it } from '@jest/globals';
import { HEERLEN, HEERLEN_ZUID, VT, feit } from '../testing.js';
import {
  aanvaarding,
  geinformeerd,
  intrekking,
  melding,
  naDienst,
  ontvangst,
  termijnregels,
  triage,
  verstuurd,
} from './termijnen.fixture.js';

describe('T8, a directbetrokkene who has not been informed', () => {
  const tot = [melding('2026-03-02 09:00'), triage('2026-03-04 14:00')];
  const overgedragen = [...tot, verstuurd('2026-03-05 09:00'), ontvangst('2026-03-06 09:00')];
  const afgestemd = feit('AfstemmingVastgelegd');

  it('counts two months from the triagebesluit after a direct handover', () => {
    expect(termijnregels('T8', '2026-05-05 09:00', overgedragen)).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 verstreken',
    ]);
  });

  it('counts from the sending when the two months after the triagebesluit had passed by then', () => {
    const opLaatsteDag = [...tot, verstuurd('2026-05-04 23:59')];
    expect(termijnregels('T8', '2026-05-04 23:59', opLaatsteDag)).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 waarschuwing',
    ]);
    expect(termijnregels('T8', '2026-05-05 09:00', [...tot, verstuurd('2026-05-05 00:00')])).toEqual([
      'GM0917-wijkteam-noord 2026-05-05..2026-07-05 gepland',
    ]);
  });

  it('counts from the sending after a dienst', () => {
    expect(termijnregels('T8', '2026-05-05 09:00', naDienst())).toEqual([
      'GM0917-wijkteam-noord 2026-03-30..2026-05-30 gepland',
    ]);
  });

  it('does not start when all had been informed since the melding', () => {
    const vooraf = [...tot, geinformeerd('2026-03-05 08:00'), verstuurd('2026-03-05 09:00')];
    expect(termijnregels('T8', '2026-05-05 09:00', vooraf)).toEqual([]);
  });

  it('is met once all have been informed, by whoever did it', () => {
    const alsnog = [...overgedragen, geinformeerd('2026-04-01 09:00', true, HEERLEN)];
    expect(termijnregels('T8', '2026-05-05 09:00', alsnog)).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 gehaald op 2026-04-01 09:00',
    ]);
  });

  it('is met by the afstemming about informing, and only with VT', () => {
    const zonderVt = afgestemd('2026-04-01 09:00', { onderwerp: 'informeren', met: [HEERLEN_ZUID] }, HEERLEN);
    const anders = afgestemd('2026-04-02 09:00', { onderwerp: 'overig', met: [VT] }, HEERLEN);
    const metVt = afgestemd('2026-04-03 09:00', { onderwerp: 'informeren', met: [VT] }, HEERLEN);
    expect(termijnregels('T8', '2026-05-05 09:00', [...overgedragen, zonderVt, anders, metVt])).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 gehaald op 2026-04-03 09:00',
    ]);
  });

  it('lapses when the handover is withdrawn', () => {
    const ingetrokken = [...tot, verstuurd('2026-03-05 09:00'), intrekking('2026-03-06 09:00')];
    expect(termijnregels('T8', '2026-05-05 09:00', ingetrokken)).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 vervallen op 2026-03-06 09:00',
    ]);
  });

  it('goes with the case to the partner that it is passed on to', () => {
    const doorgegeven = [
      ...overgedragen,
      verstuurd('2026-03-20 09:00', 'doorgifte', {
        overdrachtId: 'd1',
        van: HEERLEN,
        ontvangers: [HEERLEN_ZUID],
      }),
      aanvaarding('2026-03-21 09:00', HEERLEN_ZUID, 'd1'),
    ];
    expect(termijnregels('T8', '2026-05-05 09:00', doorgegeven)).toEqual([
      'GM0917-wijkteam-noord 2026-03-04..2026-05-04 vervallen op 2026-03-21 09:00',
      'GM0917-wijkteam-zuid 2026-03-20..2026-05-20 gepland',
    ]);
  });
});
