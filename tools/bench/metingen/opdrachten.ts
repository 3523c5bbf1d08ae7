import { stroomVan } from '#dossier';
import { LOG_START } from '#event-sourcing';
import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { PostgresEventLog } from '#platform';
import { casusverloop } from '../casusverloop.js';
import { gelijktijdig } from '../gelijktijdig.js';
import type { Daad, Gemeten } from '../gelijktijdig.js';
import { alsNieuweCasus } from '../kopie.js';
import { keuze } from '../meting.js';
import type { Meting, Omvang, Proef } from '../meting.js';
import { opdrachtenapp } from '../opdrachtenapp.js';
import { kwantiel } from '../verdeling.js';
import { werkplaats } from '../werkplaats.js';

const CASUSSEN = { gewoon: 512, klein: 32 } as const;

/** Commands through the handler, beside the append of the same records by the same client to the same log. */
const bereid = async (
  breedte: number,
  omvang: Omvang,
  waarde: (gemeten: Gemeten) => number,
): Promise<Proef> => {
  const plaats = await werkplaats();
  const log = new PostgresEventLog(plaats.pool);
  const app = await opdrachtenapp(plaats.pool, log);
  const schrijfKaal = async (records: readonly UnpositionedRecord[], daad: Daad): Promise<void> => {
    for (const [n, record] of records.entries())
      await daad(() => log.append(stroomVan(record.casusId), n - 1, [record]));
  };
  const aantal = keuze(omvang, CASUSSEN);
  await gelijktijdig([casusverloop()], 1, app.doe);
  const voorbeeld = await alles(log);
  return {
    onze: async () =>
      waarde(await gelijktijdig(Array.from({ length: aantal }, casusverloop), breedte, app.doe)),
    plafond: async () => {
      const kopieen = Array.from({ length: aantal }, () => alsNieuweCasus(voorbeeld));
      return waarde(await gelijktijdig(kopieen, breedte, schrijfKaal));
    },
    stop: async () => {
      await app.stop();
      await log.close();
      await plaats.stop();
    },
  };
};

const alles = async (log: PostgresEventLog): Promise<readonly RecordedEvent[]> => {
  const records: RecordedEvent[] = [];
  for await (const record of log.readAll(LOG_START)) records.push(record);
  return records;
};

const DRUK = 64;
const RUSTIG = 16;

export const P1: Meting = {
  id: 'P1',
  naam: 'opdrachten door de handler, 64 tegelijk',
  plafond: 'kaal toevoegen van dezelfde records',
  eenheid: 'opdr/s',
  doel: { richting: 'minstens', verhouding: 0.85 },
  bereid: (omvang) => bereid(DRUK, omvang, ({ perSeconde }) => perSeconde),
};

export const P2: Meting = {
  id: 'P2',
  naam: 'p99 van opdrachten, 16 tegelijk',
  plafond: 'p99 van kaal toevoegen',
  eenheid: 'ms',
  doel: { richting: 'hoogstens', verhouding: 1.3 },
  bereid: (omvang) => bereid(RUSTIG, omvang, ({ duren }) => kwantiel(duren, 0.99)),
};
