import { OpstartFout, openPool } from '#platform';
import pg from 'pg';
import type { Pool } from 'pg';
import { hubDatabase } from '../hub-gegevens.js';
import type { Omgeving } from '../hub-gegevens.js';
import { GEBRUIK } from './opdracht.js';
import type { Opdracht } from './opdracht.js';

export interface GeopendeDatabase {
  readonly pool: Pool;
  readonly sluit: () => Promise<void>;
}

export const NAAM = 'overdracht-cijfers';

/** The database of the figures, where the hub has it. @throws OpstartFout */
export const openDatabase = async (
  opdracht: Opdracht,
  env: Omgeving,
  meld: (regel: string) => void,
): Promise<GeopendeDatabase> => {
  // A log in EventStoreDB goes with a database of one's own.
  if (env['EVENTSTOREDB_URL'] && !env['DATABASE_URL'])
    throw new OpstartFout('DATABASE_URL ontbreekt.', GEBRUIK);
  const { url, sluit } = await hubDatabase(env, meld);
  const pool = poolVan(url, opdracht);
  return { pool, sluit: () => pool.end().finally(sluit) };
};

/** A comparison asks ten years at once, which may take longer than who waits for an answer is made to wait. */
const poolVan = (url: string, { soort }: Opdracht): Pool =>
  soort === 'vergelijk'
    ? new pg.Pool({ connectionString: url, application_name: NAAM })
    : openPool({ url, name: NAAM });
