import { EmbeddedPostgres } from '#platform';
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
  { DATABASE_URL, HUB_DATA }: HubConfig,
  { meld, gestorven }: DatabaseGebeurtenissen,
): Promise<Database> => {
  if (DATABASE_URL !== undefined)
    return { url: DATABASE_URL, plek: 'de PostgreSQL van DATABASE_URL', stop: () => Promise.resolve() };
  const ingebed = await EmbeddedPostgres.start({ folder: HUB_DATA, tell: meld, onDied: gestorven });
  return { url: ingebed.url, plek: ingebed.data, stop: () => ingebed.stop() };
};
