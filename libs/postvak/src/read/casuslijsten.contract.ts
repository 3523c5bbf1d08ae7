import { beforeEach, describe, expect, it } from '@jest/globals';
import { instantMs } from '#afspraken';
import { GI, HEERLEN, STEIN, boekVanZuidLimburg, feit, tijd } from '#dossier/testing';
import type { Casusdossier } from '#dossier';
import { dossierMet, melding, ontvangst, triage, uuidVan, verstuurd } from '../testing/voorbeeldcasus.js';
import { plaatsVanCasus, plaatsVanRegel } from './casuslijsten.js';
import type { Casusfilter, Casuslijsten } from './casuslijsten.js';
import type { Plaats } from '#platform';
import { rijenVan } from './rijen-van.js';
import { FASEN } from './rijen.js';

const boek = boekVanZuidLimburg();

/** Lists over these cases, and how they come to know another one. */
export interface LijstenOnderProef {
  readonly lijsten: Casuslijsten;
  readonly neemOp: (dossier: Casusdossier) => Promise<void>;
}

const casus = (dag: number, ontvangers = [HEERLEN]): Casusdossier =>
  dossierMet(
    uuidVan(`casus ${dag}`),
    melding(`2026-03-${String(dag).padStart(2, '0')} 09:00`),
    triage(`2026-03-${String(dag).padStart(2, '0')} 14:00`),
    verstuurd(`2026-03-${String(dag).padStart(2, '0')} 15:00`, 'direct', { ontvangers }),
  );

const ALLES: Casusfilter = { regio: 'zuid-limburg', fasen: FASEN };

export const casuslijstenContract = (naam: string, maak: () => Promise<LijstenOnderProef>): void => {
  describe(`${naam} keeps the contract of the lists`, () => {
    let proef: LijstenOnderProef;

    beforeEach(async () => {
      proef = await maak();
    });

    const casussen = async (filter: Partial<Casusfilter> = {}): Promise<readonly string[]> => {
      const gevonden = await proef.lijsten.casussen({ ...ALLES, ...filter }, { limiet: 50 });
      return gevonden.map(({ casusId }) => casusId);
    };

    it('gives the rows as they were made', async () => {
      const dossier = casus(2);
      await proef.neemOp(dossier);
      const rijen = rijenVan(dossier, boek);
      expect(await proef.lijsten.wachtend(HEERLEN, { limiet: 50 })).toEqual(rijen?.regels);
      expect(await proef.lijsten.casussen(ALLES, { limiet: 50 })).toEqual([rijen?.overzicht]);
    });

    it('shows a recipient what waits for it, the oldest first, and nothing of another', async () => {
      for (const dossier of [casus(4), casus(2), casus(3, [STEIN]), casus(5, [GI])])
        await proef.neemOp(dossier);
      const wachtend = await proef.lijsten.wachtend(HEERLEN, { limiet: 50 });
      expect(wachtend.map(({ verstuurdOp }) => verstuurdOp)).toEqual([
        '2026-03-02T14:00:00.000Z',
        '2026-03-04T14:00:00.000Z',
      ]);
      expect(await proef.lijsten.wachtend({ soort: 'gi', id: HEERLEN.id }, { limiet: 50 })).toEqual([]);
    });

    it('shows no more of what the recipient has answered', async () => {
      const { casusId } = casus(2);
      await proef.neemOp(casus(2));
      const feiten = [
        melding('2026-03-02 09:00'),
        triage('2026-03-02 14:00'),
        verstuurd('2026-03-02 15:00'),
        ontvangst('2026-03-03 09:00'),
      ];
      await proef.neemOp(dossierMet(casusId, ...feiten));
      expect(await proef.lijsten.wachtend(HEERLEN, { limiet: 50 })).toEqual([]);
    });

    it('pages without gap or double, also when the last item of a page has gone', async () => {
      for (let dag = 2; dag < 9; dag += 1) await proef.neemOp(casus(dag));
      const gezien: string[] = [];
      let na: Plaats | undefined;
      do {
        const regels = await proef.lijsten.wachtend(HEERLEN, { na, limiet: 3 });
        gezien.push(...regels.map(({ casusId }) => casusId));
        const laatste = regels.at(-1);
        na = laatste && plaatsVanRegel(laatste);
        if (laatste) await proef.neemOp({ ...casus(2, [STEIN]), casusId: laatste.casusId });
      } while (na);
      expect(gezien).toEqual([2, 3, 4, 5, 6, 7, 8].map((dag) => casus(dag).casusId));
      const eerste = await proef.lijsten.casussen(ALLES, { limiet: 3 });
      const [laatste] = eerste.slice(-1);
      const verder = await proef.lijsten.casussen(ALLES, {
        na: laatste && plaatsVanCasus(laatste),
        limiet: 50,
      });
      expect(new Set([...eerste, ...verder].map(({ casusId }) => casusId)).size).toBe(7);
    });

    it('keeps regions, gemeenten and phases apart', async () => {
      const verhuisd = dossierMet(
        uuidVan('verhuisd'),
        melding('2026-03-02 09:00'),
        feit('GemeentenGewijzigd')('2026-03-03 09:00', { gemeenten: ['GM0971'] }),
      );
      await proef.neemOp(verhuisd);
      await proef.neemOp(casus(4));
      const beide = [verhuisd.casusId, casus(4).casusId];
      expect(await casussen()).toEqual(beide);
      expect(await casussen({ regio: 'noorderland' })).toEqual([]);
      expect(await casussen({ gemeente: 'GM0917' })).toEqual([casus(4).casusId]);
      expect(await casussen({ fasen: ['overdracht'] })).toEqual([casus(4).casusId]);
    });

    it('finds what is exceeded at the instant of the question', async () => {
      await proef.neemOp(casus(2));
      const op = (lokaal: string) => casussen({ overschredenOpMs: instantMs(tijd(lokaal)) });
      expect(await op('2026-03-04 23:59')).toEqual([]);
      expect(await op('2026-03-05 00:00')).toEqual([casus(2).casusId]);
    });
  });
};
