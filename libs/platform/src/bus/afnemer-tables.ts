import type { ClientBase, Pool } from 'pg';
import { OpstartFout } from '../opstart-fout.js';
import { READ_MODEL_SCHEMA } from '../postgres/pool.js';
import type { Afnemer, Leestabellen } from './afnemer.js';
import { inConsumerTransaction } from './consumer-store.js';

/**
 * Makes the tables of a consumer, or makes them anew when they are of an older version. Processes that start together
 * do so one after another; one of an older version that still runs stands still.
 * @throws OpstartFout when the tables are of a newer version than this code
 */
export const ensureAfnemer = async (pool: Pool, { name, tabellen, prepare }: Afnemer): Promise<void> => {
  await inConsumerTransaction(pool, name, 'replay', async (client) => {
    const known = await versionOf(client, name);
    const own = tabellen?.versie ?? null;
    refuseNewer(name, known ?? 0, own ?? 0);
    if (known === own && (await allThere(client, tabellen?.namen ?? []))) return;
    await startOver(client, { name, ...(tabellen && { tabellen }) }, madeAnew);
  });
  await prepare?.(pool);
};

const refuseNewer = (name: string, known: number, own: number): void => {
  if (known <= own) return;
  throw new OpstartFout(
    `De tabellen van ${name} zijn van versie ${known}; deze programmatuur maakt versie ${own}.`,
    `Start de nieuwere versie, of laat de tabellen opnieuw opbouwen: npm run -s afnemers -- bouw-opnieuw ${name}`,
  );
};

/**
 * Throws rows and place away together; the consumer then makes the rows from the first message on, also when it runs
 * now.
 */
export const resetAfnemer = async (
  pool: Pool,
  afnemer: Pick<Afnemer, 'name' | 'tabellen'>,
): Promise<void> => {
  const { name, tabellen } = afnemer;
  await inConsumerTransaction(pool, name, 'replay', async (client) => {
    const same = (await versionOf(client, name)) === (tabellen?.versie ?? null);
    const keeps = same && (await allThere(client, tabellen?.namen ?? []));
    await startOver(client, afnemer, keeps ? emptied : madeAnew);
  });
};

/** Older versions made them beside the log; those go too. */
const madeAnew = async (client: ClientBase, { namen, maak }: Leestabellen): Promise<void> => {
  for (const table of namen) {
    const name = client.escapeIdentifier(table);
    await client.query(`drop table if exists public.${name}, ${READ_MODEL_SCHEMA}.${name}`);
  }
  await client.query(`set local search_path = ${READ_MODEL_SCHEMA}, public`);
  await client.query(maak);
};

/** They stay whose they are: an operator who empties them is another account than the service that fills them. */
const emptied = async (client: ClientBase, { namen }: Leestabellen): Promise<void> => {
  const tables = namen.map((table) => `${READ_MODEL_SCHEMA}.${client.escapeIdentifier(table)}`);
  await client.query(`truncate ${tables.join(', ')}`);
};

const startOver = async (
  client: ClientBase,
  { name, tabellen }: Pick<Afnemer, 'name' | 'tabellen'>,
  renew: (client: ClientBase, tabellen: Leestabellen) => Promise<void>,
): Promise<void> => {
  if (tabellen) await renew(client, tabellen);
  for (const table of ['bus_posities', 'bus_volgorde', 'bus_geparkeerd', 'bus_stilstand']) {
    await client.query(`delete from ${table} where afnemer = $1`, [name]);
  }
  await client.query(
    `insert into bus_afnemers (afnemer, versie) values ($1, $2)
      on conflict (afnemer) do update set versie = excluded.versie, gezien_op = null, achterstand = null,
        opgebouwd_op = null`,
    [name, tabellen?.versie ?? null],
  );
};

/** Undefined when this database knows nothing of the consumer. */
const versionOf = async (client: ClientBase, name: string): Promise<number | null | undefined> => {
  const { rows } = await client.query<{ versie: number | null }>(
    'select versie from bus_afnemers where afnemer = $1',
    [name],
  );
  return rows[0]?.versie;
};

const allThere = async (client: ClientBase, tables: readonly string[]): Promise<boolean> => {
  const { rows } = await client.query<{ klaar: boolean }>(
    `select coalesce(bool_and(to_regclass(format('%I.%I', $2::text, naam)) is not null), true) as klaar
      from unnest($1::text[]) naam`,
    [[...tables], READ_MODEL_SCHEMA],
  );
  return rows[0]?.klaar === true;
};
