import { EmbeddedPostgres, OpstartFout } from '#platform';
import type { HubConfig } from './config.js';

export interface Database {
  readonly url: string;
  /** Where the data are, for the person who started the hub; never the URL, which holds a password. */
  readonly plek: string;
  readonly stop: () => Promise<void>;
}

export interface DatabaseGebeurtenissen {
  readonly meld: (regel: string) => void;
  readonly gestorven: (fout: Error) => void;
}

/** The PostgreSQL of DATABASE_URL, or an embedded one with its data in HUB_DATA. */
export const kiesDatabase = async (
  {
    DATABASE_URL,
    EVENTSTOREDB_URL,
    HUB_DATA,
  }: Pick<HubConfig, 'DATABASE_URL' | 'EVENTSTOREDB_URL' | 'HUB_DATA'>,
  { meld, gestorven }: DatabaseGebeurtenissen,
): Promise<Database> => {
  if (DATABASE_URL !== undefined)
    return { url: DATABASE_URL, plek: 'de PostgreSQL van DATABASE_URL', stop: () => Promise.resolve() };
  if (EVENTSTOREDB_URL !== undefined)
    throw new OpstartFout(
      'EVENTSTOREDB_URL is gegeven zonder DATABASE_URL: het logboek zou blijven en de sleutels van de dossiers stonden in een map van deze machine.',
      'Geef met DATABASE_URL ook een eigen PostgreSQL, of laat EVENTSTOREDB_URL weg.',
    );
  const ingebed = await EmbeddedPostgres.start({ folder: HUB_DATA, tell: meld, onDied: gestorven });
  return { url: ingebed.url, plek: ingebed.data, stop: () => ingebed.stop() };
};
