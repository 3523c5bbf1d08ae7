import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import { instantMs } from '#afspraken';
import { CasusModule, StapVastleggen, termijnVerstreken } from '#casus';
import { betrokkenenGeinformeerd, melding, triage } from '#casus/testing';
import type { Daad } from '#casus/testing';
import { TOPICS } from '#contracts';
import { alsGebeurtenis, instantieVan, isVerstreken, termijnenVan, zichtlijn } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import { VT, boekVanZuidLimburg, tijd } from '#dossier/testing';
import { DomainError, sha256Hex, verifyChain } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import {
  InMemoryIdempotencyRegister,
  InMemoryInzageLog,
  InMemoryKeyStore,
  ManualClock,
} from '#event-sourcing/testing';
import { HubLogger, PostgresEventLog, logBus, resetAfnemer, runConsumer } from '#platform';
import type { RunningConsumer } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { FundamentModule } from '#samenstelling';
import {
  PostgresTermijnplan,
  Termijnwachter,
  Timerwekker,
  Verstrekenboek,
  termijnenAfnemer,
} from '#termijnbewaking';
import type { Notering, Verstrijking } from '#termijnbewaking';

const AANTAL = 24;
const DAG_MS = 86_400_000;
const boek = boekVanZuidLimburg();

/** Notes by the same command as the composition does, in a process of its own. */
class Boek extends Verstrekenboek {
  constructor(private readonly bus: CommandBus) {
    super();
  }

  override async antwoordt(): Promise<void> {
    await Promise.resolve();
  }

  override async noteer(verstrijking: Verstrijking): Promise<Notering> {
    try {
      const { herhaald } = await this.bus.execute(new StapVastleggen(termijnVerstreken(verstrijking)));
      return herhaald ? 'stond-al' : 'genoteerd';
    } catch (fout) {
      if (fout instanceof DomainError) return 'geweigerd';
      throw fout;
    }
  }
}

const uuid = (n: number): string => `6f1c2a4e-0d53-4c1b-9d2e-${String(n).padStart(12, '0')}`;

const gemeld = (n: number, op: string): Daad => melding(op, { meldingId: uuid(n) });

