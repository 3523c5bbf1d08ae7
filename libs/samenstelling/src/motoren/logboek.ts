import type { Pool } from 'pg';
import { TOPICS } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { OpstartFout, PostgresEventLog, ask, openEventStoreDb } from '#platform';
import type { EventStoreDbOptions } from '#platform';
import type { Logboek } from '../config/delen.js';
import { GemetenLog } from '../metrieken/gemeten-log.js';
import { wachtOp } from '../start/wacht.js';
import { LOGBOEK_TOPIC } from './logbus.js';
import type { Opbouw } from './opbouw.js';

/** The log of the configuration: EventStoreDB, or without it the PostgreSQL of the app. @throws OpstartFout */
export const opLogboek = async (config: Logboek, pool: Pool, opbouw: Opbouw): Promise<EventLog> =>
  new GemetenLog(await kiesLogboek(config, pool, opbouw), opbouw.metrieken);

const kiesLogboek = async (config: Logboek, pool: Pool, opbouw: Opbouw): Promise<EventLog> => {
  if (config.EVENTSTOREDB_URL === undefined) {
    await weigerVreemdePosities(pool);
    const log = new PostgresEventLog(pool);
    opbouw.afbouw.straks(() => log.close());
    return log;
  }
  await weigerTweedeLogboek(pool);
  const verbinding = verbindingVan(config, config.EVENTSTOREDB_URL, opbouw.naam);
  const log = await wachtOp(() => openEventStoreDb(verbinding), {
    wat: 'EventStoreDB',
    isAfwezig: (fout) => ((fout as Error).cause as Error | undefined)?.name === 'LogUnavailable',
    meld: opbouw.meld,
  });
  opbouw.afbouw.straks(() => log.close());
  return log;
};

const verbindingVan = (config: Logboek, url: string, naam: string): EventStoreDbOptions => ({
  url,
  name: `overdracht-${naam}`,
  ...(config.EVENTSTOREDB_GEBRUIKER !== undefined && { username: config.EVENTSTOREDB_GEBRUIKER }),
  ...(config.EVENTSTOREDB_WACHTWOORD !== undefined && { password: config.EVENTSTOREDB_WACHTWOORD }),
  ...(config.EVENTSTOREDB_CA !== undefined && { tlsCaFile: config.EVENTSTOREDB_CA }),
});

/** Two logs would each hold a part of the cases. */
const weigerTweedeLogboek = async (pool: Pool): Promise<void> => {
  if (!(await isWaar(pool, 'select exists (select from gebeurtenissen) as waar'))) return;
  throw new OpstartFout(
    'EVENTSTOREDB_URL is gegeven, maar in de database van DATABASE_URL staat al een logboek.',
    'Laat EVENTSTOREDB_URL weg om met dat logboek door te gaan, of geef met DATABASE_URL een lege database.',
  );
};

/** Followers that have passed more than this log holds have followed another one. */
const weigerVreemdePosities = async (pool: Pool): Promise<void> => {
  const vreemd = `select not exists (select from gebeurtenissen)
      and (exists (select from bus_posities where topic in ($1, $2) and volgende > 1)
        or exists (select from relais where positie > 0)) as waar`;
  if (!(await isWaar(pool, vreemd, TOPICS.casussen, LOGBOEK_TOPIC))) return;
  throw new OpstartFout(
    'De leesmodellen in de database van DATABASE_URL volgen een ander logboek dan deze database.',
    'Geef EVENTSTOREDB_URL, zoals bij de vorige start, of geef met DATABASE_URL een lege database.',
  );
};

const isWaar = async (pool: Pool, text: string, ...values: readonly string[]): Promise<boolean> => {
  const { rows } = await ask<{ waar: boolean }>(pool, { text, values: [...values] });
  return rows[0]?.waar === true;
};
