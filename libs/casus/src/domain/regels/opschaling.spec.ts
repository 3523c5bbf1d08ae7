import { describe, it } from '@jest/globals';
import { GEMEENTE_HEERLEN, HEERLEN, STEIN, VT } from '#dossier/testing';
import { gemeentereactie, melding, ondersteuning, opschaling } from '../../testing.js';
import { BIJ_HEERLEN, GEMELD, GESLOTEN, GETRIEERD, VERSTUURD } from '../situaties.fixture.js';

const OP = '2026-04-01 09:00';

describe('a request for support (E1)', () => {
  it('comes from who received the case', () => {
    BIJ_HEERLEN.when(ondersteuning(OP)).then('OndersteuningGevraagd');
    BIJ_HEERLEN.when(ondersteuning(OP, STEIN)).thenWeigert({ code: 'niet-bevoegd', regel: 'E1' });
    VERSTUURD.when(ondersteuning(OP)).thenWeigert({ code: 'niet-bevoegd', regel: 'E1' });
  });
});

describe('the initiative for the Raad (E2)', () => {
  const raad = (door = HEERLEN) => opschaling(OP, 'raad-voor-de-kinderbescherming', door);

  it('is VT’s until the handover, also before it formally holds the case', () => {
    GETRIEERD.when(raad(VT)).then('Opgeschaald');
    GEMELD.when(opschaling('2026-03-03 09:00', 'raad-voor-de-kinderbescherming', VT)).then('Opgeschaald');
  });

  it('is the holder’s after it', () => {
    BIJ_HEERLEN.when(raad()).then('Opgeschaald');
    BIJ_HEERLEN.when(raad(VT)).thenWeigert({ code: 'geen-houder', regel: 'E2' });
    BIJ_HEERLEN.given(melding('2026-03-20 09:00'))
      .when(raad(VT))
      .thenWeigert({ code: 'geen-houder', regel: 'E2' });
  });

  it('is not of who held it before', () => {
    GESLOTEN.when(opschaling('2026-10-05 09:00', 'raad-voor-de-kinderbescherming')).thenWeigert({
      code: 'geen-houder',
      regel: 'E2',
    });
  });
});

describe('escalation (E3)', () => {
  it('goes up one rung at a time', () => {
    const eerste = BIJ_HEERLEN.when(opschaling(OP, 'gedragswetenschapper')).then('Opgeschaald');
    eerste.when(opschaling('2026-04-02 09:00', 'leidinggevende', VT)).then('Opgeschaald');
    BIJ_HEERLEN.when(opschaling(OP, 'leidinggevende')).thenWeigert({
      code: 'trede-overgeslagen',
      regel: 'E3',
    });
  });

  it('is for VT and who is involved', () => {
    BIJ_HEERLEN.when(opschaling(OP, 'gedragswetenschapper', STEIN)).thenWeigert({
      code: 'niet-bevoegd',
      regel: 'E3',
    });
    BIJ_HEERLEN.when(opschaling(OP, 'zorg-en-veiligheidshuis', VT)).then('Opgeschaald');
  });

  it('to the gemeente names a gemeente of the case, and only then', () => {
    const fout = { code: 'veld-ongeldig', regel: 'E3', veld: 'gemeente' };
    BIJ_HEERLEN.when(opschaling(OP, 'gemeente', HEERLEN, 'GM0917')).then('Opgeschaald');
    BIJ_HEERLEN.when(opschaling(OP, 'gemeente')).thenWeigert(fout);
    BIJ_HEERLEN.when(opschaling(OP, 'gemeente', HEERLEN, 'GM0971')).thenWeigert(fout);
    BIJ_HEERLEN.when(opschaling(OP, 'gedragswetenschapper', HEERLEN, 'GM0917')).thenWeigert(fout);
  });
});

describe('the answer of the gemeente (T7)', () => {
  const gesignaleerd = BIJ_HEERLEN.given(opschaling(OP, 'gemeente', HEERLEN, 'GM0917'));

  it('follows a report to that gemeente, one to each', () => {
    const beantwoord = gesignaleerd
      .when(gemeentereactie('2026-04-20 09:00', GEMEENTE_HEERLEN))
      .then('GemeenteReactieGegeven');
    const geen = { code: 'geen-open-signaal', regel: 'T7' };
    beantwoord.when(gemeentereactie('2026-04-21 09:00', GEMEENTE_HEERLEN)).thenWeigert(geen);
    BIJ_HEERLEN.when(gemeentereactie('2026-04-20 09:00', GEMEENTE_HEERLEN)).thenWeigert(geen);
    gesignaleerd
      .when(gemeentereactie('2026-04-20 09:00', { soort: 'gemeente', id: 'GM0971', gemeente: 'GM0971' }))
      .thenWeigert(geen);
    gesignaleerd
      .when(gemeentereactie('2026-04-20 09:00', VT))
      .thenWeigert({ code: 'niet-bevoegd', regel: 'E3' });
  });
});