describe('watchers on one PostgreSQL', () => {
  const database = withTestDatabase();
  const clock = new ManualClock();
  const keyStore = new InMemoryKeyStore();
  let url: string;
  let pool: Pool;
  let log: PostgresEventLog;
  let consument: RunningConsumer;
  const draaiend: (() => Promise<unknown>)[] = [];

  /** A process of its own: its own connections, its own commands. */
  const proces = async (): Promise<{ bus: CommandBus; wachter: Termijnwachter }> => {
    const eigenPool = database.poolOn(url);
    const eigenLog = new PostgresEventLog(eigenPool);
    const fundament = FundamentModule.met({
      ...{ log: eigenLog, keyStore, boek, clock },
      ...{ idempotentie: new InMemoryIdempotencyRegister(), inzagen: new InMemoryInzageLog() },
    });
    const module = { module: class Proces {}, imports: [CqrsModule.forRoot(), fundament, CasusModule] };
    const app: INestApplicationContext = await NestFactory.createApplicationContext(module, {
      logger: new HubLogger({ destination: { write: () => undefined } }),
    });
    draaiend.push(
      () => app.close(),
      () => eigenLog.close(),
    );
    const bus = app.get(CommandBus);
    const plan = new PostgresTermijnplan(eigenPool);
    const wekker = new Timerwekker();
    return { bus, wachter: new Termijnwachter({ plan, boek: new Boek(bus), clock, wekker }) };
  };

  const volg = (): Promise<RunningConsumer> =>
    runConsumer({
      ...termijnenAfnemer(log, boek),
      ...{ bus: logBus(log), pool, topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter },
    });

  beforeEach(async () => {
    url = await database.freshUrl();
    pool = database.poolOn(url);
    log = new PostgresEventLog(pool);
    consument = await volg();
    draaiend.push(
      () => consument.stop(),
      () => log.close(),
    );
  });

  afterEach(async () => {
    for (const stop of draaiend.splice(0)) await stop();
  });

  const doe = async (bus: CommandBus, casusId: string, { stap, door, vastgelegdOp }: Daad): Promise<void> => {
    clock.setTo(instantMs(vastgelegdOp));
    const sleutel = sha256Hex([casusId, stap.type, stap.plaatsgevondenOp].join(' '));
    await bus.execute(
      new StapVastleggen({
        casusId,
        nieuweCasus: stap.type === 'MeldingOntvangen',
        stap,
        actor: { partij: door, rol: 'veilig-thuis' },
        kijker: { rol: 'veilig-thuis', partij: VT },
        ...{ sleutel, vingerafdruk: sleutel, correlatieId: casusId },
      }),
    );
  };

  const bij = async (): Promise<void> => consument.caughtUp(await log.head());

  const stromen = async (): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> => {
    const perCasus = new Map<string, RecordedEvent[]>();
    for await (const record of log.readAll(0))
      perCasus.set(record.casusId, [...(perCasus.get(record.casusId) ?? []), record]);
    return perCasus;
  };

  const rijen = async (): Promise<unknown> =>
    (await pool.query<{ rij: unknown }>('select rij, te_noteren from termijnen order by casus_id, instantie'))
      .rows;

  /** Meldingen on consecutive days; every third is triaged in time, and its letter is sent in time. */
  const vulCasussen = async (bus: CommandBus): Promise<void> => {
    for (let n = 0; n < AANTAL; n += 1)
      await doe(bus, uuid(n), gemeld(n, `2026-03-${String(2 + (n % 12)).padStart(2, '0')} 09:00`));
    for (let n = 0; n < AANTAL; n += 3) {
      await doe(bus, uuid(n), triage('2026-03-16 09:00', 'lokaal-veld'));
      await doe(bus, uuid(n), betrokkenenGeinformeerd('2026-03-17 09:00'));
    }
  };

  const controleer = async (nuMs: number): Promise<number> => {
    let aantal = 0;
    for (const records of (await stromen()).values()) {
      expect(verifyChain(records)).toMatchObject({ intact: true });
      const geschiedenis: readonly CasusGebeurtenis[] = records.map((record) => alsGebeurtenis(record));
      const verstreken = termijnenVan(geschiedenis, boek, { nuMs }).filter(
        ({ status }) => status === 'verstreken',
      );
      const vastgelegd = geschiedenis.filter(isVerstreken);
      expect(
        vastgelegd.map(({ data, plaatsgevondenOp }) => [instantieVan(data), plaatsgevondenOp]).sort(),
      ).toEqual(verstreken.map(({ instantie, overschredenVanaf }) => [instantie, overschredenVanaf]).sort());
      const V3 = zichtlijn(geschiedenis, boek, { kalenderTotMs: nuMs }).periodes.filter(
        ({ grond }) => grond === 'V3',
      );
      const T1 = vastgelegd.filter(({ data }) => data.termijn === 'T1');
      expect(V3.map(({ vanafMs }) => vanafMs)).toEqual(
        T1.map(({ plaatsgevondenOp }) => instantMs(plaatsgevondenOp)),
      );
      aantal += vastgelegd.length;
    }
    return aantal;
  };

  it('that race, after 30 days of standing still, note each term that passed once and exactly', async () => {
    const [een, twee] = await Promise.all([proces(), proces()]);
    await vulCasussen(een.bus);
    await bij();
    clock.advanceMs(30 * DAG_MS);
    const rondes = await Promise.all([een.wachter.ronde(), twee.wachter.ronde(), een.wachter.ronde()]);
    expect(rondes.map(({ mislukt, geweigerd }) => mislukt + geweigerd)).toEqual([0, 0, 0]);
    expect(await controleer(clock.nowMs())).toBeGreaterThan((2 * AANTAL) / 3 - 1);
    await bij();
    expect(await een.wachter.status()).toMatchObject({ 'te-noteren': 0 });
    expect(await twee.wachter.ronde()).toMatchObject({ genoteerd: 0, 'stond-al': 0 });
  });

  it('with a plan from before the facts note nothing that was met', async () => {
    const { bus, wachter } = await proces();
    await doe(bus, uuid(1), gemeld(1, '2026-03-02 09:00'));
    await bij();
    await consument.stop();
    await doe(
      bus,
      uuid(1),
      triage('2026-03-09 17:00', 'client-systeem', { informerenAndersAfgesproken: true }),
    );
    clock.setTo(tijd('2026-03-10 00:00'));
    expect(await wachter.ronde()).toMatchObject({ genoteerd: 0, geweigerd: 1 });
    expect(await controleer(clock.nowMs())).toBe(0);
  });

  it('started anew on rows that were thrown away note nothing twice, and the rows become the same', async () => {
    const { bus, wachter } = await proces();
    await vulCasussen(bus);
    await bij();
    clock.advanceMs(30 * DAG_MS);
    await wachter.ronde();
    await bij();
    const eerst = await rijen();
    const genoteerd = await controleer(clock.nowMs());
    await consument.stop();
    await resetAfnemer(pool, termijnenAfnemer(log, boek));
    consument = await volg();
    await bij();
    expect(await rijen()).toEqual(eerst);
    const { wachter: nieuw } = await proces();
    await nieuw.ronde();
    expect(await controleer(clock.nowMs())).toBe(genoteerd);
  });

  it('know of a sleep until the next term ends, and count what runs and what has passed', async () => {
    const { bus, wachter } = await proces();
    await doe(bus, uuid(1), gemeld(1, '2026-03-02 09:00'));
    await doe(bus, uuid(2), gemeld(2, '2026-03-04 09:00'));
    await bij();
    const plan = new PostgresTermijnplan(pool);
    expect(await plan.eerstvolgende(clock.nowMs())).toBe(instantMs(tijd('2026-03-10 00:00')));
    clock.setTo(tijd('2026-03-10 00:00'));
    expect(await wachter.status()).toMatchObject({
      tellingen: [
        { termijn: 'T1', staat: 'te-noteren', aantal: 1 },
        { termijn: 'T1', staat: 'waarschuwing', aantal: 1 },
      ],
    });
    await wachter.ronde();
    await bij();
    expect(await wachter.status()).toMatchObject({ verstreken: 1, waarschuwing: 1, 'te-noteren': 0 });
  });
});
