import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Pool } from 'pg';
import { TOPICS } from '#contracts';
import { laadAfspraken, logBus, openDatabase, runConsumer, standaardAfsprakenMap } from '#platform';
import { afnemersVan } from '#samenstelling';
import type { Stack } from '../../../tools/stack/stack.js';
import { rijenIn, tabellenIn } from '../../support/leesmodellen.js';
import type { Meetpost } from './meetpost.js';

/**
 * The rows of every read model are those that one makes of the log alone, in a database of its own, without Kafka and
 * without anything that happened to the services.
 */
export const eistLeesmodellen = async (stack: Stack, meetpost: Meetpost): Promise<number> => {
  const naam = `verantwoording_${randomUUID().replaceAll('-', '')}`;
  await meetpost.pool.query(`create database ${naam}`);
  const url = new URL(stack.postgres.url);
  url.pathname = `/${naam}`;
  const vers = await openDatabase({ url: url.href, name: 'verantwoording' });
  try {
    const eerst = new Set(await tabellenIn(vers));
    await maakLeesmodellen(meetpost, vers);
    const tabellen = (await tabellenIn(vers)).filter((tabel) => !eerst.has(tabel));
    expect(tabellen.length).toBeGreaterThan(0);
    const verwacht = await rijenIn(vers, tabellen);
    expect(await rijenIn(meetpost.pool, tabellen)).toEqual(verwacht);
    return Object.values(verwacht).reduce((som, rijen) => som + rijen.length, 0);
  } finally {
    await vers.end();
    await meetpost.pool.query(`drop database ${naam}`);
  }
};

const maakLeesmodellen = async ({ log }: Meetpost, pool: Pool): Promise<void> => {
  const grond = { log, boek: laadAfspraken(standaardAfsprakenMap()) };
  const bus = logBus(log);
  const head = await log.head();
  for (const afnemer of [...afnemersVan.projecties(grond), ...afnemersVan.termijnwachter(grond)]) {
    const loop = await runConsumer({
      ...afnemer,
      ...{ bus, pool, topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter },
    });
    await loop.caughtUp(head);
    await loop.stop();
  }
  await bus.close();
};
