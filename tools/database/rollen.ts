import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { SESSION_OPTIONS, openDatabase } from '#platform';

/** The services that have a role of their own in the database: `overdracht_` and their name with underscores. */
export const ROL_VAN = {
  'veilig-thuis': 'overdracht_veilig_thuis',
  'lokaal-veld': 'overdracht_lokaal_veld',
  gemeente: 'overdracht_gemeente',
  relais: 'overdracht_relais',
  projecties: 'overdracht_projecties',
  termijnwachter: 'overdracht_termijnwachter',
} as const;

export type RolDienst = keyof typeof ROL_VAN;

/** Password per service; those that are absent keep the one that they have. */
export type Wachtwoorden = Partial<Readonly<Record<RolDienst, string>>>;

/**
 * Brings the database to the version of this code, and gives every service its role and rights. It may run at every
 * deployment; `url` is of the owner.
 */
export const richtDatabaseIn = async (
  root: string,
  url: string,
  wachtwoorden: Wachtwoorden,
): Promise<void> => {
  const pool = await openDatabase({ url });
  await pool.end();
  const client = new pg.Client({ connectionString: url, options: SESSION_OPTIONS });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(readFileSync(join(root, 'infra/postgres/rollen.sql'), 'utf8'));
    for (const [dienst, wachtwoord] of Object.entries(wachtwoorden)) {
      const rol = client.escapeIdentifier(ROL_VAN[dienst as RolDienst]);
      await client.query(`alter role ${rol} login password ${client.escapeLiteral(wachtwoord)}`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};

/** The address for a service, from that of the owner. */
export const urlVoor = (url: string, dienst: RolDienst, wachtwoord: string): string => {
  const own = new URL(url);
  own.username = ROL_VAN[dienst];
  own.password = wachtwoord;
  return own.href;
};
