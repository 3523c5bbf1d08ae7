import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { UnpositionedRecord } from '#event-sourcing';
import { stroomVan } from '#dossier';
import { PostgresEventLog, SystemClock, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { ApiModule, fundamentOp } from '#samenstelling';
import { casusverloop } from '../casusverloop.js';
import type { Casusverloop } from '../casusverloop.js';
import { gelijktijdig } from '../gelijktijdig.js';
import type { Gemeten } from '../gelijktijdig.js';
import { keuze } from '../meting.js';
import type { Meting, Omvang, Proef } from '../meting.js';
import { kwantiel } from '../rondes.js';
import { wegwerpkek, werkplaats } from '../werkplaats.js';
import { alsNieuweCasus } from './kopie.js';

const DRUK = 64;
const RUSTIG = 16;

const zijden = async (
  breedte: number,
  casussen: number,
  waarde: (gemeten: Gemeten) => number,
): Promise<Proef> => {
  const plaats = await werkplaats();
  const log = new PostgresEventLog(plaats.pool);
  const boek = laadAfspraken(standaardAfsprakenMap());
  const fundament = await fundamentOp({
    ...{ pool: plaats.pool, log, boek, clock: new SystemClock(), keks: [wegwerpkek()] },
  });
  const app = await NestFactory.createApplicationContext(
    ApiModule.met({
      ...{ apis: ['veilig-thuis', 'lokaal-veld'], fundament, gezondheid: [] },
      toegang: { issuer: 'http://127.0.0.1:9', audience: 'urn:bench' },
      extra: [],
    }),
    { logger: false },
  );
  const bus = app.get(CommandBus);
  const verloop = async ({ opdrachten }: Casusverloop): Promise<void> => {
    for (const opdracht of opdrachten) await bus.execute(opdracht);
  };
  return {
    onze: async () => waarde(await perStap(Array.from({ length: casussen }, casusverloop), breedte, verloop)),
    plafond: async () => waarde(await perStap(await kopieen(log, casussen), breedte, schrijfKaal(log))),
    stop: async () => {
      await app.close();
      await log.close();
      await plaats.stop();
    },
  };
};
