import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { CasusModule } from '#casus';
import { stroomVan } from '#dossier';
import { LOG_START } from '#event-sourcing';
import type { EventLog, RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import { PostgresEventLog, SystemClock, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { FundamentModule, fundamentOp } from '#samenstelling';
import { casusverloop } from '../casusverloop.js';
import type { Casusverloop } from '../casusverloop.js';
import { gelijktijdig } from '../gelijktijdig.js';
import type { Daad, Gemeten } from '../gelijktijdig.js';
import { alsNieuweCasus } from '../kopie.js';
import { keuze } from '../meting.js';
import type { Meting, Omvang, Proef } from '../meting.js';
import { kwantiel } from '../rondes.js';
import { wegwerpkek, werkplaats } from '../werkplaats.js';

const CASUSSEN = { gewoon: 512, klein: 32 } as const;

/** Commands through the handler, beside the append of the same records by the same client to the same log. */
const bereid = async (
  breedte: number,
  omvang: Omvang,
  waarde: (gemeten: Gemeten) => number,
): Promise<Proef> => {
  const plaats = await werkplaats();
  const log = new PostgresEventLog(plaats.pool);
  const app = await opdrachtenApp(plaats.pool, log);
  const bus = app.get(CommandBus);
  const doeOpdrachten = async ({ opdrachten }: Casusverloop, daad: Daad): Promise<void> => {
    for (const opdracht of opdrachten) await daad(() => bus.execute(opdracht));
  };
  const schrijfKaal = async (records: readonly UnpositionedRecord[], daad: Daad): Promise<void> => {
    for (const [n, record] of records.entries())
      await daad(() => log.append(stroomVan(record.casusId), n - 1, [record]));
  };
  const aantal = keuze(omvang, CASUSSEN);
  await gelijktijdig([casusverloop()], 1, doeOpdrachten);
  const voorbeeld = await alles(log);
  return {
    onze: async () =>
      waarde(await gelijktijdig(Array.from({ length: aantal }, casusverloop), breedte, doeOpdrachten)),
    plafond: async () => {
      const kopieen = Array.from({ length: aantal }, () => alsNieuweCasus(voorbeeld));
      return waarde(await gelijktijdig(kopieen, breedte, schrijfKaal));
    },
    stop: async () => {
      await app.close();
      await log.close();
      await plaats.stop();
    },
  };
};

class Opdrachten {}

const opdrachtenApp = async (pool: Awaited<ReturnType<typeof werkplaats>>['pool'], log: EventLog) => {
  const boek = laadAfspraken(standaardAfsprakenMap());
  const fundament = await fundamentOp({ pool, log, boek, clock: new SystemClock(), keks: [wegwerpkek()] });
  const imports = [CqrsModule.forRoot(), FundamentModule.met(fundament), CasusModule];
  const module = { module: Opdrachten, imports };
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
};

const alles = async (log: EventLog): Promise<readonly RecordedEvent[]> => {
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
  eenheid: 'opdrachten/s',
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
