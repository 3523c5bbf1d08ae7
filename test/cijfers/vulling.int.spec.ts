import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { cijfersAfnemer, herbouw, zorgVoorCijfers } from '#cijfers';
import { TOPICS } from '#contracts';
import { boekVanZuidLimburg } from '#dossier/testing';
import type { CasesQuery, EventLog } from '#event-sourcing';
import { ConsumerBusy, PostgresEventLog, logBus, parkedCases, resetAfnemer, runConsumer } from '#platform';
import type { Afnemer, RunningConsumer } from '#platform';
import { appendTo, casusRecords, withTestDatabase } from '#platform/testing';
import { Simulatie } from '#simulatie';
import { rijenIn } from '../support/leesmodellen.js';

const database = withTestDatabase();
const boek = boekVanZuidLimburg();
const TABELLEN = ['cijfers.feiten', 'cijfers.casussen'];
const CASUSSEN = 10;

const schrijf = async (log: EventLog, zaad: string): Promise<void> => {
  const simulatie = new Simulatie({
    ...{ boek, zaad, casussen: CASUSSEN, regios: ['zuid-limburg'] },
    ...{ van: '2025-01-01T00:00:00Z', tot: '2025-07-01T00:00:00Z' },
  });
  for (const { stroom, verwachteRevisie, records } of simulatie)
    await log.append(stroom, verwachteRevisie, records);
};

/** In which more is recorded as soon as somebody reads it case by case. */
class Groeilog extends PostgresEventLog {
  groei: (() => Promise<void>) | undefined;

  override async *readCases(query: CasesQuery) {
    const { groei } = this;
    this.groei = undefined;
    await groei?.();
    yield* super.readCases(query);
  }
}

