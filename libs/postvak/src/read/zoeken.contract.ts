import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantMs } from '#afspraken';
import { GI, HEERLEN, STEIN, VT, feit, tijd } from '#dossier/testing';
import type { Feit } from '#dossier/testing';
import type { Casusdossier } from '#dossier';
import type { Plaats } from '#platform';
import { O1, dossierMet, melding, ontvangst, triage, uuidVan, verstuurd } from '../testing/voorbeeldcasus.js';
import { plaatsVanCasus } from './casuslijsten.js';
import type { Periode, Zoekfilter } from './casuslijsten.js';
import type { LijstenOnderProef } from './casuslijsten.contract.js';

const op = (lokaal: string): number => instantMs(tijd(lokaal));
const dagen = (van: string, tot: string): Periode => ({
  vanafMs: op(`${van} 00:00`),
  totMs: op(`${tot} 00:00`),
});
const toen = (lokaal: string): Periode => ({ vanafMs: op(lokaal), totMs: op(lokaal) + 1 });

const IN_HEERLEN: Zoekfilter = {
  kring: ['GM0917'],
  periode: toen('2026-03-10 12:00'),
  eisen: [{ kenmerk: 'lopend' }],
};
const ALLE = ['GM0917', 'GM0928', 'GM0971'];
const eis = (kenmerk: string, waarde?: string): Pick<Zoekfilter, 'eisen'> => ({
  eisen: [waarde === undefined ? { kenmerk } : { kenmerk, waarde }],
});

/** Melding on Monday 2 March, triage on the 4th, handed over to Heerlen-Noord that day, confirmed on the 6th. */
const overgedragen = (naam: string, ...verder: readonly Feit[]): Casusdossier =>
  dossierMet(
    uuidVan(naam),
    melding('2026-03-02 09:00'),
    triage('2026-03-04 14:00'),
    verstuurd('2026-03-04 15:00'),
    ontvangst('2026-03-06 09:00'),
    ...verder,
  );

const afgesloten = (naam: string): Casusdossier =>
  dossierMet(uuidVan(naam), melding('2026-03-02 10:00'), triage('2026-03-05 09:00', 'client-systeem'));

