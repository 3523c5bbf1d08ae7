import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import type { Partij } from '#event-sourcing';
import { aanvaarding, door, laat, melding, ontvangst, overdracht, scenario, triage } from '../testing.js';
import type { Daad } from '../testing.js';

/** An invented region; its afspraken differ, and change on 1 July 2025. */
const REGIO: Partij = { soort: 'veilig-thuis', id: 'testregio' };
const BUURTTEAM: Partij = { soort: 'lokaal-veld', id: 'GM9901-buurtteam', gemeente: 'GM9901' };

const vanVt = (daad: Daad): Daad => door(REGIO, daad);
const gemeld = (op: string) => scenario(testboek()).given(vanVt(melding(op, { gemeenten: ['GM9901'] })));
const verstuurd = (op: string, aanTriagetafel: boolean) =>
  vanVt(overdracht(op, { van: REGIO, ontvangers: [BUURTTEAM], aanTriagetafel }));

describe('a case is judged by the afspraken of its own region, in force when the step happened', () => {
  it('T1 is three werkdagen there, and ten from July 2025: V3 follows it', () => {
    // Monday 23 June; 30 June is the last day of the first version.
    expect(gemeld('2025-06-23 10:00').tijdlijn('2025-08-01 00:00')).toEqual([
      'nog niet belegd 2025-06-23 10:00 - 2025-06-27 00:00',
      'testregio V3 2025-06-27 00:00 -',
    ]);
    expect(gemeld('2025-06-30 23:59').tijdlijn('2025-08-01 00:00').at(-1)).toBe(
      'testregio V3 2025-07-04 00:00 -',
    );
    expect(gemeld('2025-07-01 00:00').tijdlijn('2025-08-01 00:00').at(-1)).toBe(
      'testregio V3 2025-07-16 00:00 -',
    );
  });

  it('an extra free day of the region is no werkdag', () => {
    expect(gemeld('2024-05-07 10:00').tijdlijn('2024-06-01 00:00').at(-1)).toBe(
      'testregio V3 2024-05-15 00:00 -',
    );
  });

  it('a direct handover moves at the acceptance there, and not at the receipt', () => {
    const ontvangen = gemeld('2025-06-02 10:00').given(
      vanVt(triage('2025-06-03 10:00', 'lokaal-veld')),
      verstuurd('2025-06-03 11:00', false),
      ontvangst('2025-06-04 11:00', BUURTTEAM),
    );
    expect(ontvangen.houders('2025-06-05 00:00')).toEqual(['testregio V2']);
    expect(ontvangen.given(aanvaarding('2025-06-06 11:00', BUURTTEAM)).houders('2025-06-06 11:00')).toEqual([
      'GM9901-buurtteam V5',
    ]);
  });

  it('decided at the triagetafel it moves at the receipt there', () => {
    const casus = gemeld('2025-06-02 10:00').given(
      vanVt(triage('2025-06-03 10:00', 'lokaal-veld', { aanTriagetafel: true })),
      verstuurd('2025-06-03 11:00', true),
      ontvangst('2025-06-04 11:00', BUURTTEAM),
    );
    expect(casus.houders('2025-06-04 10:59')).toEqual(['testregio V2']);
    expect(casus.houders('2025-06-04 11:00')).toEqual(['GM9901-buurtteam V5']);
  });

  it('the moment is fixed at the sending: what was sent under the old version moves by the old version', () => {
    const opDeGrens = gemeld('2025-06-25 10:00').given(
      vanVt(triage('2025-06-26 10:00', 'lokaal-veld')),
      verstuurd('2025-06-30 11:00', false),
      ontvangst('2025-07-02 11:00', BUURTTEAM),
    );
    expect(opDeGrens.houders('2025-07-03 00:00')).toEqual(['testregio V2']);
    const erna = gemeld('2025-06-25 10:00').given(
      vanVt(triage('2025-06-26 10:00', 'lokaal-veld')),
      verstuurd('2025-07-01 11:00', false),
      ontvangst('2025-07-02 11:00', BUURTTEAM),
    );
    expect(erna.houders('2025-07-03 00:00')).toEqual(['GM9901-buurtteam V5']);
  });

  it('a step recorded late is judged by the version of when it happened', () => {
    const casus = gemeld('2025-06-25 10:00').given(
      laat(vanVt(triage('2025-06-26 10:00', 'lokaal-veld')), '2025-07-05 10:00'),
      laat(verstuurd('2025-06-27 11:00', false), '2025-07-05 10:00'),
      laat(ontvangst('2025-06-28 11:00', BUURTTEAM), '2025-07-05 10:00'),
    );
    expect(casus.houders('2025-07-06 00:00')).toEqual(['testregio V2']);
    expect(casus.houders('2025-07-01 00:00', '2025-07-04 00:00')).toEqual(['testregio V3']);
  });
});
