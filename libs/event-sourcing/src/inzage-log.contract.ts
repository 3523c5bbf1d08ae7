import { beforeEach, describe, expect, it } from '@jest/globals';
import { exampleId } from './example-records.js';
import { OngeldigeCursor } from './inzage-cursor.js';
import { MAX_INZAGEN_PER_PAGINA } from './inzage-log.js';
import type { InzageLog, InzagePagina, InzageRegel } from './inzage-log.js';

const line = (at: number, overrides: Partial<InzageRegel> = {}): InzageRegel => ({
  id: exampleId(`inzage ${at}`),
  casusId: 'casus-een',
  // Two lines in each millisecond.
  tijdstip: `2026-03-03T12:00:00.${String(Math.floor(at / 2)).padStart(3, '0')}Z`,
  medewerker: 'm-1',
  rol: 'veilig-thuis',
  grond: 'regio',
  wat: 'casus',
  ...overrides,
});

export const inzageLogContract = (name: string, makeLog: () => Promise<InzageLog>): void => {
  describe(`${name} keeps the contract of the log of reads`, () => {
    let log: InzageLog;

    beforeEach(async () => {
      log = await makeLog();
    });

    const lay = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at += 1) await log.leg(line(at));
    };

    it('gives the lines of one case, newest first, whole', async () => {
      const full = line(5, {
        partij: { soort: 'gemeente', id: 'GM0917', gemeente: 'GM0917' },
        reden: 'onderzoek-7',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      });
      await log.leg(line(1));
      await log.leg(full);
      await log.leg(line(9, { casusId: 'casus-twee' }));
      expect(await log.vanCasus('casus-een', { limiet: 10 })).toEqual({ regels: [full, line(1)] });
      expect(await log.vanCasus('casus-onbekend', { limiet: 10 })).toEqual({ regels: [] });
    });

    it('keeps a line that is laid twice once', async () => {
      await log.leg(line(1));
      await log.leg(line(1));
      expect((await log.vanCasus('casus-een', { limiet: 10 })).regels).toHaveLength(1);
    });

    it('lays the lines of several cases at once, and each of them once', async () => {
      const lines = [line(1), line(2, { casusId: 'casus-twee', reden: 'steekproef' })];
      await log.legAlle(lines);
      await log.legAlle(lines);
      await log.legAlle([]);
      expect(await log.vanCasus('casus-een', { limiet: 10 })).toEqual({ regels: [lines[0]] });
      expect(await log.vanCasus('casus-twee', { limiet: 10 })).toEqual({ regels: [lines[1]] });
    });

    it('pages without gap or double while newer lines come in', async () => {
      await lay(7);
      const seen: InzageRegel[] = [];
      let page: InzagePagina = await log.vanCasus('casus-een', { limiet: 3 });
      for (let newer = 100; ; newer += 1) {
        seen.push(...page.regels);
        if (page.volgende === undefined) break;
        await log.leg(line(newer));
        page = await log.vanCasus('casus-een', { limiet: 3, cursor: page.volgende });
      }
      expect(seen).toHaveLength(7);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      expect(seen.map(({ tijdstip }) => tijdstip)).toEqual(
        seen
          .map(({ tijdstip }) => tijdstip)
          .sort()
          .reverse(),
      );
    });

    it('gives no next page after a last page that is exactly full', async () => {
      await lay(4);
      const { volgende = '' } = await log.vanCasus('casus-een', { limiet: 2 });
      expect(await log.vanCasus('casus-een', { limiet: 2, cursor: volgende })).not.toHaveProperty('volgende');
    });

    it('gives no more lines at once than the limit', async () => {
      await lay(MAX_INZAGEN_PER_PAGINA + 1);
      const page = await log.vanCasus('casus-een', { limiet: 1_000_000 });
      expect(page.regels).toHaveLength(MAX_INZAGEN_PER_PAGINA);
      expect(page.volgende).toBeDefined();
    });

    const id = exampleId('inzage');
    it.each([
      'onzin',
      `2026-02-30T12:00:00.000Z ${id}`,
      `0000-01-01T00:00:00.000Z ${id}`,
      `2026-03-03T24:00:00.000Z ${id}`,
      '2026-03-03T12:00:00.000Z geen-uuid',
      `2026-03-03T12:00:00.000Z ${id} en meer`,
      `2026-03-03T12:00:00.000Z ${id}\u0000`,
    ])('refuses a cursor that it never gave: %j', async (plaats) => {
      const cursor = Buffer.from(plaats, 'utf8').toString('base64url');
      await expect(log.vanCasus('casus-een', { limiet: 1, cursor })).rejects.toThrow(OngeldigeCursor);
      await expect(log.vanCasus('casus-een', { limiet: 1, cursor: `${cursor}=` })).rejects.toThrow(
        OngeldigeCursor,
      );
    });
  });
};