export const zoekcontract = (naam: string, maak: () => Promise<LijstenOnderProef>): void => {
  describe(`${naam} keeps the contract of the search`, () => {
    let proef: LijstenOnderProef;
    const een = overgedragen('een');
    const klaar = afgesloten('klaar');

    beforeEach(async () => {
      proef = await maak();
    });
    const zoek = async (filter: Partial<Zoekfilter>): Promise<readonly string[]> => {
      const heel = { ...IN_HEERLEN, ...filter };
      const gevonden = await proef.lijsten.zoek(heel, { limiet: 50 });
      expect(await proef.lijsten.tel(heel, 50)).toBe(gevonden.length);
      return gevonden.map(({ casusId }) => casusId);
    };
    const neemOp = async (...dossiers: readonly Casusdossier[]): Promise<void> => {
      for (const dossier of dossiers) await proef.neemOp(dossier);
    };

    it('finds what ran in the period, up to the instant at which it was closed and from the one at which it began', async () => {
      await neemOp(een, klaar);
      expect(await zoek({})).toEqual([een.casusId]);
      expect(await zoek({ periode: toen('2026-03-05 08:59') })).toEqual([een.casusId, klaar.casusId]);
      expect(await zoek({ periode: toen('2026-03-05 09:00') })).toEqual([een.casusId]);
      expect(await zoek({ periode: dagen('2026-03-05', '2026-03-06') })).toEqual([
        een.casusId,
        klaar.casusId,
      ]);
      expect(await zoek({ periode: dagen('2026-03-06', '2026-03-07') })).toEqual([een.casusId]);
      expect(await zoek({ periode: dagen('2026-02-01', '2026-03-02') })).toEqual([]);
    });

    it('finds the phase in which a case was then, and not the one in which it is now', async () => {
      await neemOp(een, klaar);
      expect(await zoek(eis('fase/afgesloten'))).toEqual([klaar.casusId]);
      expect(await zoek(eis('fase/triage'))).toEqual([]);
      expect(await zoek({ ...eis('fase/triage'), periode: toen('2026-03-04 13:59') })).toEqual([
        een.casusId,
        klaar.casusId,
      ]);
      expect(await zoek({ ...eis('fase/overdracht'), periode: dagen('2026-03-05', '2026-03-06') })).toEqual([
        een.casusId,
      ]);
    });

    it('finds who held what in the period', async () => {
      await neemOp(een, klaar);
      const vanTeam = eis(`partij/${HEERLEN.id}`);
      expect(await zoek(vanTeam)).toEqual([een.casusId]);
      expect(await zoek({ ...vanTeam, periode: toen('2026-03-06 08:59') })).toEqual([]);
      expect(await zoek(eis(`partij/${HEERLEN.id}`, 'casusregie'))).toEqual([een.casusId]);
      expect(await zoek(eis(`partij/${HEERLEN.id}`, 'monitoring'))).toEqual([]);
      expect(await zoek(eis('rol/zicht-op-veiligheid', HEERLEN.id))).toEqual([een.casusId]);
      expect(await zoek(eis(`partij/${VT.id}`))).toEqual([]);
      expect(await zoek({ ...eis(`partij/${VT.id}`), periode: dagen('2026-03-01', '2026-04-01') })).toEqual([
        een.casusId,
      ]);
    });

    it('finds whom a handover waited for, from its sending until it was taken or declined', async () => {
      const geweigerd = dossierMet(
        uuidVan('geweigerd'),
        melding('2026-03-02 11:00'),
        triage('2026-03-04 14:00'),
        verstuurd('2026-03-04 15:00'),
        feit('OverdrachtGeweigerd')(
          '2026-03-05 12:00',
          { overdrachtId: O1, ontvanger: HEERLEN, reden: 'woont-elders' },
          HEERLEN,
        ),
      );
      await neemOp(een, geweigerd);
      const wacht = (lokaal: string, partij?: string) =>
        zoek({ ...eis('wacht-op', partij), periode: toen(lokaal) });
      expect(await wacht('2026-03-04 14:59', HEERLEN.id)).toEqual([]);
      expect(await wacht('2026-03-04 15:00', HEERLEN.id)).toEqual([een.casusId, geweigerd.casusId]);
      expect(await wacht('2026-03-05 12:00', HEERLEN.id)).toEqual([een.casusId]);
      expect(await wacht('2026-03-05 12:00')).toEqual([een.casusId]);
      expect(await wacht('2026-03-05 12:00', STEIN.id)).toEqual([]);
      expect(await wacht('2026-03-06 09:00')).toEqual([]);
      expect(await zoek({ ...eis(`partij/${HEERLEN.id}`), periode: toen('2026-03-05 12:00') })).toEqual([]);
    });

    it('finds when nobody held it, and when two did', async () => {
      const tweemaal = dossierMet(
        uuidVan('tweemaal'),
        melding('2026-03-02 11:00', { gemeenten: ['GM0917', 'GM0971'] }),
        triage('2026-03-04 14:00'),
        verstuurd('2026-03-04 15:00', 'direct', { ontvangers: [HEERLEN, STEIN] }),
        ontvangst('2026-03-06 09:00'),
      );
      await neemOp(een, tweemaal);
      expect(await zoek({ ...eis('bevinding/niemand'), periode: toen('2026-03-04 13:59') })).toHaveLength(2);
      expect(await zoek({ ...eis('bevinding/niemand'), periode: toen('2026-03-04 14:00') })).toEqual([]);
      expect(await zoek(eis('bevinding/twee'))).toEqual([tweemaal.casusId]);
      expect(await zoek({ ...eis('bevinding/twee'), periode: toen('2026-03-06 08:59') })).toEqual([]);
    });

    it('finds how terms stood, also those that will pass when nobody acts', async () => {
      await neemOp(dossierMet(uuidVan('wacht'), melding('2026-03-02 09:00')));
      const stand = async (stand: string, lokaal: string, termijn?: string) =>
        (await zoek({ ...eis(`termijn/${stand}`, termijn), periode: toen(lokaal) })).length;
      expect(await stand('open', '2026-03-02 08:59', 'T1')).toBe(0);
      expect(await stand('open', '2026-03-02 09:00', 'T1')).toBe(1);
      expect(await stand('nadert', '2026-03-03 09:00', 'T1')).toBe(0);
      expect(await stand('nadert', '2026-03-09 23:59', 'T1')).toBe(1);
      expect(await stand('verstreken', '2026-03-09 23:59', 'T1')).toBe(0);
      expect(await stand('verstreken', '2026-03-10 00:00', 'T1')).toBe(1);
      expect(await stand('verstreken', '2026-03-10 00:00', 'T3')).toBe(0);
      expect(await stand('open', '2030-01-01 00:00')).toBe(1);
    });

    it('asks for everything at once', async () => {
      await neemOp(
        een,
        klaar,
        overgedragen('doorgegeven', feit('CasusregieToegewezen')('2026-03-07 09:00', { aan: GI }, HEERLEN)),
      );
      const alles: Zoekfilter['eisen'] = [
        { kenmerk: `partij/${HEERLEN.id}`, waarde: 'zicht-op-veiligheid' },
        { kenmerk: 'rol/casusregie', waarde: GI.id },
        { kenmerk: 'lopend' },
      ];
      expect(await zoek({ eisen: alles })).toEqual([uuidVan('doorgegeven')]);
      expect(await zoek({ eisen: alles, kring: ALLE })).toEqual([uuidVan('doorgegeven')]);
    });

    it('keeps gemeenten of ever, of now and left apart, and regions', async () => {
      const verhuisd = dossierMet(
        uuidVan('verhuisd'),
        melding('2026-03-02 12:00'),
        feit('GemeentenGewijzigd')('2026-03-03 09:00', { gemeenten: ['GM0971'] }),
      );
      await neemOp(een, verhuisd);
      const beide = [een.casusId, verhuisd.casusId];
      expect(await zoek({})).toEqual(beide);
      expect(await zoek({ kring: ALLE })).toEqual(beide);
      expect(await zoek({ kring: ['GM0971'] })).toEqual([verhuisd.casusId]);
      expect(await zoek({ kring: ['GM0928'] })).toEqual([]);
      expect(await zoek({ nuIn: ['GM0917'] })).toEqual([een.casusId]);
      expect(await zoek({ nuIn: ['GM0928', 'GM0971'] })).toEqual([verhuisd.casusId]);
      expect(await zoek({ verhuisd: true })).toEqual([verhuisd.casusId]);
      expect(await zoek({ verhuisd: true, kring: ALLE })).toEqual([verhuisd.casusId]);
      expect(await zoek({ verhuisd: true, kring: ['GM0971'] })).toEqual([]);
      expect(await zoek({ regio: 'noorderland' })).toEqual([]);
      expect(await zoek({ regio: 'zuid-limburg' })).toEqual(beide);
    });

    it('counts no further than it is asked', async () => {
      await neemOp(een, overgedragen('twee'), overgedragen('drie'));
      expect(await proef.lijsten.tel(IN_HEERLEN, 2)).toBe(2);
    });

    it('misses no case that matched all along, and shows none twice, while cases come and change', async () => {
      await fc.assert(
        fc.asyncProperty(bladeringen, async ({ begin, tussendoor, perPagina }) => {
          const { lijsten, neemOp: zet } = await maak();
          const stand = new Map<number, Soort>();
          const wijzig = async ({ nummer, soort }: Wijziging): Promise<void> => {
            stand.set(nummer, soort);
            await zet(VERHALEN[soort](nummer));
          };
          for (const wijziging of begin) await wijzig(wijziging);
          let alDieTijd = passend(stand);
          const gezien: string[] = [];
          let na: Plaats | undefined;
          let ronde = 0;
          do {
            const pagina = await lijsten.zoek(IN_HEERLEN, { na, limiet: perPagina });
            gezien.push(...pagina.map(({ casusId }) => casusId));
            const laatste = pagina.at(-1);
            na = laatste && plaatsVanCasus(laatste);
            for (const wijziging of tussendoor[ronde] ?? []) await wijzig(wijziging);
            const nu = passend(stand);
            alDieTijd = alDieTijd.filter((casusId) => nu.includes(casusId));
            ronde += 1;
          } while (na);
          expect(new Set(gezien).size).toBe(gezien.length);
          expect(alDieTijd.filter((casusId) => !gezien.includes(casusId))).toEqual([]);
        }),
        { numRuns: 30, seed: 4 },
      );
    });
  });
};

