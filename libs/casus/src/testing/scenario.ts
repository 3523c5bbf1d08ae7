import { expect } from '@jest/globals';
import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';
import type { CasusGebeurtenis } from '#dossier';
import { boekVanZuidLimburg, houders, tijdlijn, volgende } from '#dossier/testing';
import { beslis } from '../domain/casus.js';
import type { EnigeStap } from '../domain/stap.js';
import { StapGeweigerd } from '../domain/weigering.js';
import type { Daad } from './daden.js';

const leg = (
  geschiedenis: readonly CasusGebeurtenis[],
  stappen: readonly EnigeStap[],
  { door, vastgelegdOp }: Daad,
): readonly CasusGebeurtenis[] =>
  stappen.reduce((tot, { type, data, plaatsgevondenOp }) => {
    return [...tot, volgende(tot, { type, data, plaatsgevondenOp, door, vastgelegdOp })];
  }, geschiedenis);

const opdrachtVan = ({ stap, door, vastgelegdOp }: Daad) => ({
  stap,
  actor: door,
  nuMs: instantMs(vastgelegdOp),
});

/** Takes the steps one by one, in the order in which they are recorded; the rules must allow each. */
export const speel = (
  boek: Afsprakenboek,
  daden: readonly Daad[],
  geschiedenis: readonly CasusGebeurtenis[] = [],
): readonly CasusGebeurtenis[] =>
  daden.reduce((tot, daad) => leg(tot, beslis(tot, opdrachtVan(daad), boek), daad), geschiedenis);

export interface Uitkomst {
  /** The rules allow it: exactly these events, by type and the parts of their data that are named. */
  then(...verwacht: readonly (string | readonly [type: string, data: object])[]): Scenario;
  /** The fact stands already: nothing to record. */
  thenNiets(): Scenario;
  thenWeigert(verwacht: { readonly code: string; readonly regel: string; readonly veld?: string }): Scenario;
}

export interface Scenario {
  readonly geschiedenis: readonly CasusGebeurtenis[];
  given(...daden: readonly Daad[]): Scenario;
  when(daad: Daad): Uitkomst;
  /** Who holds it, as `id ground`. */
  houders(geldigOp: string, beschikbaarOp?: string): readonly string[];
  tijdlijn(tot: string): readonly string[];
}

const probeer = (doen: () => readonly EnigeStap[]): readonly EnigeStap[] | StapGeweigerd => {
  try {
    return doen();
  } catch (fout) {
    if (fout instanceof StapGeweigerd) return fout;
    throw fout;
  }
};

const geaccepteerd = (uitkomst: readonly EnigeStap[] | StapGeweigerd): readonly EnigeStap[] => {
  if (uitkomst instanceof StapGeweigerd)
    throw new Error(`refused: ${uitkomst.code} (${uitkomst.regel ?? ''}): ${uitkomst.message}`);
  return uitkomst;
};

/** Given what happened, when somebody takes a step, then the rules say so. */
export const scenario = (
  boek: Afsprakenboek = boekVanZuidLimburg(),
  geschiedenis: readonly CasusGebeurtenis[] = [],
): Scenario => ({
  geschiedenis,
  given: (...daden) => scenario(boek, speel(boek, daden, geschiedenis)),
  when: (daad) => {
    const uitkomst = probeer(() => beslis(geschiedenis, opdrachtVan(daad), boek));
    const zelf = scenario(boek, geschiedenis);
    return {
      then: (...verwacht) => {
        const stappen = geaccepteerd(uitkomst);
        const vorm = verwacht.map((v) => (typeof v === 'string' ? { type: v } : { type: v[0], data: v[1] }));
        expect(stappen).toMatchObject(vorm);
        expect(stappen).toHaveLength(vorm.length);
        return scenario(boek, leg(geschiedenis, stappen, daad));
      },
      thenNiets: () => {
        expect(geaccepteerd(uitkomst)).toEqual([]);
        return zelf;
      },
      thenWeigert: (verwacht) => {
        const gekregen =
          uitkomst instanceof StapGeweigerd
            ? {
                code: uitkomst.code,
                regel: uitkomst.regel,
                ...(verwacht.veld !== undefined && { veld: uitkomst.veld }),
              }
            : uitkomst.map(({ type }) => type);
        expect(gekregen).toEqual(verwacht);
        return zelf;
      },
    };
  },
  houders: (geldigOp, beschikbaarOp) => houders(geschiedenis, boek, geldigOp, beschikbaarOp),
  tijdlijn: (tot) => tijdlijn(geschiedenis, boek, tot),
});
