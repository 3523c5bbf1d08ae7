import { describe, expect, it } from '@jest/globals';
import { GI, HEERLEN, HEERLEN_ZUID, STEIN, VT, ZORGAANBIEDER, ZORGAANBIEDER_B } from '#dossier/testing';
import {
  aanvaarding,
  betwisting,
  dienstAfgerond,
  doorgifte,
  gemeenten,
  intrekking,
  melding,
  onderzoekAfgerond,
  ontvangst,
  overdracht,
  overdrachtNaDienst,
  scenario,
  triage,
  weigering,
  namens,
} from '../testing.js';

const JULI = '2026-07-01 00:00';
const TWEE = { gemeenten: ['GM0917', 'GM0971'] };

const naTriage = scenario().given(melding('2026-03-02 09:00'), triage('2026-03-03 09:00', 'lokaal-veld'));
const verstuurd = naTriage.given(overdracht('2026-03-03 10:00'));
const tweeDirect = scenario().given(
  melding('2026-03-02 09:00', TWEE),
  triage('2026-03-03 09:00', 'lokaal-veld'),
  overdracht('2026-03-03 10:00', { ontvangers: [HEERLEN, STEIN] }),
);
const naDienst = scenario().given(
  melding('2026-03-02 09:00'),
  triage('2026-03-03 09:00', 'dienst-voorwaarden-en-vervolg'),
  dienstAfgerond('2026-05-06 12:00'),
  overdrachtNaDienst('2026-05-06 13:00'),
);
/** Without the gap before the triage, which every case has. */
const periodes = (casus: typeof naTriage) => casus.tijdlijn(JULI).filter((regel) => !regel.startsWith('nog'));

describe('a direct handover (V5)', () => {
  it('is with VT until the receipt, and with the recipient from it', () => {
    expect(periodes(verstuurd.given(ontvangst('2026-03-04 08:30')))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-04 08:30 V5',
      'GM0917-wijkteam-noord V5 2026-03-04 08:30 -',
    ]);
  });

  it('decided at the triagetafel moves by the sending itself', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00'),
      triage('2026-03-03 09:00', 'lokaal-veld', { aanTriagetafel: true }),
      overdracht('2026-03-03 10:00', { aanTriagetafel: true }),
      ontvangst('2026-03-04 08:30'),
    );
    expect(periodes(casus)).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-03 10:00 V5',
      'GM0917-wijkteam-noord V5 2026-03-03 10:00 -',
    ]);
  });

  it('an acceptance that follows the receipt changes nothing any more', () => {
    const ontvangen = verstuurd.given(ontvangst('2026-03-04 08:30'));
    expect(ontvangen.given(aanvaarding('2026-03-05 08:30')).tijdlijn(JULI)).toEqual(ontvangen.tijdlijn(JULI));
  });
});

describe('a handover after a dienst (V6)', () => {
  it('is not moved by the receipt, only by the acceptance', () => {
    const ontvangen = naDienst.given(ontvangst('2026-05-06 15:00'));
    expect(ontvangen.houders('2026-05-07 00:00')).toEqual(['zuid-limburg V2']);
    expect(periodes(ontvangen.given(aanvaarding('2026-05-08 09:00')))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-05-08 09:00 V6',
      'GM0917-wijkteam-noord V6 2026-05-08 09:00 -',
    ]);
  });

  it('may be accepted without a receipt: orally or in writing is enough', () => {
    expect(
      naDienst.given(aanvaarding('2026-05-06 14:00', HEERLEN, { wijze: 'mondeling' })).houders(JULI),
    ).toEqual(['GM0917-wijkteam-noord V6']);
  });
});

