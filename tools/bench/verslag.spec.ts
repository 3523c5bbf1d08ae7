import { describe, expect, it } from '@jest/globals';
import { uitslagVan } from './rondes.js';
import { metTabel } from './verslag.js';
import type { Verslag } from './verslag.js';

const regel = {
  naam: 'voorbeeld',
  plafond: 'niets doen',
  eenheid: 'ms',
  doel: { richting: 'hoogstens', verhouding: 2 },
} as const;

const verslag: Verslag = {
  vorm: 'overdracht-hub bench 1',
  omgeving: {
    ...{ begonnen: '2026-03-03T10:15:00.000Z', commit: '0123456789ab', node: 'v20.20.2' },
    ...{ systeem: 'Linux 6', processor: 'voorbeeld', kernen: 2, geheugenGib: 4 },
    ...{ database: 'PostgreSQL 18: fsync=on', versies: { kafka: '4.4.0' }, rondes: 2, omvang: 'klein' },
    ...{ belastingBegin: [0.1, 0.2, 0.3], belastingEind: [1, 2, 3], geldig: false },
  },
  metingen: [
    { id: 'P0', uitslagen: [uitslagVan('P0', regel, [{ onze: 3, plafond: 2 }])], noten: [], seconden: 1 },
  ],
};

const document = (tussen: string): string =>
  `# Titel\n\n<!-- tabel: npm run bench -- --verslag <json> -->${tussen}<!-- einde tabel -->\n\nSlot\n`;

describe('the table in the documentation', () => {
  it('replaces the one that was there, and nothing else', () => {
    const eerste = metTabel(document('\n'), verslag);
    expect(eerste).toMatch(/^# Titel\n/);
    expect(eerste).toMatch(/<!-- einde tabel -->\n\nSlot\n$/);
    expect(eerste).toMatch(/P0 +voorbeeld +3 +2 +ms +1,50 +1,50–1,50 +≤ 2,00 +gehaald/);
    expect(metTabel(eerste, verslag)).toBe(eerste);
  });

  it('says on what was measured, how busy it was, and that a trial run is none', () => {
    const tekst = metTabel(document('\n'), verslag);
    expect(tekst).toContain('2 kernen voorbeeld, 4 GiB, Linux 6; Node v20.20.2; kafka 4.4.0');
    expect(tekst).toContain('fsync=on');
    expect(tekst).toContain('commit 0123456789ab');
    expect(tekst).toContain('belasting bij het begin 0.1 0.2 0.3, aan het eind 1 2 3');
    expect(tekst).toContain('PROEFLOOP');
    expect(tekst).toContain('Duur: P0 1 s; samen 0,0167 minuten.');
  });

  it('is refused where its place is not marked', () => {
    expect(() => metTabel('# Titel\n', verslag)).toThrow('ontbreken de regels');
  });
});
