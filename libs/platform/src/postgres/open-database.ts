import pg from 'pg';
import type { Client, Pool } from 'pg';
import { OpstartFout } from '../opstart-fout.js';
import { runMigrations } from './migrations.js';
import { SESSION_OPTIONS, openPool } from './pool.js';
import type { PoolOptions } from './pool.js';

/** The oldest PostgreSQL that the specs have run on is the embedded one; 15 has all that is used. */
const OLDEST_SERVER = 150_000;

const CONNECT_TIMEOUT_MS = 10_000;

/** Without these a commit that was acknowledged may be lost in a power cut. */
const DURABLE_SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/**
 * Connects, refuses a database that cannot keep the promises of the log, and brings it up to date.
 * @throws OpstartFout
 */
export const openDatabase = async (options: PoolOptions): Promise<Pool> => {
  const client = await connected(options.url);
  try {
    await refuseUnsuitable(client);
    await runMigrations(client);
  } finally {
    await client.end();
  }
  return openPool(options);
};

const connected = async (url: string): Promise<Client> => {
  try {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'overdracht-hub-start',
      options: SESSION_OPTIONS,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw connectionFault(error);
  }
};

const CONNECTION_REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Er luistert niets op die host en poort: start de server, of herstel DATABASE_URL.',
  ENOTFOUND: 'De hostnaam bestaat niet: herstel DATABASE_URL.',
  '28P01': 'De gebruiker of het wachtwoord klopt niet: herstel DATABASE_URL.',
  '28000': 'Deze gebruiker mag niet verbinden: herstel DATABASE_URL of pg_hba.conf.',
  '3D000': 'Die database bestaat niet: maak haar aan (createdb) of herstel DATABASE_URL.',
  '53300': 'De server heeft geen vrije verbindingen: verhoog max_connections of stop andere gebruikers.',
  ERR_INVALID_URL: 'DATABASE_URL is geen geldige URL: postgresql://gebruiker:wachtwoord@host:5432/database',
};

/** Never shows the URL, which holds the password. */
const connectionFault = (error: unknown): OpstartFout => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new OpstartFout(
    `De database is niet bereikbaar (${[code, message].filter(Boolean).join(': ')}).`,
    CONNECTION_REMEDIES[code] ?? 'Controleer DATABASE_URL en of de server draait.',
    { cause: error },
  );
};

const refuseUnsuitable = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any ($1)',
    [[...DURABLE_SETTINGS, 'server_encoding', 'server_version_num']],
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  const unsafe = DURABLE_SETTINGS.filter((name) => settings.get(name) === 'off');
  if (unsafe.length > 0) {
    throw new OpstartFout(
      `De database bewaart niet duurzaam: ${unsafe.map((name) => `${name} staat uit`).join(', ')}.`,
      `Zet aan in postgresql.conf (of ALTER SYSTEM, ALTER ROLE, ALTER DATABASE): ${unsafe.join(', ')}.`,
    );
  }
  if (settings.get('server_encoding') !== 'UTF8') {
    throw new OpstartFout(
      `De database heeft tekenset ${settings.get('server_encoding')}.`,
      'Maak haar aan met UTF8: createdb --encoding=UTF8 --template=template0.',
    );
  }
  if (Number(settings.get('server_version_num')) < OLDEST_SERVER) {
    throw new OpstartFout('De PostgreSQL-server is te oud.', 'Gebruik PostgreSQL 15 of nieuwer.');
  }
};