describe('a case in two gemeenten (V7)', () => {
  it('direct: each from its own receipt, VT until the last', () => {
    expect(
      periodes(tweeDirect.given(ontvangst('2026-03-04 09:00', STEIN), ontvangst('2026-03-06 09:00'))),
    ).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-06 09:00 V5',
      'GM0971-toegang V5 2026-03-04 09:00 -',
      'GM0917-wijkteam-noord V5 2026-03-06 09:00 -',
    ]);
  });

  it('VT stays when one of the two declines, until another takes its place', () => {
    const casus = tweeDirect.given(
      ontvangst('2026-03-04 09:00', STEIN),
      weigering('2026-03-04 10:00', HEERLEN),
    );
    expect(casus.houders('2026-03-05 00:00')).toEqual(['zuid-limburg V2', 'GM0971-toegang V5']);
    const opnieuw = casus.given(
      overdracht('2026-03-05 09:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }),
      ontvangst('2026-03-06 09:00', HEERLEN_ZUID, { overdrachtId: 'o2' }),
    );
    expect(periodes(opnieuw)).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-03-06 09:00 V5',
      'GM0971-toegang V5 2026-03-04 09:00 -',
      'GM0917-wijkteam-zuid V5 2026-03-06 09:00 -',
    ]);
  });

  it('sent in two handovers: VT stays until both are taken, also when one declines after the other was sent', () => {
    const casus = naTriage.given(
      overdracht('2026-03-03 10:00', { overdrachtId: 'o1', ontvangers: [HEERLEN] }),
      gemeenten('2026-03-03 11:00', 'GM0917', 'GM0971'),
      overdracht('2026-03-03 12:00', { overdrachtId: 'o2', ontvangers: [STEIN] }),
      weigering('2026-03-03 13:00', HEERLEN),
      ontvangst('2026-03-04 09:00', STEIN, { overdrachtId: 'o2' }),
    );
    expect(casus.houders('2026-03-05 00:00')).toEqual(['zuid-limburg V2', 'GM0971-toegang V5']);
    expect(casus.given(ontvangst('2026-03-06 09:00')).houders(JULI)).toEqual([
      'GM0971-toegang V5',
      'GM0917-wijkteam-noord V5',
    ]);
  });

  it('after a dienst: each from its own acceptance, on ground V6', () => {
    const casus = scenario().given(
      melding('2026-03-02 09:00', TWEE),
      triage('2026-03-03 09:00', 'dienst-onderzoek'),
      onderzoekAfgerond('2026-06-01 12:00'),
      overdrachtNaDienst('2026-06-01 13:00', { ontvangers: [HEERLEN, STEIN] }),
      aanvaarding('2026-06-02 09:00', STEIN),
    );
    expect(casus.houders('2026-06-03 00:00')).toEqual(['zuid-limburg V2', 'GM0971-toegang V6']);
    expect(casus.given(aanvaarding('2026-06-04 09:00')).houders(JULI)).toEqual([
      'GM0971-toegang V6',
      'GM0917-wijkteam-noord V6',
    ]);
  });

  it('a second gemeente that appears later gets its own handover, beside the holder of the first', () => {
    const casus = verstuurd.given(
      ontvangst('2026-03-04 09:00'),
      gemeenten('2026-03-05 09:00', 'GM0917', 'GM0971'),
      overdracht('2026-03-05 10:00', { overdrachtId: 'o2', ontvangers: [STEIN] }),
      ontvangst('2026-03-06 09:00', STEIN, { overdrachtId: 'o2' }),
    );
    expect(casus.houders(JULI)).toEqual(['GM0917-wijkteam-noord V5', 'GM0971-toegang V5']);
  });
});

