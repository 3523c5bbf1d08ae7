import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Afsprakenboek } from '#afspraken';
import type { EventLog } from '#event-sourcing';
import { HubLogger, SystemClock, laadAfspraken, openDatabase, standaardAfsprakenMap } from '#platform';
import {
  API_NAMEN,
  Afbouw,
  Metrieken,
  Termijnbewaking,
  TermijnbewakingModule,
  alleAfnemers,
  apiApp,
  dienMetriekenOp,
  fundamentOp,
  leesmodellen,
  luister,
  motorgezondheid,
  opLogboek,
  opLogbus,
  snoeiSleutels,
  volgBerichten,
} from '#samenstelling';
import type { Fundament, LopendeAfnemer, Opbouw } from '#samenstelling';
import type { Pool } from 'pg';
import type { HubConfig } from './config.js';
import { kiesDatabase } from './database.js';
import { DemoKlok } from './demo/demo-klok.js';
import { demoCasussen } from './demo/demo-casussen.js';
import { laadDemo } from './demo/demo-lader.js';
import { DemoTermijnen } from './demo/demo-termijnen.js';
import { keksVan } from './keks.js';
import { kiesUitgever } from './uitgever.js';

export interface HubStart {
  readonly config: HubConfig;
  /** Load the invented cases; refused in production. */
  readonly demo: boolean;
  readonly meld: (regel: string) => void;
  /** The database is gone: nothing can be stored any more. */
  readonly gestorven: (fout: Error) => void;
}

export interface DraaiendeHub {
  readonly adres: string;
  readonly uitgever: string;
  /** Whether the issuer is the one for development. */
  readonly ontwikkeluitgever: boolean;
  readonly plek: string;
  readonly demostappen: number;
  readonly stop: () => Promise<void>;
}

/** Starts all of the hub in this process. When a part fails, what had started is stopped again. */
export const startHub = async (start: HubStart): Promise<DraaiendeHub> => {
  const afbouw = new Afbouw();
  try {
    return await bouwOp(start, afbouw);
  } catch (fout) {
    await afbouw.breekAf();
    throw fout;
  }
};

const bouwOp = async ({ config, demo, meld, gestorven }: HubStart, afbouw: Afbouw): Promise<DraaiendeHub> => {
  const demoklok = demo ? new DemoKlok(new SystemClock()) : undefined;
  const clock = demoklok ?? new SystemClock();
  const boek = laadAfspraken(config.AFSPRAKEN_MAP ?? standaardAfsprakenMap());
  const database = await kiesDatabase(config, { meld, gestorven });
  afbouw.straks(() => database.stop());
  // After the data folder is ours alone: two starts at once must not each make a key.
  const keks = keksVan(config);
  const logger = new HubLogger({ level: config.LOGNIVEAU });
  const opbouw = { naam: 'hub', afbouw, logger, meld, metrieken: new Metrieken('hub') };
  const pool = await openDatabase({
    url: database.url,
    onIdleError: () => logger.warn('een verbinding met de database viel weg en wordt vervangen', 'database'),
  });
  afbouw.straks(() => pool.end());
  snoeiSleutels(pool, opbouw);
  const log = await opLogboek(config, pool, opbouw);
  const uitgever = await kiesUitgever(config);
  afbouw.straks(() => uitgever.stop());
  const fundament = await fundamentOp({ pool, log, boek, clock, keks });
  const volgers = volgBerichten(alleAfnemers(fundament), { ...opLogbus(log, opbouw), pool }, opbouw);
  const app = await maakApp({ config, opbouw, pool, fundament, volgers, issuer: uitgever.issuer });
  afbouw.straks(() => app.close());
  await app.init();
  await Promise.all(volgers.map(({ gestart }) => gestart));
  const demostappen = demoklok ? await vul(app, volgers, { log, klok: demoklok, boek }) : 0;
  // Not before: the demonstration has the watch live through its own past.
  app.get(Termijnbewaking).start();
  await dienMetriekenOp(config, opbouw);
  const adres = await luister(app, config);
  return {
    adres,
    uitgever: uitgever.issuer,
    ontwikkeluitgever: uitgever.ontwikkeling,
    plek: database.plek,
    demostappen,
    stop: () => afbouw.breekAf(),
  };
};

interface Bouwstenen {
  readonly config: HubConfig;
  readonly opbouw: Opbouw;
  readonly pool: Pool;
  readonly fundament: Fundament;
  readonly volgers: readonly LopendeAfnemer[];
  readonly issuer: string;
}

const maakApp = async (stenen: Bouwstenen): Promise<NestFastifyApplication> => {
  const { config, opbouw, pool, fundament, volgers, issuer } = stenen;
  const app: NestFastifyApplication = await apiApp({
    ...{ apis: API_NAMEN, config, opbouw, fundament, issuer },
    gezondheid: [
      ...motorgezondheid({ pool, log: fundament.log }),
      ...volgers.map(({ gezondheid }) => gezondheid),
      { name: 'termijnbewaking', check: () => app.get(Termijnbewaking).gezondheid.check() },
    ],
    extra: [
      ...leesmodellen(pool, config),
      TermijnbewakingModule.met({ pool, logger: opbouw.logger, metrieken: opbouw.metrieken, vanzelf: false }),
    ],
  });
  return app;
};

/** Whoever opens the demonstration finds every case in the lists: they are waited for. */
const vul = async (
  app: NestFastifyApplication,
  volgers: readonly LopendeAfnemer[],
  { log, klok, boek }: { readonly log: EventLog; readonly klok: DemoKlok; readonly boek: Afsprakenboek },
): Promise<number> => {
  const bij = async (): Promise<void> => {
    const positie = await log.head();
    await Promise.all(volgers.map((volger) => volger.bij(positie)));
  };
  const bewaking = app.get(Termijnbewaking);
  const termijnen = new DemoTermijnen(
    { bij, eerstvolgende: (naMs) => bewaking.eerstvolgende(naMs), ronde: () => bewaking.ronde() },
    klok,
  );
  const stappen = await laadDemo(demoCasussen(boek, klok.nowMs()), {
    ...{ commandBus: app.get(CommandBus), log, klok },
    totEnMet: (ms) => termijnen.totEnMet(ms),
  });
  await bij();
  return stappen;
};
