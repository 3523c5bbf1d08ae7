import { describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { feitenVan } from '#cijfers';
import { bekendeStappen, casusverloop, termijnenVan, termijngangen, veiligThuisVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryEventLog } from '#event-sourcing/testing';
import { geschiedenissen, simuleer } from './geschiedenissen.js';

const SEED = 20_261_123;
const WILLEKEURIG = 80;
const GESIMULEERD = 30;
const EINDE = Number.POSITIVE_INFINITY;

type Feitrij = ReturnType<typeof feitenVan>[number];

/** What is in these rows as known at an instant, in one order. */
const bekendOp = (rijen: readonly Feitrij[], opMs: number): readonly string[] =>
  rijen
    .filter(({ bekendVanMs, bekendTotMs = EINDE }) => bekendVanMs <= opMs && opMs < bekendTotMs)
    .map(({ bekendTotMs: _tot, ...rij }) => JSON.stringify(Object.entries(rij).sort()))
    .sort();

describe(`the facts of a case, made in one pass (${WILLEKEURIG} random histories, seed ${SEED}; ${GESIMULEERD} simulated)`, () => {
  const boek = boekVanZuidLimburg();
  const willekeurig = geschiedenissen(WILLEKEURIG, SEED, boek).map(({ gebeurtenissen }) => gebeurtenissen);
  const alle = async (): Promise<readonly (readonly CasusGebeurtenis[])[]> => {
    const gesimuleerd = await simuleer(
      new InMemoryEventLog(),
      { casussen: GESIMULEERD, zaad: 'feiten', jaren: [2018, 2026] },
      boek,
    );
    return [...willekeurig, ...gesimuleerd.map(({ gebeurtenissen }) => gebeurtenissen)];
  };

  it('are at each instant of recording those of the history up to there, computed by itself', async () => {
    let vergeleken = 0;
    for (const gebeurtenissen of await alle()) {
      const rijen = feitenVan({ gebeurtenissen }, boek);
      for (const opMs of new Set(gebeurtenissen.map(({ vastgelegdOp }) => instantMs(vastgelegdOp)))) {
        const totDan = gebeurtenissen.filter(({ vastgelegdOp }) => instantMs(vastgelegdOp) <= opMs);
        const apart = bekendOp(feitenVan({ gebeurtenissen: totDan }, boek), opMs);
        expect(bekendOp(rijen, opMs)).toEqual(apart);
        vergeleken += apart.length;
      }
    }
    expect(vergeleken).toBeGreaterThan(5_000);
  });

  it('come from terms that stand after each step as they do in the first steps alone', async () => {
    let vergeleken = 0;
    for (const gebeurtenissen of await alle()) {
      const stappen = bekendeStappen(gebeurtenissen);
      const veiligThuis = veiligThuisVan(stappen);
      if (!veiligThuis) continue;
      const gangen = termijngangen(casusverloop(stappen, veiligThuis, boek));
      for (const aantal of stappen.keys()) {
        const begin = stappen.slice(0, aantal + 1).map(({ gebeurtenis }) => gebeurtenis);
        if (!begin.some(({ actor }) => actor.partij.soort === 'veilig-thuis')) continue;
        const nu = gangen
          .filter(({ keerpunten: [van = EINDE] }) => van <= begin.length)
          .map(({ na }) => na(begin.length, EINDE));
        const apart = termijnenVan(begin, boek, { nuMs: EINDE });
        expect(nu.map((term) => JSON.stringify(term)).sort()).toEqual(
          apart.map((term) => JSON.stringify(term)).sort(),
        );
        vergeleken += apart.length;
      }
    }
    expect(vergeleken).toBeGreaterThan(3_000);
  });

  it('change between two turning points of a term in nothing', () => {
    for (const gebeurtenissen of willekeurig) {
      const stappen = bekendeStappen(gebeurtenissen);
      const veiligThuis = veiligThuisVan(stappen);
      if (!veiligThuis) continue;
      for (const { keerpunten, na } of termijngangen(casusverloop(stappen, veiligThuis, boek))) {
        const [van = 0] = keerpunten;
        for (let aantal = van; aantal <= stappen.length; aantal += 1) {
          const keer = keerpunten.findLast((keerpunt) => keerpunt <= aantal) ?? van;
          expect(na(aantal, EINDE)).toEqual(na(keer, EINDE));
        }
      }
    }
  });
});