describe('passing it on (V8)', () => {
  const bijHeerlen = verstuurd.given(ontvangst('2026-03-04 09:00'));

  it('stays with the holder until the partner accepts; receipt is not enough', () => {
    const casus = bijHeerlen.given(
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      ontvangst('2026-04-01 11:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
    );
    expect(casus.houders('2026-04-02 00:00')).toEqual(['GM0917-wijkteam-noord V5']);
    expect(
      periodes(casus.given(aanvaarding('2026-04-03 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }))).slice(1),
    ).toEqual([
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-04-03 10:00 V8',
      'zorgaanbieder-a V8 2026-04-03 10:00 -',
    ]);
  });

  it('leaves the holder in the other gemeente where it was', () => {
    const casus = tweeDirect.given(
      ontvangst('2026-03-04 09:00', STEIN),
      ontvangst('2026-03-05 09:00', HEERLEN),
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      aanvaarding('2026-04-03 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
    );
    expect(casus.houders(JULI)).toEqual(['GM0971-toegang V5', 'zorgaanbieder-a V8']);
  });

  it('leaves VT where it was when VT still waits for the other gemeente', () => {
    const casus = tweeDirect.given(
      ontvangst('2026-03-04 09:00', STEIN),
      doorgifte('2026-03-05 10:00', STEIN, ZORGAANBIEDER),
      aanvaarding('2026-03-06 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
    );
    expect(casus.houders(JULI)).toEqual(['zuid-limburg V2', 'zorgaanbieder-a V8']);
  });

  it('goes on from partner to partner', () => {
    const casus = bijHeerlen.given(
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      aanvaarding('2026-04-02 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
      doorgifte('2026-04-03 10:00', ZORGAANBIEDER, GI, { overdrachtId: 'd2' }),
      aanvaarding('2026-04-04 10:00', GI, { overdrachtId: 'd2' }),
    );
    expect(periodes(casus).slice(1)).toEqual([
      'GM0917-wijkteam-noord V5 2026-03-04 09:00 - 2026-04-02 10:00 V8',
      'zorgaanbieder-a V8 2026-04-02 10:00 - 2026-04-04 10:00 V8',
      'gi-a V8 2026-04-04 10:00 -',
    ]);
  });
});

describe('a recipient that declines (V9)', () => {
  const geweigerd = verstuurd.given(weigering('2026-03-04 10:00'));

  it('leaves it where it was', () => {
    expect(geweigerd.houders(JULI)).toEqual(['zuid-limburg V2']);
  });

  it('may confirm after all', () => {
    const casus = geweigerd.given(ontvangst('2026-03-05 10:00'));
    expect(casus.houders(JULI)).toEqual(['GM0917-wijkteam-noord V5']);
    casus.when(weigering('2026-03-06 10:00')).thenWeigert({ code: 'al-overgenomen', regel: 'V9' });
  });

  it('has nothing to confirm any more once it is withdrawn', () => {
    geweigerd
      .given(intrekking('2026-03-04 11:00'))
      .when(ontvangst('2026-03-05 10:00'))
      .thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V5' });
  });

  it('re-sent elsewhere: the first handover is withdrawn out loud, and cannot be confirmed any more', () => {
    const casus = geweigerd
      .when(overdracht('2026-03-04 11:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }))
      .then('OverdrachtVerstuurd', ['OverdrachtIngetrokken', { overdrachtId: 'o1', reden: 'vervangen' }]);
    casus.when(ontvangst('2026-03-05 10:00')).thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V5' });
    expect(
      casus.given(ontvangst('2026-03-05 11:00', HEERLEN_ZUID, { overdrachtId: 'o2' })).houders(JULI),
    ).toEqual(['GM0917-wijkteam-zuid V5']);
  });

  it('re-sent elsewhere for one of two: the one that declined cannot confirm any more, the other can', () => {
    const casus = tweeDirect.given(
      weigering('2026-03-04 10:00', HEERLEN),
      overdracht('2026-03-04 11:00', { overdrachtId: 'o2', ontvangers: [HEERLEN_ZUID] }),
    );
    casus.when(ontvangst('2026-03-05 10:00', HEERLEN)).thenWeigert({ code: 'elders-verzonden', regel: 'V9' });
    casus.when(ontvangst('2026-03-05 10:00', STEIN)).then('OntvangstBevestigd');
  });

  it('a doorgifte that is declined stays with the holder', () => {
    const casus = verstuurd.given(
      ontvangst('2026-03-04 09:00'),
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      weigering('2026-04-02 10:00', ZORGAANBIEDER, 'd1'),
      doorgifte('2026-04-02 11:00', HEERLEN, ZORGAANBIEDER_B, { overdrachtId: 'd2' }),
    );
    expect(casus.houders(JULI)).toEqual(['GM0917-wijkteam-noord V5']);
  });
});

describe('a disputed confirmation (V9, two clocks)', () => {
  const betwist = naDienst.given(namens(aanvaarding('2026-05-07 09:00')), betwisting('2026-05-12 09:00'));

  it('counts as never given from the instant that the dispute is known', () => {
    expect(betwist.houders('2026-05-08 00:00')).toEqual(['zuid-limburg V2']);
    expect(betwist.houders('2026-05-08 00:00', '2026-05-12 09:00')).toEqual(['zuid-limburg V2']);
  });

  it('counted until then: the answer as known before the dispute stays what it was', () => {
    expect(betwist.houders('2026-05-08 00:00', '2026-05-12 08:59')).toEqual(['GM0917-wijkteam-noord V6']);
  });

  it('leaves the handover open: the recipient may still accept, from then', () => {
    expect(periodes(betwist.given(aanvaarding('2026-05-13 09:00')))).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-05-13 09:00 V6',
      'GM0917-wijkteam-noord V6 2026-05-13 09:00 -',
    ]);
  });

  it('comes too late to accept after all once a newer handover has been taken', () => {
    const casus = naDienst.given(
      namens(aanvaarding('2026-05-07 09:00')),
      melding('2026-05-08 09:00', { gezinsvoogdBetrokken: true }),
      overdracht('2026-05-08 10:00', { overdrachtId: 'o2', ontvangers: [GI] }),
      ontvangst('2026-05-08 11:00', GI, { overdrachtId: 'o2' }),
      betwisting('2026-05-12 09:00'),
    );
    expect(periodes(casus)).toEqual([
      'zuid-limburg V2 2026-03-03 09:00 - 2026-05-08 11:00 V5',
      'gi-a V5 2026-05-08 11:00 -',
    ]);
    casus.when(aanvaarding('2026-05-13 09:00')).thenWeigert({ code: 'overdracht-vervallen', regel: 'V4' });
  });

  it('of a direct handover comes too late to confirm after all once a newer one has been taken', () => {
    verstuurd
      .given(
        namens(ontvangst('2026-03-04 09:00')),
        melding('2026-03-05 09:00', { gezinsvoogdBetrokken: true }),
        overdracht('2026-03-05 10:00', { overdrachtId: 'o2', ontvangers: [GI] }),
        ontvangst('2026-03-05 11:00', GI, { overdrachtId: 'o2' }),
        betwisting('2026-03-06 09:00'),
      )
      .when(ontvangst('2026-03-07 09:00'))
      .thenWeigert({ code: 'overdracht-vervallen', regel: 'V5' });
  });

  it('never leaves the household alone: VT, which closed a later melding believing it handed over, holds it still', () => {
    const casus = naDienst.given(
      namens(aanvaarding('2026-05-07 09:00')),
      melding('2026-05-08 09:00'),
      triage('2026-05-09 09:00', 'client-systeem'),
    );
    expect(casus.houders(JULI)).toEqual(['GM0917-wijkteam-noord V6']);
    expect(casus.given(betwisting('2026-05-12 09:00')).houders(JULI)).toEqual([`${VT.id} V2`]);
  });
});
