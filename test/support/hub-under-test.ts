import { afterAll, beforeAll } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { testboek } from '#afspraken/testing';
import type { CommandLog, EventLog } from '#event-sourcing';
import { ManualClock } from '#event-sourcing/testing';
import { tijd } from '#dossier/testing';
import {
  HubLogger,
  KeyWrapping,
  PostgresEventLog,
  PostgresIdempotencyRegister,
  PostgresInzageLog,
  PostgresKeyStore,
  SealedIdempotencyRegister,
  createHubApp,
  serveOpenApi,
} from '#platform';
import { withTestDatabase } from '#platform/testing';
import type { TestDatabase } from '#platform/testing';
import {
  Afbouw,
  Metrieken,
  Termijnbewaking,
  TermijnbewakingModule,
  alleAfnemers,
  hubApis,
  leesmodellen,
  opLogbus,
  opdrachtlogOp,
  volgBerichten,
} from '#samenstelling';
import type { LopendeAfnemer } from '#samenstelling';
import { testTokens } from '#toegang/testing';
import type { TestTokens } from '#toegang/testing';
import { HubModule } from '../../apps/hub/src/hub.module.js';
import { Klant } from './klant.js';
import type { Gebruiker } from './klant.js';

const BEGIN = '2026-03-02 09:00';
const KEY_BYTES = 32;

/** A route as the app registered it, with parameters as `:naam`. */
export interface Route {
  readonly methode: string;
  readonly pad: string;
}

/** All of the hub in this process, on a database of its own, with a clock and an issuer that the spec holds. */
export class HubUnderTest {
  private opdrachten = 0;

  constructor(
    readonly app: NestFastifyApplication,
    readonly adres: string,
    readonly clock: ManualClock,
    readonly log: EventLog,
    readonly tokens: TestTokens,
    /** Everything that the app itself registered, taken from it while it did so. */
    readonly routes: readonly Route[],
    /** What the hub logged, at the most talkative level. */
    readonly regels: readonly string[],
    private readonly volgers: readonly LopendeAfnemer[],
    private readonly losmaken: () => Promise<void>,
  ) {}

  als(gebruiker: Gebruiker): Klant {
    return new Klant(() => this, gebruiker);
  }

  /** Sets the clocks of Zuid-Limburg: '2026-03-02 09:00'. */
  opTijd(lokaal: string): void {
    this.clock.setTo(tijd(lokaal));
  }

  /** A key that no other command of this spec has. */
  nieuweSleutel(): string {
    this.opdrachten += 1;
    return `proef-${this.opdrachten}`;
  }

  /** Resolves when all followers show everything that has been recorded. */
  async bijgewerkt(): Promise<void> {
    const positie = await this.log.head();
    await Promise.all(this.volgers.map((volger) => volger.bij(positie)));
  }

  /** Notes the terms that have passed on the clock of the spec, and shows it. */
  async waakt(): Promise<void> {
    await this.bijgewerkt();
    await this.app.get(Termijnbewaking).ronde();
    await this.bijgewerkt();
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.losmaken();
  }
}

/** Call it at the top of a spec file: one hub for that file, on a real PostgreSQL. It fails where none can start. */
export const withHub = (): (() => HubUnderTest) => {
  let hub: HubUnderTest;
  // Registered before the database, because it must stop before it.
  afterAll(() => hub.stop());
  const database = withTestDatabase();
  beforeAll(async () => {
    hub = await startHubUnderTest(database);
  });
  return () => hub;
};

const startHubUnderTest = async (database: TestDatabase): Promise<HubUnderTest> => {
  const pool = await database.freshPool();
  const clock = new ManualClock(tijd(BEGIN));
  const log = new PostgresEventLog(pool);
  const wikkel = new KeyWrapping([proefsleutel()]);
  const keyStore = new PostgresKeyStore(pool, wikkel, clock);
  const opdrachtlog = opdrachtlogOp(log, wikkel, keyStore);
  const regels: string[] = [];
  const logger = new HubLogger({
    level: 'trace',
    destination: { write: (regel) => void regels.push(regel) },
  });
  const afbouw = new Afbouw();
  afbouw.straks(() => log.close());
  const metrieken = new Metrieken('hub');
  const afnemers = alleAfnemers({ log, boek: testboek(), keyStore });
  const volgers = volgBerichten(
    afnemers,
    { pool, ...opLogbus(log, { afbouw }) },
    { afbouw, logger, metrieken },
  );
  await Promise.all(volgers.map(({ gestart }) => gestart));
  const tokens = await testTokens(clock);
  const module = hubModule({ pool, clock, log, logger, keyStore, opdrachtlog, tokens, metrieken, volgers });
  const app = await createHubApp(module, { logger });
  const routes = genoteerdeRoutes(app);
  for (const api of hubApis()) serveOpenApi(app, api);
  await app.listen(0, '127.0.0.1');
  const adres = await app.getUrl();
  return new HubUnderTest(app, adres, clock, log, tokens, routes, regels, volgers, () => afbouw.breekAf());
};

interface Onderdelen {
  readonly logger: HubLogger;
  readonly pool: Pool;
  readonly clock: ManualClock;
  readonly log: EventLog;
  readonly keyStore: PostgresKeyStore;
  readonly opdrachtlog: CommandLog | undefined;
  readonly tokens: TestTokens;
  readonly metrieken: Metrieken;
  readonly volgers: readonly LopendeAfnemer[];
}

const hubModule = (onderdelen: Onderdelen) => {
  const { pool, clock, log, logger, keyStore, opdrachtlog, tokens, metrieken, volgers } = onderdelen;
  const { issuer, audience, sleutelbron } = tokens;
  const idempotentie = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(pool), keyStore);
  const inzagen = new PostgresInzageLog(pool);
  return HubModule.met({
    fundament: {
      ...{ log, keyStore, idempotentie, inzagen, boek: testboek(), clock },
      ...(opdrachtlog && { opdrachtlog }),
    },
    toegang: { issuer, audience, sleutelbron },
    gezondheid: volgers.map(({ gezondheid }) => gezondheid),
    metrieken,
    extra: [...leesmodellen(pool), TermijnbewakingModule.met({ pool, logger, metrieken, vanzelf: false })],
  });
};

const proefsleutel = () => ({ id: 'proef', bytes: Buffer.alloc(KEY_BYTES, 7) });

/** Must be called before the app registers its routes. A HEAD that comes along with a GET is not noted. */
const genoteerdeRoutes = (app: NestFastifyApplication): readonly Route[] => {
  const routes: Route[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const methode of [method].flat()) if (methode !== 'HEAD') routes.push({ methode, pad: url });
    });
  return routes;
};
