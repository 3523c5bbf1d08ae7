import { describe, it } from '@jest/globals';
import { HEERLEN, STEIN, VT, ZORGAANBIEDER } from '#dossier/testing';
import {
  aanvaarding,
  door,
  doorgifte,
  eersteContact,
  intrekking,
  melding,
  namens,
  ontvangst,
  overdracht,
  triage,
  weigering,
} from '../../testing.js';
import { BIJ_HEERLEN, GETRIEERD, NA_DIENST, VERSTUURD } from '../situaties.fixture.js';

const HASH = 'a'.repeat(64);

describe('OntvangstBevestigd', () => {
  it('comes from the recipient, once', () => {
    const ontvangen = VERSTUURD.when(ontvangst('2026-03-04 09:00')).then('OntvangstBevestigd');
    ontvangen.when(ontvangst('2026-03-05 09:00')).thenNiets();
  });

  it('is recorded by the sender on behalf of the recipient when it was said or written', () => {
    VERSTUURD.when(namens(ontvangst('2026-03-04 09:00'))).then('OntvangstBevestigd');
    VERSTUURD.when(door(VT, ontvangst('2026-03-04 09:00'))).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V5',
      veld: 'wijze',
    });
    VERSTUURD.when(door(STEIN, ontvangst('2026-03-04 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V5',
    });
  });

  it('is about a handover that was sent, and by one of its recipients', () => {
    VERSTUURD.when(ontvangst('2026-03-04 09:00', HEERLEN, { overdrachtId: 'o9' })).thenWeigert({
      code: 'overdracht-onbekend',
      regel: 'V5',
      veld: 'overdrachtId',
    });
    VERSTUURD.when(ontvangst('2026-03-03 09:59')).thenWeigert({
      code: 'plaatsgevonden-voor-verzending',
      regel: 'V5',
      veld: 'plaatsgevondenOp',
    });
    VERSTUURD.when(ontvangst('2026-03-04 09:00', STEIN)).thenWeigert({
      code: 'geen-ontvanger',
      regel: 'V5',
      veld: 'ontvanger',
    });
  });

  it('is bound to what was sent; what the sender records for another need not be', () => {
    const metHash = GETRIEERD.given(overdracht('2026-03-03 10:00', { inhoudHash: HASH }));
    metHash.when(ontvangst('2026-03-04 09:00', HEERLEN, { inhoudHash: HASH })).then('OntvangstBevestigd');
    metHash.when(namens(ontvangst('2026-03-04 09:00'))).then('OntvangstBevestigd');
    const fout = { code: 'veld-ongeldig', regel: 'V5', veld: 'inhoudHash' };
    metHash.when(ontvangst('2026-03-04 09:00')).thenWeigert(fout);
    metHash.when(ontvangst('2026-03-04 09:00', HEERLEN, { inhoudHash: 'b'.repeat(64) })).thenWeigert(fout);
    metHash
      .when(namens(ontvangst('2026-03-04 09:00', HEERLEN, { inhoudHash: 'b'.repeat(64) })))
      .thenWeigert(fout);
  });

  it('is not given for what was withdrawn', () => {
    VERSTUURD.given(intrekking('2026-03-03 11:00'))
      .when(ontvangst('2026-03-04 09:00'))
      .thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V5' });
  });

  it('after a dienst moves nothing, and may follow the acceptance', () => {
    NA_DIENST.given(aanvaarding('2026-05-07 09:00'))
      .when(ontvangst('2026-05-08 09:00'))
      .then('OntvangstBevestigd');
  });
});

