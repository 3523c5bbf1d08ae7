import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres, OpstartFout, openPool } from '#platform';
import pg from 'pg';
import type { Pool } from 'pg';
import { padVanGebruiker } from '../json-bestand.js';
import { GEBRUIK } from './opdracht.js';
import type { Opdracht } from './opdracht.js';

type Omgeving = Readonly<Record<string, string | undefined>>;

export interface GeopendeDatabase {
  readonly pool: Pool;
  readonly sluit: () => Promise<void>;
}

export const NAAM = 'overdracht-cijfers';

/** The database of the figures: of `DATABASE_URL`, or the hub's own while it stands still. @throws OpstartFout */
export const openDatabase = async (
  opdracht: Opdracht,
  env: Omgeving,
  meld: (regel: string) => void,
): Promise<GeopendeDatabase> => {
  const url = env['DATABASE_URL'];
  if (url) {
    const pool = poolVan(url, opdracht);
    return { pool, sluit: () => pool.end() };
  }
  // A log in EventStoreDB goes with a database of one's own.
  if (env['EVENTSTOREDB_URL']) throw new OpstartFout('DATABASE_URL ontbreekt.', GEBRUIK);
  const folder = padVanGebruiker(env['HUB_DATA'] || '.hub');
  eistGegevens(folder);
  const eigen = await EmbeddedPostgres.start({ folder, tell: meld });
  const pool = poolVan(eigen.url, opdracht);
  return { pool, sluit: () => pool.end().finally(() => eigen.stop()) };
};

/** A comparison asks ten years at once, which may take longer than who waits for an answer is made to wait. */
const poolVan = (url: string, { soort }: Opdracht): Pool =>
  soort === 'vergelijk'
    ? new pg.Pool({ connectionString: url, application_name: NAAM })
    : openPool({ url, name: NAAM });

/** A folder that is not there would be made, and figures of nothing are always equal. */
const eistGegevens = (folder: string): void => {
  if (['postgres', 'postgres.plaats'].some((naam) => existsSync(join(folder, naam)))) return;
  throw new OpstartFout(
    `DATABASE_URL ontbreekt, en in ${folder} staan geen gegevens van een hub.`,
    'Geef met DATABASE_URL de database, of met HUB_DATA de map van de hub.',
  );
};
