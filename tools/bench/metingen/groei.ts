import { PostgresEventLog } from '#platform';
import { casusverloop } from '../casusverloop.js';
import { gelijktijdig } from '../gelijktijdig.js';
import { grootLogboek } from '../grootlogboek.js';
import { keuze, omBeurten } from '../meting.js';
import type { Doel, Paar, Reeks, Regel } from '../meting.js';
import { opdrachtenapp } from '../opdrachtenapp.js';
import type { Opdrachtenapp } from '../opdrachtenapp.js';

const KLEIN_LOGBOEK = 10_000;
const DOEL: Doel = { richting: 'hoogstens', verhouding: 1.1 };
const MS_PER_S = 1_000;

/** How the cost is asked: one command after another, and as many at once as share their flushes to disk. */
const WIJZEN = [
  { naam: 'een opdracht, een tegelijk', breedte: 1, casussen: { gewoon: 40, klein: 4 } },
  { naam: 'een opdracht, 64 tegelijk', breedte: 64, casussen: { gewoon: 192, klein: 64 } },
] as const;

/** What one command costs as the log grows. */
export const P13: Reeks = {
  id: 'P13',
  titel: 'een opdracht terwijl het logboek groeit',
  bereid: async (omvang, { logboeken }) => {
    const apps = new Map<number, Opdrachtenapp>();
    const stops: (() => Promise<void>)[] = [];
    for (const gebeurtenissen of [KLEIN_LOGBOEK, ...logboeken]) {
      const { pool } = await grootLogboek(gebeurtenissen);
      const log = new PostgresEventLog(pool);
      const app = await opdrachtenapp(pool, log);
      apps.set(gebeurtenissen, app);
      stops.push(app.stop, () => log.close());
    }
    const msPerOpdracht = async (gebeurtenissen: number, wijze: (typeof WIJZEN)[number]): Promise<number> => {
      const werk = Array.from({ length: keuze(omvang, wijze.casussen) }, casusverloop);
      const app = apps.get(gebeurtenissen);
      if (!app) throw new Error(`no log of ${gebeurtenissen}`);
      const { perSeconde } = await gelijktijdig(werk, wijze.breedte, app.doe);
      return MS_PER_S / perSeconde;
    };
    return {
      regels: logboeken.flatMap((gebeurtenissen) => WIJZEN.map(({ naam }) => regelVan(naam, gebeurtenissen))),
      ronde: async (eerst) => {
        const paren: Paar[] = [];
        for (const gebeurtenissen of logboeken)
          for (const wijze of WIJZEN)
            paren.push(
              await omBeurten(
                eerst,
                () => msPerOpdracht(gebeurtenissen, wijze),
                () => msPerOpdracht(KLEIN_LOGBOEK, wijze),
              ),
            );
        return paren;
      },
      stop: async () => {
        for (const stop of stops) await stop();
      },
      noten: [
        'gemiddelde tijd per opdracht; de opdrachten van de rondes zelf komen er bij beide logboeken bij',
      ],
    };
  },
};

const regelVan = (naam: string, gebeurtenissen: number): Regel => ({
  naam: `${naam}, bij ${gebeurtenissen.toLocaleString('nl-NL')} gebeurtenissen`,
  plafond: `hetzelfde bij ${KLEIN_LOGBOEK.toLocaleString('nl-NL')}`,
  eenheid: 'ms',
  doel: DOEL,
});
