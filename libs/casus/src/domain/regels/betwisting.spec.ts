import { describe, it } from '@jest/globals';
import { HEERLEN, STEIN, ZORGAANBIEDER } from '#dossier/testing';
import {
  aanvaarding,
  bekrachtiging,
  betwisting,
  door,
  doorgifte,
  eersteContact,
  intrekking,
  overdracht,
  namens,
  ontvangst,
  plan,
} from '../../testing.js';
import { BIJ_HEERLEN, NA_DIENST, VERSTUURD } from '../situaties.fixture.js';

const NAMENS_HEERLEN = NA_DIENST.given(namens(aanvaarding('2026-05-07 09:00')));
const OP = '2026-05-12 09:00';

describe.each([
  ['BevestigingBekrachtigd', bekrachtiging, betwisting],
  ['BevestigingBetwist', betwisting, bekrachtiging],
] as const)('%s (V9)', (type, oordeel, andere) => {
  it('comes from the recipient, about what the sender recorded for it, and once', () => {
    const beoordeeld = NAMENS_HEERLEN.when(oordeel(OP)).then(type);
    beoordeeld.when(oordeel('2026-05-13 09:00')).thenNiets();
    beoordeeld.when(andere('2026-05-13 09:00')).thenWeigert({ code: 'al-beoordeeld', regel: 'V9' });
    NAMENS_HEERLEN.when(door(STEIN, oordeel(OP))).thenWeigert({ code: 'niet-bevoegd', regel: 'V9' });
  });

  it('has nothing to say about what the recipient recorded itself', () => {
    BIJ_HEERLEN.when(oordeel(OP)).thenWeigert({
      code: 'niets-te-beoordelen',
      regel: 'V9',
      veld: 'overdrachtId',
    });
  });

  it('does not lie before what it is about', () => {
    NAMENS_HEERLEN.when(oordeel('2026-05-07 08:59')).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V9',
      veld: 'plaatsgevondenOp',
    });
  });

  it('judges again what the sender recorded again', () => {
    NAMENS_HEERLEN.given(betwisting(OP), namens(aanvaarding('2026-05-13 09:00')))
      .when(oordeel('2026-05-14 09:00'))
      .then(type);
  });
});

describe('a dispute', () => {
  it.each([
    ['made contact', NAMENS_HEERLEN.given(eersteContact('2026-05-08 09:00'))],
    ['made a plan', NAMENS_HEERLEN.given(plan('2026-05-08 09:00', 1))],
    ['passed it on', NAMENS_HEERLEN.given(doorgifte('2026-05-08 09:00', HEERLEN, ZORGAANBIEDER))],
  ])('is refused to who acted on the confirmation: it %s', (_, casus) => {
    casus.when(betwisting(OP)).thenWeigert({ code: 'zelf-gehandeld', regel: 'V9' });
  });

  it('is not refused for what the recipient did about another handover', () => {
    const casus = VERSTUURD.given(
      namens(ontvangst('2026-03-04 09:00')),
      betwisting('2026-03-04 10:00'),
      intrekking('2026-03-04 11:00'),
      overdracht('2026-03-04 12:00', { overdrachtId: 'o2' }),
      namens(ontvangst('2026-03-05 09:00', HEERLEN, { overdrachtId: 'o2' })),
      eersteContact('2026-03-05 10:00', HEERLEN, 'o1'),
    );
    casus.when(betwisting('2026-03-06 09:00', HEERLEN, 'o2')).then('BevestigingBetwist');
  });
});
