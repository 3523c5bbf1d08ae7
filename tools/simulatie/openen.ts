import type { Pool } from 'pg';
import { Invoerfout, padVanGebruiker } from '../json-bestand.js';
import { nergens, opBestand } from './bestemming.js';
import type { Bestemming } from './bestemming.js';
import { Bulklader, Stapsgewijs } from './database.js';
import type { Opdracht } from './opdracht.js';

export interface Geopend {
  readonly bestemming: Bestemming;
  readonly sluit: () => Promise<void>;
}

type Omgeving = Readonly<Record<string, string | undefined>>;

/** The platform brings the whole web server with it, which costs seconds: only who needs a database loads it. */
const platform = () => import('#platform');

/** @throws Invoerfout, OpstartFout */
export const opBestemming = async (
  { naar, toevoegen, perStap }: Opdracht,
  env: Omgeving,
  meld: (regel: string) => void,
): Promise<Geopend> => {
  const niets = () => Promise.resolve();
  if (naar === undefined) return { bestemming: nergens, sluit: niets };
  if (naar !== 'database') return { bestemming: opBestand(naar), sluit: niets };
  if (env['NODE_ENV'] === 'production')
    throw new Invoerfout('Verzonnen casussen horen niet in een database met NODE_ENV=production.');
  if (env['EVENTSTOREDB_URL'])
    throw new Invoerfout('Met EVENTSTOREDB_URL staat het log niet in PostgreSQL: haal die variabele weg.');
  const { pool, sluit } = await opDatabase(env, meld);
  try {
    await eistLeeg(pool, toevoegen);
  } catch (fout) {
    await sluit();
    throw fout;
  }
  if (!perStap) return { bestemming: new Bulklader(pool), sluit };
  const { PostgresEventLog } = await platform();
  const log = new PostgresEventLog(pool);
  return { bestemming: new Stapsgewijs(log), sluit: () => log.close().then(sluit) };
};

const opDatabase = async (
  env: Omgeving,
  meld: (regel: string) => void,
): Promise<{ readonly pool: Pool; readonly sluit: () => Promise<void> }> => {
  const { EmbeddedPostgres, openDatabase } = await platform();
  const url = env['DATABASE_URL'];
  if (url !== undefined && url !== '') {
    const pool = await openDatabase({ url, name: 'overdracht-simulatie' });
    return { pool, sluit: () => pool.end() };
  }
  const eigen = await EmbeddedPostgres.start({
    folder: padVanGebruiker(env['HUB_DATA'] ?? '.hub'),
    tell: meld,
  });
  try {
    const pool = await openDatabase({ url: eigen.url, name: 'overdracht-simulatie' });
    return { pool, sluit: () => pool.end().then(() => eigen.stop()) };
  } catch (fout) {
    await eigen.stop();
    throw fout;
  }
};

/** The database has events, and nobody said that more may come. */
export class NietLeeg extends Invoerfout {}

const eistLeeg = async (pool: Pool, toevoegen: boolean): Promise<void> => {
  const { rows } = await pool.query('select 1 from gebeurtenissen limit 1');
  if (rows.length > 0 && !toevoegen)
    throw new NietLeeg(
      'De database heeft al gebeurtenissen. Geef --toevoegen als het een database van proeven is, of kies een lege.',
    );
};
