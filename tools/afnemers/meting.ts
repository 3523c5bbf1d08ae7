import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TOPICS } from '#contracts';
import { LOG_START } from '#event-sourcing';
import type { EventLog } from '#event-sourcing';
import {
  EmbeddedPostgres,
  PostgresEventLog,
  laadAfspraken,
  logBus,
  openDatabase,
  resetAfnemer,
  runConsumer,
  standaardAfsprakenMap,
} from '#platform';
import type { Afnemer } from '#platform';
import { postvakAfnemer } from '#postvak';
import type { Pool } from 'pg';
import { vulLog } from '../kafka/proefcasussen.js';

/** How fast a consumer works off a log within the process, beside what reading that log costs by itself. */
const measured = async (events: number, work: () => Promise<void>): Promise<Measured> => {
  const before = process.cpuUsage();
  const begin = performance.now();
  await work();
  const perSecond = Math.round((events * 1_000) / (performance.now() - begin));
  const { user, system } = process.cpuUsage(before);
  return { perSecond, cpuMicros: (user + system) / events };
};

interface Measured {
  readonly perSecond: number;
  /** Of this process alone: says more than the clock on a machine that others use. */
  readonly cpuMicros: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const readAll = async (log: EventLog): Promise<void> => {
  for await (const _ of log.readAll(LOG_START));
};

const subscribe = async (log: EventLog): Promise<void> => {
  const ending = new AbortController();
  for await (const { kind } of log.subscribeToAll({ after: LOG_START, signal: ending.signal })) {
    if (kind === 'caught-up') ending.abort();
  }
};

const consume = async (log: EventLog, pool: Pool, afnemer: Afnemer): Promise<void> => {
  const loop = await runConsumer({
    ...afnemer,
    bus: logBus(log),
    pool,
    topics: [TOPICS.casussen],
    deadLetterTopic: TOPICS.deadLetter,
  });
  await loop.caughtUp(await log.head());
  await loop.stop();
};

const { values } = parseArgs({ options: { aantal: { type: 'string' }, rondes: { type: 'string' } } });
const events = Number(values.aantal ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'overdracht-meting-'));
const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'data') });
const pool = await openDatabase({ url: postgres.url });
const log = new PostgresEventLog(pool);
try {
  await vulLog(log, events);
  const boek = laadAfspraken(standaardAfsprakenMap());
  const niets: Afnemer = { name: 'niets', apply: () => Promise.resolve() };
  const postvak = postvakAfnemer(log, boek);
  const work: Readonly<Record<string, () => Promise<void>>> = {
    readAll: () => readAll(log),
    abonnement: () => subscribe(log),
    'afnemer die niets doet': () => consume(log, pool, niets),
    postvak: () => consume(log, pool, postvak),
  };
  const rates = new Map<string, Measured[]>(Object.keys(work).map((name) => [name, []]));
  for (let round = 0; round <= Number(values.rondes ?? 3); round += 1) {
    for (const [name, run] of Object.entries(work)) {
      const outcome = await measured(events, run);
      // The first round warms up.
      if (round > 0) rates.get(name)?.push(outcome);
      for (const afnemer of [niets, postvak]) await resetAfnemer(pool, afnemer);
    }
  }
  for (const [name, outcomes] of rates) {
    const perSecond = median(outcomes.map((each) => each.perSecond));
    const cpu = median(outcomes.map(({ cpuMicros }) => cpuMicros)).toFixed(1);
    console.log(`${name}: ${perSecond} gebeurtenissen/s, ${cpu} us rekentijd per gebeurtenis`);
  }
} finally {
  await log.close();
  await pool.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
