import type { ClientBase, Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { asLogError } from '../postgres/unavailable.js';
import type { Partition, ReceivedMessage } from './bus.js';

/** A message that is set aside, with the reason; null for one that only waits behind another of its case. */
export interface ToPark {
  readonly message: ReceivedMessage;
  readonly problem: string | null;
}

/** Runs work of a consumer in one transaction; an operator who replays waits for it, and it for the operator. */
export const inConsumerTransaction = async <T>(
  pool: Pool,
  consumer: string,
  mode: 'handle' | 'replay',
  work: (client: ClientBase) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw asLogError(error);
  });
  let broken = false;
  // A connection that ends is also told apart from any statement; without a listener that would end the process.
  const ended = (): void => {
    broken = true;
  };
  client.on('error', ended);
  try {
    await client.query('begin');
    const lock = mode === 'handle' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await client.query(`select ${lock}(hashtextextended('afnemer ' || $1, 0))`, [consumer]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(ended);
    throw asLogError(error);
  } finally {
    client.off('error', ended);
    client.release(broken);
  }
};

export const positionOf = async (
  pool: Pool,
  consumer: string,
  { topic, partition }: Partition,
): Promise<number | undefined> => {
  const { rows } = await ask<{ volgende: string }>(pool, {
    text: 'select volgende from bus_posities where afnemer = $1 and topic = $2 and partitie = $3',
    values: [consumer, topic, partition],
  });
  return rows[0] && Number(rows[0].volgende);
};

/** The position, held until the transaction ends: two processes that think they have a partition come one by one. */
export const lockedPosition = async (
  client: ClientBase,
  consumer: string,
  { topic, partition }: Partition,
): Promise<number> => {
  const values = [consumer, topic, partition];
  await client.query(
    'insert into bus_posities (afnemer, topic, partitie, volgende) values ($1, $2, $3, 0) on conflict do nothing',
    values,
  );
  const { rows } = await client.query<{ volgende: string }>(
    'select volgende from bus_posities where afnemer = $1 and topic = $2 and partitie = $3 for update',
    values,
  );
  return Number(rows[0]?.volgende);
};

export const moveTo = async (
  client: ClientBase,
  consumer: string,
  { topic, partition }: Partition,
  next: number,
): Promise<void> => {
  await client.query(
    'update bus_posities set volgende = $4 where afnemer = $1 and topic = $2 and partitie = $3',
    [consumer, topic, partition, next],
  );
};

/** Per case the number of the last message that was applied. */
export const lastNumbers = async (
  client: ClientBase,
  consumer: string,
  keys: readonly string[],
): Promise<Map<string, number>> => {
  const { rows } = await client.query<{ sleutel: string; volgnummer: string }>(
    'select sleutel, volgnummer from bus_volgorde where afnemer = $1 and sleutel = any ($2)',
    [consumer, [...keys]],
  );
  return new Map(rows.map(({ sleutel, volgnummer }) => [sleutel, Number(volgnummer)]));
};

export const storeNumbers = async (
  client: ClientBase,
  consumer: string,
  numbers: ReadonlyMap<string, number>,
): Promise<void> => {
  if (numbers.size === 0) return;
  await client.query(
    `insert into bus_volgorde (afnemer, sleutel, volgnummer)
      select $1, * from unnest($2::text[], $3::bigint[])
      on conflict (afnemer, sleutel) do update set volgnummer = excluded.volgnummer`,
    [consumer, [...numbers.keys()], [...numbers.values()]],
  );
};

export const parkedKeys = async (
  client: ClientBase,
  consumer: string,
  keys: readonly string[],
): Promise<Set<string>> => {
  const { rows } = await client.query<{ sleutel: string }>(
    'select distinct sleutel from bus_geparkeerd where afnemer = $1 and sleutel = any ($2)',
    [consumer, [...keys]],
  );
  return new Set(rows.map(({ sleutel }) => sleutel));
};

/** PostgreSQL keeps no NUL in text; a key with one is no case of ours. */
export const keyOf = ({ key }: Pick<ReceivedMessage, 'key'>): string => key.replaceAll('\0', '\ufffd');

export const park = async (
  client: ClientBase,
  consumer: string,
  parked: readonly ToPark[],
): Promise<void> => {
  for (const { message, problem } of parked) {
    const { topic, partition, offset, key, headers, value } = message;
    await client.query(
      `insert into bus_geparkeerd (afnemer, topic, partitie, plaats, sleutel, bericht, probleem, gemeld)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      // JSON escapes what PostgreSQL refuses in text.
      [
        consumer,
        topic,
        partition,
        offset,
        keyOf(message),
        JSON.stringify({ key, headers, value }),
        problem,
        problem === null,
      ],
    );
  }
};

export interface ParkedRow extends Partition {
  readonly offset: number;
  readonly key: string;
  /** As received; null where an operator set the case aside. */
  readonly message: ReceivedMessage | null;
  readonly problem: string | null;
}

interface StoredRow {
  readonly topic: string;
  readonly partitie: number;
  readonly plaats: string;
  readonly sleutel: string;
  readonly bericht: string | null;
  readonly probleem: string | null;
}

const PARKED = 'select topic, partitie, plaats, sleutel, bericht, probleem from bus_geparkeerd';

const parkedRow = ({ topic, partitie, plaats, sleutel, bericht, probleem }: StoredRow): ParkedRow => {
  const place = { topic, partition: partitie, offset: Number(plaats) };
  const received =
    bericht === null ? null : (JSON.parse(bericht) as Omit<ReceivedMessage, keyof typeof place>);
  return { ...place, key: sleutel, message: received && { ...received, ...place }, problem: probleem };
};

export const parkedOf = async (
  client: ClientBase | Pool,
  consumer: string,
  key: string,
): Promise<readonly ParkedRow[]> => {
  const { rows } = await client.query<StoredRow>(
    `${PARKED} where afnemer = $1 and sleutel = $2 order by topic, partitie, plaats`,
    [consumer, key],
  );
  return rows.map(parkedRow);
};

/** Parked with a problem that no dead-letter topic knows of yet. */
export const unreported = async (pool: Pool, consumer: string): Promise<readonly ParkedRow[]> => {
  const { rows } = await ask<StoredRow>(pool, {
    text: `${PARKED} where afnemer = $1 and not gemeld order by topic, partitie, plaats limit 100`,
    values: [consumer],
  });
  return rows.map(parkedRow);
};

export const reported = async (pool: Pool, consumer: string, rows: readonly ParkedRow[]): Promise<void> => {
  await ask(pool, {
    text: `update bus_geparkeerd set gemeld = true where afnemer = $1
        and (topic, partitie, plaats) in (select * from unnest($2::text[], $3::integer[], $4::bigint[]))`,
    values: [consumer, ...placesOf(rows)],
  });
};

export const unpark = async (
  client: ClientBase,
  consumer: string,
  rows: readonly ParkedRow[],
): Promise<void> => {
  await client.query(
    `delete from bus_geparkeerd where afnemer = $1
        and (topic, partitie, plaats) in (select * from unnest($2::text[], $3::integer[], $4::bigint[]))`,
    [consumer, ...placesOf(rows)],
  );
};

const placesOf = (rows: readonly ParkedRow[]): readonly unknown[] => [
  rows.map(({ topic }) => topic),
  rows.map(({ partition }) => partition),
  rows.map(({ offset }) => offset),
];
