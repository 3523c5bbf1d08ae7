import { describe, expect, it } from '@jest/globals';
import { testboek } from '#afspraken/testing';
import { GI, HEERLEN, VT } from '#dossier/testing';
import type { Partij } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import { PartijOnbekend } from './fouten.js';
import { Partijwijzer } from './partijwijzer.js';

const VT_TESTREGIO: Partij = { soort: 'veilig-thuis', id: 'testregio' };
const JEUGDTEAM = { soort: 'lokaal-veld', id: 'GM9901-jeugdteam' } as const;
/** The jeugdteam is in the afspraken of 2024, and no more in those of 1 July 2025. */
const TOEN = '2025-03-01T09:00:00Z';

describe('Partijwijzer', () => {
  const wijzer = new Partijwijzer(testboek(), new ManualClock('2026-03-02T09:00:00Z'));

  it('fills in the gemeente of a team', () => {
    expect(wijzer.een('aan', { soort: 'lokaal-veld', id: HEERLEN.id }, { door: { partij: VT } })).toEqual(
      HEERLEN,
    );
  });

  it('knows the parties of the regions in which the caller takes part, and no others', () => {
    expect(wijzer.een('aan', GI, { door: { partij: HEERLEN } })).toEqual(GI);
    expect(() => wijzer.een('aan', GI, { door: { partij: VT_TESTREGIO } })).toThrow(PartijOnbekend);
    expect(() => wijzer.een('aan', GI, { door: { partij: HEERLEN, regio: 'testregio' } })).toThrow(
      PartijOnbekend,
    );
  });

  it('judges by the afspraken of the moment that the step happened', () => {
    const door = { partij: VT_TESTREGIO };
    expect(wijzer.een('aan', JEUGDTEAM, { door, op: TOEN })).toMatchObject({ gemeente: 'GM9901' });
    expect(() => wijzer.een('aan', JEUGDTEAM, { door })).toThrow(PartijOnbekend);
  });

  it('names every field that it does not know, with the rule', () => {
    const vraag = { door: { partij: VT } };
    const onbekend = { soort: 'gi', id: 'onbekend' } as const;
    expect(() => wijzer.lijst('met', [onbekend, GI, onbekend], vraag)).toThrow(
      expect.objectContaining({
        details: [
          expect.objectContaining({ veld: 'met[0]', regel: '§7' }),
          expect.objectContaining({ veld: 'met[2]', regel: '§7' }),
        ],
      }),
    );
  });

  it('knows the household by no name of its own', () => {
    const vraag = { door: { partij: VT } };
    const huishouden = { soort: 'client-systeem', id: 'client-systeem' } as const;
    expect(wijzer.een('met', huishouden, vraag)).toEqual(huishouden);
    expect(() => wijzer.een('met', { ...huishouden, id: 'familie-voorbeeld' }, vraag)).toThrow(
      PartijOnbekend,
    );
  });
});
