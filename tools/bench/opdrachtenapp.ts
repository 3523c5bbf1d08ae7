import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { CasusModule } from '#casus';
import type { EventLog } from '#event-sourcing';
import { SystemClock, laadAfspraken, standaardAfsprakenMap } from '#platform';
import { FundamentModule, fundamentOp } from '#samenstelling';
import type { Casusverloop } from './casusverloop.js';
import type { Daad } from './gelijktijdig.js';
import { wegwerpkek } from './werkplaats.js';

class Opdrachten {}

/** The handlers of commands on this database, put together as in the hub; without HTTP. */
export interface Opdrachtenapp {
  /** Step after step of one case. */
  readonly doe: (verloop: Casusverloop, daad: Daad) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const opdrachtenapp = async (pool: Pool, log: EventLog): Promise<Opdrachtenapp> => {
  const boek = laadAfspraken(standaardAfsprakenMap());
  const fundament = await fundamentOp({ pool, log, boek, clock: new SystemClock(), keks: [wegwerpkek()] });
  const imports = [CqrsModule.forRoot(), FundamentModule.met(fundament), CasusModule];
  const app = await NestFactory.createApplicationContext(
    { module: Opdrachten, imports },
    { logger: false, abortOnError: false },
  );
  const bus = app.get(CommandBus);
  return {
    doe: async ({ opdrachten }, daad) => {
      for (const opdracht of opdrachten) await daad(() => bus.execute(opdracht));
    },
    stop: () => app.close(),
  };
};
