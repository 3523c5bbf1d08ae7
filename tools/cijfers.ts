import { herbouw } from '#cijfers';
import type { Voortgang } from '#cijfers';
import type { EventLog } from '#event-sourcing';
import { PostgresEventLog, openEventStoreDb } from '#platform';
import type { Pool } from 'pg';
import { afsprakenboek } from './afspraken-map.js';
import { woordenVan } from './cijfers/fout.js';
import { NAAM, openDatabase } from './cijfers/openen.js';
import { GEBRUIK, leesOpdracht } from './cijfers/opdracht.js';
import type { Opdracht } from './cijfers/opdracht.js';
import { vergelijk } from './cijfers/vergelijk.js';
import { verslag } from './cijfers/herbouwverslag.js';

const VERSCHIL = 3;
const HONDERD = 100;

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

const main = async (): Promise<void> => {
  const opdracht = leesOpdracht(process.argv.slice(2));
  if (opdracht === 'hulp') return console.log(GEBRUIK);
  const { pool, sluit } = await openDatabase(opdracht, process.env, (regel) => console.error(regel));
  try {
    if (!(await voerUit(opdracht, pool))) process.exitCode = VERSCHIL;
  } finally {
    await sluit();
  }
};

main().catch((error: unknown) => {
  console.error(woordenVan(error));
  process.exitCode = 1;
});
