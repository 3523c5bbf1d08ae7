import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Afsprakenboek } from '#afspraken';
import { sleutelwisser } from '#casus';
import type { EventLog } from '#event-sourcing';
import {
  HubLogger,
  SystemClock,
  laadAfspraken,
  logBus,
  openDatabase,
  standaardAfsprakenMap,
} from '#platform';
import type { Bus } from '#platform';
import { PostvakProjectieModule, PostvakVolger } from '#postvak';
import {
  API_NAMEN,
  Afbouw,
  Metrieken,
  apiApp,
  dienMetriekenOp,
  fundamentOp,
  luister,
  motorgezondheid,
  opLogboek,
} from '#samenstelling';
import type { Fundament, Opbouw } from '#samenstelling';
import type { Pool } from 'pg';
import type { HubConfig } from './config.js';
import { kiesDatabase } from './database.js';
import { DemoKlok } from './demo/demo-klok.js';
import { demoCasussen } from './demo/demo-casussen.js';
import { laadDemo } from './demo/demo-lader.js';
import { keksVan } from './keks.js';
import { kiesUitgever } from './uitgever.js';
import { startVolgers } from './volgers.js';
import type { LopendeVolgers } from './volgers.js';

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
  const log = await opLogboek(config, pool, opbouw);
  const uitgever = await kiesUitgever(config);
  afbouw.straks(() => uitgever.stop());
  const fundament = await fundamentOp({ pool, log, boek, clock, keks });
  const bus = logBus(log);
  const volgers = await startVolgers([sleutelwisser(fundament.keyStore)], {
    pool,
    bus,
    onError: (fout) => logger.error(fout, 'volger'),
  });
  afbouw.straks(() => volgers.stop());
  const app = await maakApp({ config, opbouw, pool, bus, fundament, volgers, issuer: uitgever.issuer });
  afbouw.straks(() => app.close());
  await app.init();
  const demostappen = demoklok ? await vul(app, { log, klok: demoklok, boek }) : 0;
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
  readonly bus: Bus;
  readonly fundament: Fundament;
  readonly volgers: LopendeVolgers;
  readonly issuer: string;
}

const maakApp = async (stenen: Bouwstenen): Promise<NestFastifyApplication> => {
  const { config, opbouw, pool, bus, fundament, volgers, issuer } = stenen;
  const app: NestFastifyApplication = await apiApp({
    ...{ apis: API_NAMEN, config, opbouw, fundament, issuer },
    gezondheid: [
      ...motorgezondheid({ pool, log: fundament.log }),
      ...volgers.gezondheid,
      { name: 'volger postvak', check: () => postvakLoopt(app) },
    ],
    extra: [PostvakProjectieModule.met({ pool, bus })],
  });
  return app;
};

const postvakLoopt = (app: NestFastifyApplication): Promise<void> => {
  const status = app.get(PostvakVolger).status();
  return status?.error ? Promise.reject(status.error) : Promise.resolve();
};

/** Whoever opens the demonstration finds every case in the lists: they are waited for. */
const vul = async (
  app: NestFastifyApplication,
  { log, klok, boek }: { readonly log: EventLog; readonly klok: DemoKlok; readonly boek: Afsprakenboek },
): Promise<number> => {
  const stappen = await laadDemo(demoCasussen(boek, klok.nowMs()), {
    commandBus: app.get(CommandBus),
    log,
    klok,
  });
  await app.get(PostvakVolger).bij(await log.head());
  return stappen;
};
