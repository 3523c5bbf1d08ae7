import { LOG_START } from '#event-sourcing';
import { PostgresEventLog } from '#platform';
import { perSeconde } from '../gelijktijdig.js';
import { vulLogboek } from '../logvulling.js';
import { keuze } from '../meting.js';
import type { Meting } from '../meting.js';
import { werkplaats } from '../werkplaats.js';

const GEBEURTENISSEN = { gewoon: 50_000, klein: 2_000 } as const;

export const P9: Meting = {
  id: 'P9',
  naam: 'abonnement tot het bij is',
  plafond: 'readAll van dezelfde client',
  eenheid: 'gebeurt/s',
  doel: { richting: 'minstens', verhouding: 0.95 },
  bereid: async (omvang) => {
    const plaats = await werkplaats();
    await vulLogboek(plaats.url, keuze(omvang, GEBEURTENISSEN));
    const log = new PostgresEventLog(plaats.pool);
    return {
      onze: () => perSeconde(() => totBij(log)),
      plafond: () => perSeconde(() => alles(log)),
      stop: async () => {
        await log.close();
        await plaats.stop();
      },
    };
  },
};

const alles = async (log: PostgresEventLog): Promise<number> => {
  let aantal = 0;
  for await (const _ of log.readAll(LOG_START)) aantal += 1;
  return aantal;
};

const totBij = async (log: PostgresEventLog): Promise<number> => {
  const klaar = new AbortController();
  let aantal = 0;
  for await (const bericht of log.subscribeToAll({ after: LOG_START, signal: klaar.signal })) {
    if (bericht.kind === 'events') aantal += bericht.events.length;
    else klaar.abort();
  }
  return aantal;
};
