import { describe, expect, it } from '@jest/globals';
import { instantMs, isoInstant } from '#afspraken';
import { testboek } from '#afspraken/testing';
import {
  alsGebeurtenis,
  bekendeStappen,
  bevatPartij,
  casusbeeld,
  faseVan,
  isOpenTermijn,
  rollijn,
  termijnenVan,
  verantwoordelijken,
  zichtlijn,
} from '#dossier';
import type { CasusGebeurtenis, Casusdossier } from '#dossier';
import { Simulatie } from '#simulatie';
import { rijenVan } from './rijen-van.js';
import type { Kenmerk } from './rijen.js';

const boek = testboek();

const dossiers = (): readonly Casusdossier[] => {
  const simulatie = new Simulatie({
    ...{ boek, zaad: 'kenmerken', casussen: 60 },
    ...{ van: '2024-01-01T00:00:00Z', tot: '2025-07-01T00:00:00Z' },
  });
  const perCasus = new Map<string, CasusGebeurtenis[]>();
  for (const { records } of simulatie)
    for (const record of records) {
      const eerdere = perCasus.get(record.casusId) ?? [];
      perCasus.set(record.casusId, [...eerdere, alsGebeurtenis({ ...record, positie: 0 })]);
    }
  return [...perCasus].map(([casusId, gebeurtenissen]) => ({ casusId, records: [], gebeurtenissen }));
};

/** What a case is at one instant, asked of the rules themselves. */
const volgensDeRegels = ({ gebeurtenissen }: Casusdossier, opMs: number): readonly string[] => {
  const op = isoInstant(opMs);
  const beeld = casusbeeld(bekendeStappen(gebeurtenissen), boek, opMs);
  if (!beeld || beeld.meldingen.length === 0) return [];
  const fase = faseVan(beeld);
  const houders = verantwoordelijken(gebeurtenissen, boek, { geldigOp: op });
  const gaten = zichtlijn(gebeurtenissen, boek, { kalenderTotMs: opMs }).nietBelegd;
  const rollen = rollijn(gebeurtenissen, boek).filter((rol) => loopt(rol, opMs));
  const termijnen = termijnenVan(gebeurtenissen, boek, { nuMs: opMs })
    .filter(({ termijn }) => termijn !== 'T9')
    .filter(isOpenTermijn);
  return uniek([
    `fase/${fase}`,
    ...(fase === 'afgesloten' || fase === 'gewist' ? [] : ['lopend']),
    ...houders.flatMap(({ partij }) => verantwoordelijk('zicht-op-veiligheid', partij.id)),
    ...beeld.zicht.overdrachten.flatMap(({ wachtend, geweigerd }) =>
      wachtend.filter((partij) => !bevatPartij(geweigerd, partij)).map(({ id }) => `wacht-op ${id}`),
    ),
    ...rollen.flatMap(({ rol, partij }) => verantwoordelijk(rol, partij.id)),
    ...(gaten.some((gat) => loopt(gat, opMs)) ? ['bevinding/niemand'] : []),
    ...(houders.length > 1 ? ['bevinding/twee'] : []),
    ...termijnen.flatMap(({ termijn, status }) => [
      `termijn/open ${termijn}`,
      ...(status === 'waarschuwing' ? [`termijn/nadert ${termijn}`] : []),
      ...(status === 'verstreken' ? [`termijn/verstreken ${termijn}`] : []),
    ]),
  ]);
};

const verantwoordelijk = (rol: string, id: string): readonly string[] => [
  `rol/${rol} ${id}`,
  `partij/${id} ${rol}`,
];

const loopt = ({ vanafMs, totMs }: { vanafMs: number; totMs?: number }, opMs: number): boolean =>
  vanafMs <= opMs && (totMs === undefined || opMs < totMs);

const volgensDeKenmerken = (kenmerken: readonly Kenmerk[], opMs: number): readonly string[] =>
  uniek(
    kenmerken
      .filter(({ vanaf, tot }) => instantMs(vanaf) <= opMs && (tot === undefined || opMs < instantMs(tot)))
      .map(({ kenmerk, waarde }) => (waarde === undefined ? kenmerk : `${kenmerk} ${waarde}`)),
  );

const uniek = (teksten: readonly string[]): readonly string[] => [...new Set(teksten)].sort();

const DAG_MS = 86_400_000;

/** At each step, just before and just after it, and on days on which the calendar moves things by itself. */
const momenten = ({ gebeurtenissen }: Casusdossier): readonly number[] => {
  const stappen = gebeurtenissen.map(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp));
  return stappen.flatMap((ms) => [ms - 1, ms, ms + 1, ms + 3 * DAG_MS, ms + 8 * DAG_MS, ms + 95 * DAG_MS]);
};

describe('what a case can be found by', () => {
  it('is at every instant what the rules say of that instant', () => {
    const alle = dossiers();
    let vergeleken = 0;
    for (const dossier of alle) {
      const kenmerken = rijenVan(dossier, boek)?.kenmerken ?? [];
      for (const opMs of momenten(dossier)) {
        expect([dossier.casusId, isoInstant(opMs), volgensDeKenmerken(kenmerken, opMs)]).toEqual([
          dossier.casusId,
          isoInstant(opMs),
          volgensDeRegels(dossier, opMs),
        ]);
        vergeleken += 1;
      }
    }
    expect(alle.length).toBeGreaterThan(50);
    expect(vergeleken).toBeGreaterThan(2500);
  });

  it('agrees with the overview on where the case is now', () => {
    for (const dossier of dossiers()) {
      const rijen = rijenVan(dossier, boek);
      const nu = rijen?.kenmerken.filter(
        ({ kenmerk, tot }) => kenmerk.startsWith('fase/') && tot === undefined,
      );
      expect(nu?.map(({ kenmerk }) => kenmerk)).toEqual([`fase/${rijen?.overzicht.fase ?? ''}`]);
    }
  });

  it('agrees with the overview on whom a handover waits for now', () => {
    let gezien = 0;
    for (const dossier of dossiers())
      for (const tot of dossier.gebeurtenissen.keys()) {
        const rijen = rijenVan(
          { ...dossier, gebeurtenissen: dossier.gebeurtenissen.slice(0, tot + 1) },
          boek,
        );
        const nu = rijen?.kenmerken.filter((each) => each.kenmerk === 'wacht-op' && each.tot === undefined);
        const open = rijen?.overzicht.openOverdrachten ?? [];
        expect([...new Set(open.map(({ ontvanger }) => ontvanger.id))].sort()).toEqual(
          (nu ?? []).map(({ waarde }) => waarde).sort(),
        );
        gezien += open.length;
      }
    expect(gezien).toBeGreaterThan(50);
  });

  it('never holds for no time', () => {
    for (const dossier of dossiers())
      for (const { vanaf, tot } of rijenVan(dossier, boek)?.kenmerken ?? [])
        expect(tot === undefined || vanaf < tot).toBe(true);
  });
});
