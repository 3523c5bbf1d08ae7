import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { testboek } from '#afspraken/testing';
import { beslis } from '#casus/domein';
import type { EnigeStap, Inhoud } from '#casus/domein';
import { alsGebeurtenis, bekendeStappen, casusbeeld } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { inhoudDirect, inhoudDoorgifte, inhoudNaDienst } from './inhoud.js';
import { Simulatie } from './simulatie.js';

const BOEK = testboek();
const INHOUD = { direct: inhoudDirect, 'na-dienst': inhoudNaDienst, doorgifte: inhoudDoorgifte };

/** The content is not recorded, so that the rules are given what was there when the step was taken. */
const inhoudVan = (
  gebeurtenis: CasusGebeurtenis,
  eerdere: readonly CasusGebeurtenis[],
): { inhoud?: Inhoud } => {
  const beeld = casusbeeld(bekendeStappen(eerdere), BOEK, instantMs(gebeurtenis.plaatsgevondenOp));
  return gebeurtenis.type === 'OverdrachtVerstuurd' && beeld
    ? { inhoud: INHOUD[gebeurtenis.data.pad](beeld) }
    : {};
};

describe('every step of a simulation', () => {
  it('is one that the rules allow when they fold the whole history anew', () => {
    const simulatie = new Simulatie({
      boek: BOEK,
      zaad: 'regels',
      van: '2022-01-01T00:00:00+01:00',
      tot: '2024-07-01T00:00:00+02:00',
      casussen: 50,
    });
    const geschiedenissen = new Map<string, readonly CasusGebeurtenis[]>();
    let stappen = 0;
    for (const { stroom, records } of simulatie) {
      const eerdere = geschiedenissen.get(stroom) ?? [];
      const gebeurtenissen = records.map((record) => alsGebeurtenis(record));
      const [eerste] = gebeurtenissen;
      if (!eerste) throw new Error('an append carries at least one event');
      const { type, data, plaatsgevondenOp, actor, vastgelegdOp } = eerste;
      const stap = { type, data, plaatsgevondenOp, ...inhoudVan(eerste, eerdere) } as EnigeStap;
      const besloten = beslis(eerdere, { stap, actor: actor.partij, nuMs: instantMs(vastgelegdOp) }, BOEK);
      expect(besloten.map((een) => [een.type, een.data])).toEqual(
        gebeurtenissen.map((een) => [een.type, een.data]),
      );
      geschiedenissen.set(stroom, [...eerdere, ...gebeurtenissen]);
      stappen += 1;
    }
    expect(stappen).toBeGreaterThan(500);
  });
});
