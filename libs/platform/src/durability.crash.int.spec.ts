import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { verifyChain } from '#event-sourcing';
import type { RecordedEvent } from '#event-sourcing';
import { collected } from '#event-sourcing/testing';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
import { signalTo } from './embedded-postgres/process-table.js';
import { stopProcesses } from './embedded-postgres/server-process.js';
import { openDatabase } from './postgres/open-database.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

const ROUNDS = 20;
const MOST_ACKNOWLEDGEMENTS = 1_500;
const WRITER = fileURLToPath(new URL('./crash-writer.fixture.ts', import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-crash-test-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  const data = join(folder, 'postgres', 'data');
  if (existsSync(data)) await stopProcesses(data);
  rmSync(folder, { recursive: true });
});

it(`loses no acknowledged event, doubles none and separates none from its key over ${ROUNDS} kills under load`, async () => {
  const seed = randomInt(2 ** 31);
  process.stdout.write(`seed of the crash rounds: ${seed}\n`);
  const random = generator(seed);
  const acknowledged = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const alsoPostgres = round % 2 === 1;
    // Some die while the database is made, starts or recovers.
    const early = !alsoPostgres && random() < 0.3;
    const moment = early ? 0 : Math.ceil(random() * MOST_ACKNOWLEDGEMENTS);
    for (const id of await killedWriter(round, moment, alsoPostgres)) acknowledged.add(id);
    if (round % 4 === 3 || round === ROUNDS - 1) await verify(acknowledged);
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS);
});

/** The ids that a writer acknowledged before it was killed after this many of them (0: as soon as it ran). */
const killedWriter = async (
  round: number,
  moment: number,
  alsoPostgres: boolean,
): Promise<readonly string[]> => {
  const child = spawn(
    process.execPath,
    ['--conditions=bron', '--import', 'tsx', WRITER, folder, String(round)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  const ids: string[] = [];
  let postgresPid: number | undefined;
  for await (const line of createInterface(child.stdout)) {
    const [kind, value] = line.split(' ');
    if (kind === 'postgres') postgresPid = Number(value);
    if (kind === 'bevestigd' && value !== undefined) ids.push(value);
    if (child.killed || ids.length < moment) continue;
    if (alsoPostgres && postgresPid !== undefined) signalTo(postgresPid, 'SIGKILL');
    child.kill('SIGKILL');
  }
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error(`the writer of round ${round} ended by itself`);
  return ids;
};

const verify = async (acknowledged: ReadonlySet<string>): Promise<void> => {
  const postgres = await EmbeddedPostgres.start({ folder });
  const pool = await openDatabase({ url: postgres.url });
  const log = new PostgresEventLog(pool);
  const all = await collected(log.readAll(0));
  const ids = new Set(all.map(({ id }) => id));
  expect(ids.size).toBe(all.length);
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  expect(all.map(({ positie }) => positie)).toEqual(all.map((_, at) => at + 1));
  for (const casusId of new Set(all.map((record) => record.casusId))) {
    const records = await collected(log.readStream(casusId));
    expect(verifyChain(records)).toEqual({ intact: true, length: records.length });
  }
  await verifyCommands(pool, all);
  await log.close();
  await pool.end();
  await postgres.stop();
};

/** What a command wrote stands with its key, and its case with the key of the case: never the one without the other. */
const verifyCommands = async (pool: Pool, all: readonly RecordedEvent[]): Promise<void> => {
  const ofCommands = all.filter(({ casusId }) => casusId.startsWith('opdrachten-'));
  const { rows: used } = await pool.query<{ sleutel: string }>('select sleutel from idempotentie');
  const { rows: keys } = await pool.query<{ casus_id: string }>(
    `select casus_id from zegelsleutels where casus_id like 'opdrachten-%'`,
  );
  expect(used.map(({ sleutel }) => sleutel).sort()).toEqual(ofCommands.map(({ id }) => id).sort());
  expect(keys.map((row) => row.casus_id).sort()).toEqual([
    ...new Set(ofCommands.map(({ casusId }) => casusId).sort()),
  ]);
};

/** Mulberry32: the moments of a failed run can be had again from its seed. */
const generator = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
