import { describe, expect, it } from '@jest/globals';
import { GEMEENTE_HEERLEN, HEERLEN, feit } from '../testing.js';
import { melding, naDienst, termijnregels, triage } from './termijnen.fixture.js';

describe('T7, the answer of the gemeente', () => {
  const gemeld = (op: string) => feit('Opgeschaald')(op, { niveau: 'gemeente', gemeente: 'GM0917' }, HEERLEN);
  const reactie = (op: string) =>
    feit('GemeenteReactieGegeven')(op, { maatregel: 'verbeterplan' }, GEMEENTE_HEERLEN);

  it('is due in six weeks', () => {
    expect(termijnregels('T7', '2026-05-25 09:00', [...naDienst(), gemeld('2026-04-13 09:00')])).toEqual([
      'GM0917 GM0917 2026-04-13..2026-05-25 waarschuwing',
    ]);
  });

  it('comes once per report, the oldest first', () => {
    const tweemaal = [
      ...naDienst(),
      gemeld('2026-04-13 09:00'),
      gemeld('2026-04-20 09:00'),
      reactie('2026-05-01 09:00'),
    ];
    expect(termijnregels('T7', '2026-05-25 09:00', tweemaal)).toEqual([
      'GM0917 GM0917 2026-04-13..2026-05-25 gehaald op 2026-05-01 09:00',
      'GM0917 GM0917 2026-04-20..2026-06-01 waarschuwing',
    ]);
  });

  it('is not asked by another rung of the escalation', () => {
    const trede = feit('Opgeschaald')('2026-04-13 09:00', { niveau: 'leidinggevende' }, HEERLEN);
    expect(termijnregels('T7', '2026-05-25 09:00', [...naDienst(), trede])).toEqual([]);
  });
});

describe('T10, a crisis outside office hours', () => {
  const zaterdag = '2026-03-07 22:00';
  const verteld = (op: string, gemeente: string) =>
    feit('GemeenteGeinformeerd')(op, { gemeente, aanleiding: 'crisis-buiten-kantoortijd' });
  const crisis = melding(zaterdag, { spoedeisend: true, gemeenten: ['GM0917', 'GM0971'] });

  it('each gemeente of the case is told on the next werkdag', () => {
    expect(termijnregels('T10', '2026-03-10 00:00', [crisis, verteld('2026-03-09 09:00', 'GM0917')])).toEqual(
      [
        'GM0917 zuid-limburg 2026-03-07..2026-03-09 gehaald op 2026-03-09 09:00',
        'GM0971 zuid-limburg 2026-03-07..2026-03-09 verstreken',
      ],
    );
  });

  it('starts too when the urgency is established outside office hours', () => {
    const later = [melding('2026-03-06 10:00'), feit('SpoedVastgesteld')('2026-03-06 17:00', {})];
    expect(termijnregels('T10', '2026-03-09 09:00', later)).toEqual([
      'GM0917 zuid-limburg 2026-03-06..2026-03-09 waarschuwing',
    ]);
  });

  it('does not start within office hours, nor without urgency', () => {
    expect(
      termijnregels('T10', '2026-03-09 09:00', [melding('2026-03-06 16:59', { spoedeisend: true })]),
    ).toEqual([]);
    expect(termijnregels('T10', '2026-03-09 09:00', [melding(zaterdag)])).toEqual([]);
  });

  it('is not met by the copy that tells of a gezinsvoogd', () => {
    const kopie = feit('GemeenteGeinformeerd')('2026-03-09 09:00', {
      gemeente: 'GM0917',
      aanleiding: 'gezinsvoogd',
    });
    expect(termijnregels('T10', '2026-03-09 10:00', [crisis, kopie])[0]).toBe(
      'GM0917 zuid-limburg 2026-03-07..2026-03-09 waarschuwing',
    );
  });

  it('lapses for a gemeente where the household proves not to live, and not by closing the case', () => {
    const elders = feit('GemeentenGewijzigd')('2026-03-08 09:00', { gemeenten: ['GM0917'] });
    const zelf = triage('2026-03-08 10:00', { besluit: 'client-systeem' });
    expect(termijnregels('T10', '2026-03-09 10:00', [crisis, elders, zelf])).toEqual([
      'GM0917 zuid-limburg 2026-03-07..2026-03-09 waarschuwing',
      'GM0971 zuid-limburg 2026-03-07..2026-03-09 vervallen op 2026-03-08 09:00',
    ]);
  });
});
