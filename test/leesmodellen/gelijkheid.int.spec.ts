import { afterEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { TOPICS } from '#contracts';
import { Berichtenmaker, InProcessBus, PostgresEventLog, logBus, runRelay } from '#platform';
import type { Bus } from '#platform';
import { withTestDatabase } from '#platform/testing';
import {
  afzenderVan,
  rijenIn,
  schrijf,
  tabellenIn,
  verzonnenGeschiedenis,
  volg,
} from '../support/leesmodellen.js';

const database = withTestDatabase();
const CASUSSEN = 40;

describe('read models made of the same log', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  const volgers = async (log: PostgresEventLog, bus: Bus, pool: Pool) => {
    const lopend = await volg(log, { bus, pool });
    stops.push(() => Promise.all(lopend.map((loop) => loop.stop())));
    return lopend;
  };

  it('live on the log, from zero on the log, and over messages on a bus are equal row by row', async () => {
    const pool = await database.freshPool();
    const eerst = await tabellenIn(pool);
    const log = new PostgresEventLog(pool);
    stops.push(() => log.close());
    const live = await volgers(log, logBus(log), pool);
    const simulatie = verzonnenGeschiedenis('gelijkheid', CASUSSEN);
    await schrijf(log, simulatie);
    const head = await log.head();
    for (const loop of live) await loop.caughtUp(head);
    const tabellen = (await tabellenIn(pool)).filter((tabel) => !eerst.includes(tabel));
    expect(tabellen).toEqual(
      expect.arrayContaining(['leesmodellen.casusoverzicht', 'leesmodellen.postvak_regels']),
    );
    const verwacht = await rijenIn(pool, tabellen);
    expect(verwacht['leesmodellen.casusoverzicht']?.length).toBeGreaterThan(CASUSSEN / 2);

    const vanNul = await database.freshPool();
    for (const loop of await volgers(log, logBus(log), vanNul)) await loop.caughtUp(head);
    expect(await rijenIn(vanNul, tabellen)).toEqual(verwacht);

    const overBus = await database.freshPool();
    const bus = new InProcessBus({ partitions: 3 });
    stops.push(() => bus.close());
    const lopend = await volgers(log, bus, overBus);
    const maker = new Berichtenmaker({ log, afzenderVan });
    const messagesOf = async (event: Parameters<typeof maker.berichtVan>[0]) => [
      { topic: TOPICS.casussen, ...(await maker.berichtVan(event)) },
    ];
    const relais = runRelay({ name: 'gelijkheid', log, bus, pool: overBus, messagesOf });
    stops.push(() => relais.stop());
    await relais.published(head);
    for (const loop of lopend) {
      await loop.settled();
      expect(await loop.status()).toMatchObject({ parked: 0, stopped: new Map() });
    }
    expect(await rijenIn(overBus, tabellen)).toEqual(verwacht);
  });
});
