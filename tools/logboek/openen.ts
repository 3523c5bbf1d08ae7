import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres, OpstartFout, openEventStoreDb, openPool } from '#platform';
import { padVanGebruiker } from '../json-bestand.js';
import { poortbron } from './bron.js';
import type { Logbron } from './bron.js';
import { databasebron } from './databasebron.js';

type Omgeving = Readonly<Record<string, string | undefined>>;

export interface GeopendLogboek {
  readonly bron: Logbron;
  readonly sluit: () => Promise<void>;
}

const NAAM = 'overdracht-logboek';

/** The log where the hub has it. Nothing is brought up to date: a check changes nothing. @throws OpstartFout */
export const openLogboek = async (env: Omgeving, meld: (regel: string) => void): Promise<GeopendLogboek> => {
  if (env['EVENTSTOREDB_URL']) return opEventStore(env, env['EVENTSTOREDB_URL']);
  if (env['DATABASE_URL']) return opDatabase(env['DATABASE_URL']);
  const folder = padVanGebruiker(env['HUB_DATA'] || '.hub');
  eistGegevens(folder);
  const eigen = await EmbeddedPostgres.start({ folder, tell: meld });
  const { bron, sluit } = opDatabase(eigen.url);
  return { bron, sluit: () => sluit().finally(() => eigen.stop()) };
};

const opDatabase = (url: string): GeopendLogboek => {
  const pool = openPool({ url, name: NAAM });
  return { bron: databasebron(pool), sluit: () => pool.end() };
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

/** A folder that is not there would be made, and an empty log is always in order. */
const eistGegevens = (folder: string): void => {
  if (['postgres', 'postgres.plaats'].some((naam) => existsSync(join(folder, naam)))) return;
  throw new OpstartFout(
    `In ${folder} staan geen gegevens van een hub.`,
    'Geef met HUB_DATA de map van de hub, of met DATABASE_URL de database.',
  );
};
