import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantMs, isoInstant } from '#afspraken';
import {
  GEMEENTE_HEERLEN,
  GI,
  HEERLEN,
  HEERLEN_ZUID,
  STEIN,
  VT,
  boekVanZuidLimburg,
  feit,
  geschiedenisVan,
} from '../testing.js';
import type { Feit } from '../testing.js';
import { isOpenTermijn } from './termijn.js';
import { termijnenVan } from './termijnen-van.js';
import * as stappen from './termijnen.fixture.js';

const BEGIN_MS = instantMs('2026-01-05T08:00:00Z');
const UUR_MS = 3_600_000;
/** Two years: long enough for the last monitoring moment. */
const MAX_UREN = 2 * 365 * 24;

const partij = fc.constantFrom(HEERLEN, HEERLEN_ZUID, STEIN, GI);
const overdrachtId = fc.constantFrom('o1', 'o2', 'o3');

/** Any step, whether the rules allow it there or not: terms are computed of whatever was recorded. */
const stap = (op: string): fc.Arbitrary<Feit> =>
  fc.oneof(
    fc
      .record({ spoedeisend: fc.boolean(), gezinsvoogdBetrokken: fc.boolean() })
      .map((anders) => stappen.melding(op, anders)),
    fc
      .record({
        besluit: fc.constantFrom('lokaal-veld', 'dienst-onderzoek', 'client-systeem'),
        informerenAndersAfgesproken: fc.boolean(),
      })
      .map((anders) => stappen.triage(op, anders)),
    fc
      .record({
        veiligheidsvoorwaarden: fc.nat(2),
        acuutOnveilig: fc.boolean(),
        dossierGesloten: fc.boolean(),
      })
      .map((anders) => stappen.afgerond(op, anders)),
    fc
      .record({
        pad: fc.constantFrom('direct', 'na-dienst', 'doorgifte'),
        overdrachtId,
        van: fc.constantFrom(VT, HEERLEN, STEIN),
        ontvangers: fc.uniqueArray(partij, { minLength: 1, maxLength: 2 }),
        aanTriagetafel: fc.boolean(),
      })
      .map(({ pad, ...anders }) => stappen.verstuurd(op, pad, anders)),
    fc.tuple(partij, overdrachtId).map(([wie, id]) => stappen.ontvangst(op, wie, id)),
    fc.tuple(partij, overdrachtId).map(([wie, id]) => stappen.aanvaarding(op, wie, id)),
    fc.tuple(partij, overdrachtId).map(([wie, id]) => stappen.weigering(op, wie, id)),
    fc.tuple(partij, overdrachtId).map(([wie, id]) => stappen.contact(op, wie, id)),
    overdrachtId.map((id) => stappen.intrekking(op, id)),
    fc.boolean().map((allen) => stappen.geinformeerd(op, allen)),
    fc.constant(stappen.monitormoment(op)),
    fc.constant(feit('Opgeschaald')(op, { niveau: 'gemeente', gemeente: 'GM0917' }, HEERLEN)),
    fc.constant(feit('GemeenteReactieGegeven')(op, { maatregel: 'anders' }, GEMEENTE_HEERLEN)),
    fc.constant(feit('MonitoringAfgesloten')(op, { grond: 'stabiele-veiligheid' })),
    fc.constant(feit('DossierGewist')(op, {})),
  );

const laterOp = (uren: number): string => isoInstant(BEGIN_MS + uren * UUR_MS);

const historie: fc.Arbitrary<readonly Feit[]> = fc
  .array(fc.nat(MAX_UREN), { maxLength: 18 })
  .chain((uren) => fc.tuple(...[...uren].sort((a, b) => a - b).map((uur) => stap(laterOp(uur)))))
  .map((latere) => [stappen.melding(laterOp(0)), ...latere]);

const boek = boekVanZuidLimburg();
const ALTIJD_MS = BEGIN_MS + 10 * 365 * 24 * UUR_MS;

const bijElkeHistorie = (controle: (feiten: readonly Feit[], peilMs: number) => void): void => {
  fc.assert(
    fc.property(historie, fc.nat(MAX_UREN), (feiten, uur) => controle(feiten, BEGIN_MS + uur * UUR_MS)),
    { numRuns: 500, seed: 20260302 },
  );
};

describe('the terms of any history', () => {
  it('begin before they end, and are exceeded from the day after the last one', () => {
    bijElkeHistorie((feiten, nuMs) => {
      for (const termijn of termijnenVan(geschiedenisVan(...feiten), boek, { nuMs })) {
        expect(termijn.vanaf <= termijn.laatsteDag).toBe(true);
        const laat = termijn.gehaaldOp !== undefined && termijn.gehaaldOp >= termijn.overschredenVanaf;
        if (laat && termijn.termijn !== 'T9') expect(termijn.status).toBe('verstreken');
        if (['gepland', 'waarschuwing'].includes(termijn.status))
          expect(nuMs).toBeLessThan(instantMs(termijn.overschredenVanaf));
      }
    });
  });

  it('are the same for the same events', () => {
    bijElkeHistorie((feiten, nuMs) => {
      const eens = termijnenVan(geschiedenisVan(...feiten), boek, { nuMs });
      expect(termijnenVan(geschiedenisVan(...feiten), boek, { nuMs })).toEqual(eens);
    });
  });

  it('started before an instant are those of what happened up to it', () => {
    bijElkeHistorie((feiten, nuMs) => {
      const tot = feiten.filter(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp) <= nuMs);
      expect(termijnenVan(geschiedenisVan(...feiten), boek, { nuMs })).toEqual(
        termijnenVan(geschiedenisVan(...tot), boek, { nuMs }),
      );
    });
  });

  it('once exceeded stay exceeded, as long as no step is added', () => {
    bijElkeHistorie((feiten, nuMs) => {
      const tot = feiten.filter(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp) <= nuMs);
      const nu = termijnenVan(geschiedenisVan(...tot), boek, { nuMs });
      const later = termijnenVan(geschiedenisVan(...tot), boek, { nuMs: ALTIJD_MS });
      nu.forEach((termijn, i) => {
        if (termijn.status === 'verstreken') expect(later[i]).toEqual(termijn);
        if (isOpenTermijn(termijn) && termijn.termijn !== 'T9')
          expect(later[i]).toEqual({ ...termijn, status: 'verstreken' });
      });
    });
  });

  it('are each one of a kind, and end when they end, whatever else is recorded', () => {
    bijElkeHistorie((feiten) => {
      const eindes = new Map<string, string>();
      for (let aantal = 1; aantal <= feiten.length; aantal += 1) {
        const geschiedenis = geschiedenisVan(...feiten.slice(0, aantal));
        const termijnen = termijnenVan(geschiedenis, boek, { nuMs: ALTIJD_MS });
        expect(new Set(termijnen.map(({ instantie }) => instantie)).size).toBe(termijnen.length);
        for (const { instantie, overschredenVanaf } of termijnen) {
          expect(eindes.get(instantie) ?? overschredenVanaf).toBe(overschredenVanaf);
          eindes.set(instantie, overschredenVanaf);
        }
      }
    });
  });

  it('none asks anything of an erased file', () => {
    bijElkeHistorie((feiten) => {
      const gewist = feit('DossierGewist')(laterOp(MAX_UREN + 1), {});
      const termijnen = termijnenVan(geschiedenisVan(...feiten, gewist), boek, { nuMs: ALTIJD_MS });
      expect(termijnen.filter(isOpenTermijn)).toEqual([]);
    });
  });
});