describe('the consumer of the figures, with tables in which nothing stands yet', () => {
  let url: string;
  let pool: Pool;
  let log: Groeilog;
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    url = await database.freshUrl();
    pool = database.poolOn(url);
    log = new Groeilog(pool);
    stops.push(() => log.close());
    await zorgVoorCijfers(pool, log, boek);
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  const start = async (afnemer: Afnemer, op = pool): Promise<RunningConsumer> => {
    const bus = logBus(log);
    const begin = (): Promise<RunningConsumer> =>
      runConsumer({
        ...{ ...afnemer, bus, pool: op },
        ...{ topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter },
      }).catch((fout: unknown) => {
        // As a service does it: on a busy machine another may be filling for long.
        if (fout instanceof ConsumerBusy) return begin();
        throw fout;
      });
    const loop = await begin();
    stops.push(() => loop.stop().then(() => bus.close()));
    return loop;
  };
  /** It writes down which messages reached it. */
  const metTelling = (bekeken: string[] = []): { readonly afnemer: Afnemer; readonly bekeken: string[] } => {
    const afnemer = cijfersAfnemer(log, boek);
    const apply: Afnemer['apply'] = async (client, bericht) => {
      bekeken.push(bericht.attributen.id);
      await afnemer.apply(client, bericht);
    };
    return { afnemer: { ...afnemer, apply }, bekeken };
  };
  /** The rows that the messages make, in a database of their own. */
  const doorBerichten = async () => {
    const ander = await database.freshPool();
    const leeg = new PostgresEventLog(ander);
    await zorgVoorCijfers(ander, leeg, boek);
    await leeg.close();
    const { name, apply } = cijfersAfnemer(log, boek);
    await (await start({ name, apply }, ander)).caughtUp(await log.head());
    return rijenIn(ander, TABELLEN);
  };
  const casussen = async (): Promise<number> => {
    const { rows } = await pool.query('select distinct casus_id from gebeurtenissen');
    return rows.length;
  };
  const bij = async (loop: RunningConsumer): Promise<void> => loop.caughtUp(await log.head());

  it('has the rows that the messages would have made, without one of them', async () => {
    await schrijf(log, 'gelijk');
    const { afnemer, bekeken } = metTelling();
    await bij(await start(afnemer));
    const rijen = await rijenIn(pool, TABELLEN);
    expect(bekeken).toEqual([]);
    expect(rijen['cijfers.casussen']?.length).toBe(await casussen());
    expect(rijen).toEqual(await doorBerichten());
  });

  it('misses nothing of what is recorded while it is filled, and goes on with what comes after', async () => {
    await schrijf(log, 'eerst');
    log.groei = () => schrijf(log, 'intussen');
    const loop = await start(cijfersAfnemer(log, boek));
    expect(log.groei).toBeUndefined();
    await schrijf(log, 'daarna');
    await bij(loop);
    const rijen = await rijenIn(pool, TABELLEN);
    expect(rijen['cijfers.casussen']?.length).toBe(await casussen());
    expect(rijen).toEqual(await doorBerichten());
  });

  it('is filled once by two processes that start together', async () => {
    await schrijf(log, 'twee');
    const [een, twee] = [metTelling(), metTelling()];
    const lopend = await Promise.all([start(een.afnemer), start(twee.afnemer, database.poolOn(url))]);
    await Promise.all(lopend.map(bij));
    expect([...een.bekeken, ...twee.bekeken]).toEqual([]);
    expect(await rijenIn(pool, TABELLEN)).toEqual(await doorBerichten());
  });

  it('adds nothing to the rows of a rebuild, and to those that it had before it began again', async () => {
    await schrijf(log, 'herbouw');
    expect(await herbouw({ pool, log, boek })).toMatchObject({ gewisseld: true });
    const rijen = await rijenIn(pool, TABELLEN);
    const { afnemer, bekeken } = metTelling();
    const loop = await start(afnemer);
    await bij(loop);
    await resetAfnemer(pool, { name: afnemer.name });
    await schrijf(log, 'na het begin');
    await bij(loop);
    const gezien = await rijenIn(pool, TABELLEN);
    expect(gezien['cijfers.feiten']).toEqual(expect.arrayContaining([...(rijen['cijfers.feiten'] ?? [])]));
    expect(gezien).toEqual(await doorBerichten());
    const nieuw = await pool.query<{ id: string }>(
      `select id from gebeurtenissen g where not exists (
        select from unnest($1::text[]) oud where (oud::jsonb) ->> 'casus_id' = g.casus_id::text)`,
      [rijen['cijfers.casussen']],
    );
    expect(new Set(bekeken)).toEqual(new Set(nieuw.rows.map(({ id }) => id)));
  });

  it('leaves a case that no facts can be made of to its messages, which set it aside', async () => {
    await schrijf(log, 'goed');
    const records = casusRecords('kapot', 1);
    await appendTo(log, records);
    const { vulling, ...afnemer } = cijfersAfnemer(log, boek);
    const rijenVan: typeof vulling.rijenVan = (dossier) => {
      if (dossier.casusId === records[0]?.casusId) throw new TypeError('invented fault');
      return vulling.rijenVan(dossier);
    };
    const apply: Afnemer['apply'] = async (client, bericht) => {
      if (bericht.attributen.subject === records[0]?.casusId) throw new TypeError('invented fault');
      await afnemer.apply(client, bericht);
    };
    await bij(await start({ ...afnemer, vulling: { ...vulling, rijenVan }, apply }));
    expect((await parkedCases(pool, afnemer.name)).map(({ key }) => key)).toEqual([records[0]?.casusId]);
    expect((await rijenIn(pool, TABELLEN))['cijfers.casussen']?.length).toBe((await casussen()) - 1);
  });

  it('writes nothing in tables of another version', async () => {
    await schrijf(log, 'versie');
    await pool.query(`update cijfers.versie set versie = 'cijfers 99'`);
    const { name, vulling, apply } = cijfersAfnemer(log, boek);
    const loop = await start({ name, vulling, apply });
    await bij(loop);
    expect((await rijenIn(pool, TABELLEN))['cijfers.casussen']).toEqual([]);
    expect((await loop.status()).parked).toBe(await casussen());
  });
});
