import { describe, it } from '@jest/globals';
import { HEERLEN } from '#dossier/testing';
import { dienstAfgerond, door, melding, onderzoekAfgerond } from '../../testing.js';
import { DIENST_AF, GETRIEERD, IN_DIENST } from '../situaties.fixture.js';

const AF = '2026-05-06 12:00';

describe('DienstAfgerond (V4)', () => {
  it('ends the dienst that runs, once', () => {
    IN_DIENST.when(onderzoekAfgerond(AF)).then('DienstAfgerond');
    DIENST_AF.when(onderzoekAfgerond('2026-05-07 12:00')).thenWeigert({
      code: 'geen-lopende-dienst',
      regel: 'V4',
    });
    GETRIEERD.when(onderzoekAfgerond(AF)).thenWeigert({ code: 'geen-lopende-dienst', regel: 'V4' });
  });

  it('is VT’s', () => {
    IN_DIENST.when(door(HEERLEN, onderzoekAfgerond(AF))).thenWeigert({ code: 'niet-bevoegd', regel: 'V4' });
  });

  it.each([
    ['the other dienst', dienstAfgerond(AF), 'dienst', 'V4'],
    ['an onderzoek without judgement', dienstAfgerond(AF, { dienst: 'onderzoek' }), 'oordeel', 'O2'],
    [
      'half a voorwaarde',
      onderzoekAfgerond(AF, { veiligheidsvoorwaarden: 0.5 }),
      'veiligheidsvoorwaarden',
      'O2',
    ],
    [
      'less than no voorwaarden',
      onderzoekAfgerond(AF, { veiligheidsvoorwaarden: -1 }),
      'veiligheidsvoorwaarden',
      'O2',
    ],
  ])('is refused: %s', (_, daad, veld, regel) => {
    IN_DIENST.when(daad).thenWeigert({ code: 'veld-ongeldig', regel, veld });
  });

  it('does not close the file while a melding waits for its triage (V13)', () => {
    const gemeld = IN_DIENST.given(melding('2026-05-06 09:00'));
    gemeld
      .when(onderzoekAfgerond(AF, { dossierGesloten: true }))
      .thenWeigert({ code: 'triage-open', regel: 'V13' });
    gemeld.when(onderzoekAfgerond(AF)).then('DienstAfgerond');
  });
});
