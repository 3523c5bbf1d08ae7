import pg from 'pg';

/** Connecting to our own child on this machine. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Makes the database when it is not there yet; `template` copies another, which nobody may be using. */
export const createDatabase = async (adminUrl: string, name: string, template?: string): Promise<void> => {
  const client = new pg.Client({
    connectionString: adminUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const copying = template ? ` template ${pg.escapeIdentifier(template)}` : '';
    await client.query(`create database ${pg.escapeIdentifier(name)}${copying}`);
  } finally {
    await client.end();
  }
};
