import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as pauze } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { Pool } from 'pg';
import {
  PostgresEventLog,
  ensureTopics,
  laadAfspraken,
  resetAfnemer,
  standaardAfsprakenMap,
} from '#platform';
import type { Afnemer } from '#platform';
import { leesafnemers } from '../herbouwproef.js';
import { startKind } from '../kind.js';
import { keuze, omBeurten } from '../meting.js';
import type { Reeks } from '../meting.js';
import { relaisproef } from '../relaisproef.js';
import type { Gereed, Relaisproef } from '../relaisproef.js';

const GEBEURTENISSEN = { gewoon: 6_000, klein: 500 } as const;
const PARTITIES = 12;
const MEESTE_PROCESSEN = 4;
const KIJK_MS = 20;
/** A group that is not complete, or a rebuild that is not done by then, never will be. */
const GEDULD_MS = 300_000;
const MS_PER_S = 1_000;

/** The lists and the terms from Kafka by several processes that share its partitions, beside one that has them all. */
export const P4: Reeks = {
  id: 'P4',
  titel: 'herbouw door processen die de partities delen',
  bereid: async (omvang) => {
    const aantal = keuze(omvang, GEBEURTENISSEN);
    const processen = Math.min(MEESTE_PROCESSEN, Math.max(2, availableParallelism()));
    const proef = await relaisproef(aantal);
    const { pool } = proef.plaats;
    const log = new PostgresEventLog(pool);
    const afnemers = leesafnemers({ log, boek: laadAfspraken(standaardAfsprakenMap()) });
    const beheer = proef.kafka.kafka.admin();
    await beheer.connect();
    const gereed = await proef.maak('alleen-hub', aantal);
    const tempo = (k: number): Promise<number> =>
      herbouwDoor(k, { proef, pool, beheer, afnemers, gereed, aantal });
    return {
      regels: [
        {
          naam: `herbouw door ${processen} processen op de partities van Kafka`,
          plafond: `${processen} keer het tempo van een proces`,
          eenheid: 'gebeurt/s',
          doel: { richting: 'minstens', verhouding: 0.9 },
        },
      ],
      ronde: async (eerst) => [
        await omBeurten(
          eerst,
          () => tempo(processen),
          async () => processen * (await tempo(1)),
        ),
      ],
      stop: async () => {
        await beheer.disconnect();
        await log.close();
        await proef.stop();
      },
      noten: [
        `${aantal.toLocaleString('nl-NL')} gebeurtenissen in ${PARTITIES} partities, ${afnemers.map(({ name }) => name).join(' en ')}; ` +
          `PostgreSQL, Kafka en de processen delen ${availableParallelism()} kernen`,
      ],
    };
  },
};

interface Herbouw {
  readonly proef: Relaisproef;
  readonly pool: Pool;
  readonly beheer: Admin;
  readonly afnemers: readonly Afnemer[];
  readonly gereed: Gereed;
  readonly aantal: number;
}

/** Events per second, from the first message until every consumer has them all. Their groups stand before that. */
const herbouwDoor = async (processen: number, herbouw: Herbouw): Promise<number> => {
  const { proef, pool, beheer, afnemers, gereed, aantal } = herbouw;
  const topic = `bench.herbouw.${randomUUID()}`;
  const plan = { name: topic, partitions: PARTITIES, replication: 1, minInSync: 1, retentionDays: null };
  await ensureTopics(beheer, [plan]);
  for (const afnemer of afnemers) await resetAfnemer(pool, afnemer);
  const kinderen = Array.from({ length: processen }, () =>
    startKind({ soort: 'volg', url: proef.plaats.url, broker: proef.kafka.adres, topic }),
  );
  try {
    await Promise.all(kinderen.map(({ antwoord }) => antwoord));
    await tot(() => zijnCompleet(beheer, afnemers, processen));
    const begin = performance.now();
    await proef.kaal(gereed.map((batch) => batch.map(({ messages }) => ({ topic, messages }))));
    await tot(async () => (await verwerkt(pool, topic)) === aantal * afnemers.length);
    return (aantal * MS_PER_S) / (performance.now() - begin);
  } finally {
    await Promise.all(kinderen.map(({ stop }) => stop()));
    await tot(() => zijnWeg(beheer, afnemers));
  }
};

const tot = async (is: () => Promise<boolean>): Promise<void> => {
  const begin = performance.now();
  while (!(await is())) {
    if (performance.now() - begin > GEDULD_MS) throw new Error('the rebuild by partitions did not end');
    await pauze(KIJK_MS);
  }
};

const zijnCompleet = async (
  beheer: Admin,
  afnemers: readonly Afnemer[],
  processen: number,
): Promise<boolean> => {
  const { groups } = await beheer.describeGroups(afnemers.map(({ name }) => name));
  return groups.every(({ state, members }) => state === 'Stable' && members.length === processen);
};

/** Who has just left may still be a member for a moment. */
const zijnWeg = async (beheer: Admin, afnemers: readonly Afnemer[]): Promise<boolean> => {
  const { groups } = await beheer.describeGroups(afnemers.map(({ name }) => name));
  return groups.every(({ members }) => members.length === 0);
};

const verwerkt = async (pool: Pool, topic: string): Promise<number> => {
  const { rows } = await pool.query<{ aantal: string | null }>(
    'select sum(volgende) as aantal from bus_posities where topic = $1',
    [topic],
  );
  return Number(rows[0]?.aantal ?? 0);
};
