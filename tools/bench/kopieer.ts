import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const STUK_TEKENS = 262_144;

/** A connection for long work, without the time limits of the hub. */
export const metClient = async <T>(url: string, werk: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'overdracht-bench',
    // As the hub finds its tables.
    options: '-c search_path=public,leesmodellen',
  });
  // Whoever waits for an answer hears of it; a server that is stopped must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await werk(client);
  } finally {
    await client.end();
  }
};

/** Lines into a table by COPY; each ends with a line feed. */
export const kopieer = async (client: pg.Client, doel: string, regels: Iterable<string>): Promise<number> => {
  const stroom = client.query(copyFrom(`copy ${doel} from stdin`));
  const klaar = once(stroom, 'finish');
  klaar.catch(() => undefined);
  let aantal = 0;
  let stuk = '';
  const stuur = async (): Promise<void> => {
    const tekst = stuk;
    stuk = '';
    if (!stroom.write(tekst)) await Promise.race([once(stroom, 'drain'), klaar]);
  };
  for (const regel of regels) {
    aantal += 1;
    stuk += regel;
    if (stuk.length >= STUK_TEKENS) await stuur();
  }
  await stuur();
  stroom.end();
  await klaar;
  return aantal;
};

interface Sleutel {
  readonly naam: string;
  readonly definitie: string;
}

/** Filling is several times as fast without the keys of a table; they are put back as they were. */
export const zonderSleutels = async (
  client: pg.Client,
  tabel: string,
  vul: () => Promise<void>,
): Promise<void> => {
  const { rows } = await client.query<Sleutel>(
    `select conname as naam, pg_get_constraintdef(oid) as definitie from pg_constraint
      where conrelid = $1::regclass and contype in ('p', 'u') order by contype, conname`,
    [tabel],
  );
  for (const { naam } of rows) await client.query(`alter table ${tabel} drop constraint ${naam}`);
  await vul();
  await client.query(`set maintenance_work_mem = '1GB'`);
  for (const { naam, definitie } of rows)
    await client.query(`alter table ${tabel} add constraint ${naam} ${definitie}`);
};
