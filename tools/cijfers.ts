import { herbouw } from '#cijfers';
import type { Voortgang } from '#cijfers';
import type { EventLog } from '#event-sourcing';
import { OpstartFout, PostgresEventLog, openEventStoreDb, openPool } from '#platform';
import pg from 'pg';
import type { Pool } from 'pg';
import { afsprakenboek } from './afspraken-map.js';
import { GEBRUIK, leesOpdracht } from './cijfers/opdracht.js';
import type { Opdracht } from './cijfers/opdracht.js';
import { vergelijk } from './cijfers/vergelijk.js';
import { verslag } from './cijfers/herbouwverslag.js';

const VERSCHIL = 3;
const HONDERD = 100;
const verplicht = (naam: string): string => {
  const waarde = process.env[naam];
  if (!waarde) throw new OpstartFout(`${naam} ontbreekt.`, GEBRUIK);
  return waarde;
};

const opLog = async (pool: Pool): Promise<EventLog & { close(): Promise<void> }> => {
  const { EVENTSTOREDB_URL: url, EVENTSTOREDB_GEBRUIKER: username, ...env } = process.env;
  const { EVENTSTOREDB_WACHTWOORD: password, EVENTSTOREDB_CA: tlsCaFile } = env;
  if (!url) return new PostgresEventLog(pool);
  return openEventStoreDb({
    url,
    name: NAAM,
    ...(username && { username }),
    ...(password && { password }),
    ...(tlsCaFile && { tlsCaFile }),
  });
};

/** A line when another phase begins, and at each tenth of it. */
const voortgangsmelder = (): ((voortgang: Voortgang) => void) => {
  let vorige = '';
  return ({ fase, gedaan, totaal }) => {
    const tiende = Math.floor((gedaan / Math.max(1, totaal)) * 10) * 10;
    const regel = `${fase}: ${Math.min(tiende, HONDERD)}%`;
    if (regel !== vorige) console.error(regel);
    vorige = regel;
  };
};

/** Resolves to whether there was no difference. */
const voerUit = async (opdracht: Opdracht, pool: Pool): Promise<boolean> => {
  const log = await opLog(pool);
  const boek = afsprakenboek(process.env['AFSPRAKEN_MAP']);
  try {
    if (opdracht.soort === 'vergelijk')
      return await vergelijk({ ...opdracht, pool, log, boek, nuMs: Date.now(), meld: console.log });
    const uitslag = await herbouw({ ...opdracht, pool, log, boek, meld: voortgangsmelder() });
    if (uitslag) console.log(verslag(uitslag));
    return uitslag?.gewisseld !== false;
  } finally {
    await log.close();
  }
};

const NAAM = 'overdracht-cijfers';

/** A comparison asks ten years at once, which may take longer than who waits for an answer is made to wait. */
const opDatabase = (url: string, { soort }: Opdracht): Pool =>
  soort === 'vergelijk'
    ? new pg.Pool({ connectionString: url, application_name: NAAM })
    : openPool({ url, name: NAAM });

const main = async (): Promise<void> => {
  const opdracht = leesOpdracht(process.argv.slice(2));
  const pool = opDatabase(verplicht('DATABASE_URL'), opdracht);
  try {
    if (!(await voerUit(opdracht, pool))) process.exitCode = VERSCHIL;
  } finally {
    await pool.end();
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