type Soort = 'loopt' | 'overgedragen' | 'afgesloten' | 'elders';

interface Wijziging {
  readonly nummer: number;
  readonly soort: Soort;
}

/** The first step never changes, so neither does the place in the list. */
const eersteStap = (nummer: number, gemeente = 'GM0917'): Feit =>
  melding(`2026-03-02 09:${String(nummer).padStart(2, '0')}`, { gemeenten: [gemeente] });
const casusMet = (nummer: number, ...feiten: readonly Feit[]): Casusdossier =>
  dossierMet(uuidVan(`bladeren ${nummer}`), ...feiten);

const VERHALEN: Readonly<Record<Soort, (nummer: number) => Casusdossier>> = {
  loopt: (nummer) => casusMet(nummer, eersteStap(nummer)),
  overgedragen: (nummer) =>
    casusMet(
      nummer,
      eersteStap(nummer),
      triage('2026-03-04 14:00'),
      verstuurd('2026-03-04 15:00'),
      ontvangst('2026-03-06 09:00'),
    ),
  afgesloten: (nummer) => casusMet(nummer, eersteStap(nummer), triage('2026-03-05 09:00', 'client-systeem')),
  elders: (nummer) => casusMet(nummer, eersteStap(nummer, 'GM0971')),
};

const passend = (stand: ReadonlyMap<number, Soort>): readonly string[] =>
  [...stand]
    .filter(([, soort]) => soort === 'loopt' || soort === 'overgedragen')
    .map(([nummer]) => uuidVan(`bladeren ${nummer}`));

const MEESTE_CASUSSEN = 14;
const wijziging = fc.record({
  nummer: fc.integer({ min: 0, max: MEESTE_CASUSSEN }),
  soort: fc.constantFrom<Soort>('loopt', 'overgedragen', 'afgesloten', 'elders'),
});
const bladeringen = fc.record({
  begin: fc.array(wijziging, { minLength: 4, maxLength: 12 }),
  tussendoor: fc.array(fc.array(wijziging, { maxLength: 3 }), { maxLength: 6 }),
  perPagina: fc.integer({ min: 1, max: 4 }),
});
