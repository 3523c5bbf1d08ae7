import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { testboek } from '#afspraken/testing';
import { LOG_START, NO_STREAM, verifyChain } from '#event-sourcing';
import { collected, exampleRecords } from '#event-sourcing/testing';
import { PostgresEventLog } from '#platform';
import { withTestDatabase } from '#platform/testing';
import { Simulatie } from '#simulatie';
import type { Bestemming } from './bestemming.js';
import { Bulklader, Stapsgewijs } from './database.js';
import { Invoerfout } from '../json-bestand.js';
import { opBestemming } from './openen.js';
import { leesOpdracht } from './opdracht.js';
import type { Opdracht } from './opdracht.js';

const database = withTestDatabase();

/** Of some 450 events, so that there are several batches. */
const PER_GREEP = 100;

const simulatie = (zaad = 'database'): Simulatie =>
  new Simulatie({
    boek: testboek(),
    zaad,
    van: '2024-01-01T00:00:00+01:00',
    tot: '2025-01-01T00:00:00+01:00',
    casussen: 40,
  });

const laad = async (bestemming: Bestemming, uit: Simulatie = simulatie()): Promise<string> => {
  for (const vastlegging of uit) await bestemming.schrijf(vastlegging);
  return bestemming.sluit();
};

describe('a simulated history in PostgreSQL', () => {
  let pool: Pool;
  let log: PostgresEventLog;

  beforeEach(async () => {
    pool = await database.freshPool();
    log = new PostgresEventLog(pool);
  });
  afterEach(() => log.close());

  const alles = () => collected(log.readAll(LOG_START));

  it('stands as it was simulated, with positions without gaps, in chains that hold', async () => {
    const uit = simulatie();
    const gemeld = await laad(new Bulklader(pool, PER_GREEP), uit);
    const records = await alles();
    expect(gemeld).toContain(`${records.length} gebeurtenissen`);
    expect(records.map(({ positie }) => positie)).toEqual(records.map((_, i) => i + 1));
    expect(records.map(({ positie: _, ...record }) => record)).toEqual(
      [...simulatie()].flatMap((vastlegging) => vastlegging.records),
    );
    const casus = await collected(log.readStream(`casus-${records[0]?.casusId ?? ''}`));
    expect(verifyChain(casus)).toMatchObject({ intact: true, length: casus.length });
  });

  it('is the same log, byte for byte, as the hub would have made step by step', async () => {
    await laad(new Bulklader(pool, PER_GREEP));
    const ander = await database.freshPool();
    const perStap = new PostgresEventLog(ander);
    await laad(new Stapsgewijs(perStap));
    const regels = async (uit: Pool): Promise<unknown[]> =>
      (await uit.query('select * from gebeurtenissen order by positie')).rows;
    expect(await regels(ander)).toEqual(await regels(pool));
    await perStap.close();
  });

  it('goes on where the log was, and the hub goes on after it', async () => {
    const eigen = exampleRecords('casus-1', { count: 2 });
    await log.append('casus-1', NO_STREAM, eigen);
    await laad(new Bulklader(pool, PER_GREEP));
    const kop = await log.head();
    await log.append('casus-2', NO_STREAM, exampleRecords('casus-2', { count: 1 }));
    const records = await alles();
    expect(records).toHaveLength(kop + 1);
    expect(records.map(({ positie }) => positie)).toEqual(records.map((_, i) => i + 1));
  });

  it('is told to who listens', async () => {
    const verwacht = [...simulatie()].flatMap(({ records }) => records).length;
    const stop = new AbortController();
    const gezien: number[] = [];
    const volger = (async () => {
      for await (const bericht of log.subscribeToAll({ after: LOG_START, signal: stop.signal })) {
        if (bericht.kind === 'events') gezien.push(...bericht.events.map(({ positie }) => positie));
        if (gezien.length >= verwacht) stop.abort();
      }
    })();
    await laad(new Bulklader(pool, PER_GREEP));
    await volger;
    expect(gezien).toEqual(Array.from({ length: verwacht }, (_, i) => i + 1));
  });

  it('is refused in words when it stands there already, and leaves nothing of itself', async () => {
    await laad(new Bulklader(pool, PER_GREEP));
    const kop = await log.head();
    const nogEens = new Bulklader(pool, PER_GREEP);
    await expect(laad(nogEens)).rejects.toThrow(Invoerfout);
    expect(nogEens.breekAf()).toBe('de database is ongewijzigd');
    expect(await log.head()).toBe(kop);
  });
});

describe('the database that a simulation goes to', () => {
  const opdracht = (...argumenten: readonly string[]): Opdracht => {
    const gelezen = leesOpdracht(['--naar', 'database', ...argumenten], 0);
    if (gelezen === 'hulp') throw new Error('no help was asked for');
    return gelezen;
  };
  const zwijg = () => undefined;

  it('is not beside a log in EventStoreDB', async () => {
    const env = { DATABASE_URL: await database.freshUrl(), EVENTSTOREDB_URL: 'esdb://127.0.0.1:2113' };
    await expect(opBestemming(opdracht(), env, zwijg)).rejects.toThrow('EVENTSTOREDB_URL');
  });

  it('is never one of production', async () => {
    const env = { DATABASE_URL: await database.freshUrl(), NODE_ENV: 'production' };
    await expect(opBestemming(opdracht(), env, zwijg)).rejects.toThrow(Invoerfout);
  });

  it('is empty, unless the user says that it may be added to', async () => {
    const env = { DATABASE_URL: await database.freshUrl() };
    const leeg = await opBestemming(opdracht(), env, zwijg);
    await laad(leeg.bestemming);
    await leeg.sluit();
    await expect(opBestemming(opdracht(), env, zwijg)).rejects.toThrow('al gebeurtenissen');
    const erbij = await opBestemming(opdracht('--toevoegen', '--per-stap'), env, zwijg);
    await laad(erbij.bestemming, simulatie('meer'));
    await erbij.sluit();
    const log = new PostgresEventLog(database.poolOn(env.DATABASE_URL));
    const meer = simulatie('meer');
    const verwacht = [...simulatie(), ...meer].flatMap(({ records }) => records).length;
    expect(await log.head()).toBe(verwacht);
    await log.close();
  });
});