describe('OverdrachtAanvaard', () => {
  it('comes from the recipient, or the sender on its behalf, once', () => {
    const aanvaard = NA_DIENST.when(aanvaarding('2026-05-07 09:00')).then('OverdrachtAanvaard');
    aanvaard.when(aanvaarding('2026-05-08 09:00')).thenNiets();
    NA_DIENST.when(namens(aanvaarding('2026-05-07 09:00'))).then('OverdrachtAanvaard');
    NA_DIENST.when(door(VT, aanvaarding('2026-05-07 09:00'))).thenWeigert({
      code: 'veld-ongeldig',
      regel: 'V6',
      veld: 'wijze',
    });
    NA_DIENST.when(door(STEIN, aanvaarding('2026-05-07 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V6',
    });
  });

  it('of a direct handover follows the receipt', () => {
    VERSTUURD.when(aanvaarding('2026-03-04 09:00')).thenWeigert({
      code: 'ontvangst-niet-bevestigd',
      regel: 'V5',
    });
    BIJ_HEERLEN.when(aanvaarding('2026-03-05 09:00')).then('OverdrachtAanvaard');
  });

  it('of what the recipient took and has passed on since says nothing any more', () => {
    BIJ_HEERLEN.given(
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      aanvaarding('2026-04-02 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }),
    )
      .when(aanvaarding('2026-04-03 10:00'))
      .thenWeigert({ code: 'geen-houder', regel: 'V5' });
  });

  it('of a direct handover that a dienst has let lapse is refused', () => {
    BIJ_HEERLEN.given(melding('2026-04-01 09:00'), triage('2026-04-02 09:00', 'dienst-onderzoek'))
      .when(aanvaarding('2026-04-03 10:00'))
      .thenWeigert({ code: 'overdracht-vervallen', regel: 'V4' });
  });

  it('of a doorgifte needs a sender that still holds it (V8)', () => {
    BIJ_HEERLEN.given(
      doorgifte('2026-04-01 10:00', HEERLEN, ZORGAANBIEDER),
      melding('2026-04-02 09:00'),
      triage('2026-04-03 09:00', 'lokaal-veld'),
      overdracht('2026-04-03 10:00', { overdrachtId: 'o2', ontvangers: [{ ...HEERLEN, id: 'GM0917-cjg' }] }),
      ontvangst('2026-04-03 11:00', { ...HEERLEN, id: 'GM0917-cjg' }, { overdrachtId: 'o2' }),
    )
      .when(aanvaarding('2026-04-04 10:00', ZORGAANBIEDER, { overdrachtId: 'd1' }))
      .thenWeigert({ code: 'geen-houder', regel: 'V8' });
  });
});

describe('OverdrachtGeweigerd (V9)', () => {
  it('comes from the recipient itself, once, as long as it has not taken it', () => {
    const geweigerd = VERSTUURD.when(weigering('2026-03-04 09:00')).then('OverdrachtGeweigerd');
    geweigerd.when(weigering('2026-03-05 09:00')).thenNiets();
    VERSTUURD.when(door(VT, weigering('2026-03-04 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'V9',
    });
    BIJ_HEERLEN.when(weigering('2026-03-05 09:00')).thenWeigert({ code: 'al-overgenomen', regel: 'V9' });
    VERSTUURD.given(intrekking('2026-03-03 11:00'))
      .when(weigering('2026-03-04 09:00'))
      .thenWeigert({ code: 'overdracht-ingetrokken', regel: 'V9' });
  });

  it('after a dienst is still possible once the receipt has been confirmed', () => {
    NA_DIENST.given(ontvangst('2026-05-06 14:00'))
      .when(weigering('2026-05-06 15:00'))
      .then('OverdrachtGeweigerd');
  });
});

describe('EersteContactGelegd (T3, T4)', () => {
  it('comes from a recipient, once', () => {
    const gelegd = BIJ_HEERLEN.when(eersteContact('2026-03-10 09:00')).then('EersteContactGelegd');
    gelegd.when(eersteContact('2026-03-11 09:00')).thenNiets();
    BIJ_HEERLEN.when(door(VT, eersteContact('2026-03-10 09:00'))).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'T3',
    });
    BIJ_HEERLEN.when(eersteContact('2026-03-10 09:00', STEIN)).thenWeigert({
      code: 'geen-ontvanger',
      regel: 'T3',
      veld: 'ontvanger',
    });
  });
});
