import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres, OpstartFout } from '#platform';
import { padVanGebruiker } from './json-bestand.js';

export type Omgeving = Readonly<Record<string, string | undefined>>;

export interface HubDatabase {
  readonly url: string;
  /** After the last connection was closed. */
  readonly sluit: () => Promise<void>;
}

/** The database of `DATABASE_URL`, or the hub's own while it stands still. Nothing is made. @throws OpstartFout */
export const hubDatabase = async (env: Omgeving, meld: (regel: string) => void): Promise<HubDatabase> => {
  const url = env['DATABASE_URL'];
  if (url) return { url, sluit: () => Promise.resolve() };
  const folder = padVanGebruiker(env['HUB_DATA'] || '.hub');
  eistGegevens(folder);
  const eigen = await EmbeddedPostgres.start({ folder, tell: meld });
  return { url: eigen.url, sluit: () => eigen.stop() };
};

/** A folder that is not there would be made, and a log of nothing is always in order, as figures of nothing are equal. */
const eistGegevens = (folder: string): void => {
  if (['postgres', 'postgres.plaats'].some((naam) => existsSync(join(folder, naam)))) return;
  throw new OpstartFout(
    `DATABASE_URL ontbreekt, en in ${folder} staan geen gegevens van een hub.`,
    'Geef met DATABASE_URL de database, of met HUB_DATA de map van de hub.',
  );
};
