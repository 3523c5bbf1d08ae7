import { openEventStoreDb, openPool } from '#platform';
import { hubDatabase } from '../hub-gegevens.js';
import type { Omgeving } from '../hub-gegevens.js';
import { poortbron } from './bron.js';
import type { Logbron } from './bron.js';
import { databasebron } from './databasebron.js';

export interface GeopendLogboek {
  readonly bron: Logbron;
  readonly sluit: () => Promise<void>;
}

const NAAM = 'overdracht-logboek';

/** The log where the hub has it. Nothing is brought up to date: a check changes nothing. @throws OpstartFout */
export const openLogboek = async (env: Omgeving, meld: (regel: string) => void): Promise<GeopendLogboek> => {
  if (env['EVENTSTOREDB_URL']) return opEventStore(env, env['EVENTSTOREDB_URL']);
  const { url, sluit } = await hubDatabase(env, meld);
  const pool = openPool({ url, name: NAAM });
  return { bron: databasebron(pool), sluit: () => pool.end().finally(sluit) };
};

const opEventStore = async (env: Omgeving, url: string): Promise<GeopendLogboek> => {
  const { EVENTSTOREDB_GEBRUIKER: username, EVENTSTOREDB_WACHTWOORD: password } = env;
  const tlsCaFile = env['EVENTSTOREDB_CA'];
  const log = await openEventStoreDb({
    url,
    name: NAAM,
    ...(username && { username }),
    ...(password && { password }),
    ...(tlsCaFile && { tlsCaFile }),
  });
  return { bron: poortbron(log), sluit: () => log.close() };
};
