import { parseArgs } from 'node:util';
import { herbouw } from '#cijfers';
import type { Herbouwuitslag, Voortgang } from '#cijfers';
import type { EventLog } from '#event-sourcing';
import { OpstartFout, PostgresEventLog, openEventStoreDb, openPool } from '#platform';
import type { Pool } from 'pg';
import { afsprakenboek } from './afspraken-map.js';

const GEBRUIK = `Gebruik: npm run -s cijfers -- herbouw [--ook-bij-verschil]

  Maakt alle cijfers opnieuw uit het logboek, naast die er zijn, vergelijkt ze en wisselt. Alles blijft intussen werken.

  --ook-bij-verschil   wissel ook als de nieuwe rijen van de oude verschillen

  DATABASE_URL         als de rol van de dienst projecties: de diensten lezen wat die rol maakt
  EVENTSTOREDB_URL     als het logboek daar staat, met EVENTSTOREDB_GEBRUIKER, EVENTSTOREDB_WACHTWOORD en EVENTSTOREDB_CA
  AFSPRAKEN_MAP        map met eigen afspraken
`;

const VERSCHIL = 3;
const HONDERD = 100;

interface Opdracht {
  readonly ookBijVerschil: boolean;
}

const leesOpdracht = (): Opdracht => {
  const { values, positionals } = parseArgs({
    options: { 'ook-bij-verschil': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length !== 1 || positionals[0] !== 'herbouw')
    throw new OpstartFout('De opdracht ontbreekt of is onbekend.', GEBRUIK);
  return { ookBijVerschil: values['ook-bij-verschil'] };
};

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
    name: 'overdracht-cijfers',
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

const verslag = ({ gewisseld, vergelijking, positie }: Herbouwuitslag): string => {
  const { soort, gelijk, casussen } = vergelijking;
  const met = soort === 'tabellen' ? 'de rijen die er waren' : 'een steekproef uit het logboek';
  return [
    `Vergeleken met ${met}: ${casussen} casussen, ${gelijk ? 'gelijk' : 'NIET gelijk'}.`,
    gewisseld
      ? `Gewisseld; de cijfers zijn bij tot en met positie ${positie}.`
      : 'Niet gewisseld: de oude cijfers blijven. Zoek de oorzaak, of wissel met --ook-bij-verschil.',
  ].join('\n');
};

const main = async (): Promise<void> => {
  const opdracht = leesOpdracht();
  const pool = openPool({ url: verplicht('DATABASE_URL'), name: 'overdracht-cijfers' });
  try {
    const log = await opLog(pool);
    const boek = afsprakenboek(process.env['AFSPRAKEN_MAP']);
    const uitslag = await herbouw({ pool, log, boek, ...opdracht, meld: voortgangsmelder() });
    await log.close();
    if (uitslag) console.log(verslag(uitslag));
    if (uitslag?.gewisseld === false) process.exitCode = VERSCHIL;
  } finally {
    await pool.end();
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
