import { LogUnavailable } from '#event-sourcing';
import pg from 'pg';
import type { ClientBase, Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { asHolder } from '../postgres/holders.js';
import { asLogError } from '../postgres/unavailable.js';
import type { Partition } from './bus.js';

/** Another process is at work on the consumer for longer than a moment, such as one that makes its rows: no fault. */
export class ConsumerBusy extends LogUnavailable {}

/** Shorter than a statement may take, so that who waits hears for whom. */
const TURN_WAIT_MS = 8_000;

export interface Turn {
  /** `replay` is alone; those who handle are not in each other's way. */
  readonly mode: 'handle' | 'replay';
  readonly waitMs?: number;
}

/**
 * Runs work of a consumer in one transaction; an operator who replays waits for it, and it for the operator. The work may
 * read the log over the same pool: see `asHolder`.
 * @throws ConsumerBusy when it did not get its turn in time
 */
export const inConsumerTransaction = <T>(
  pool: Pool,
  consumer: string,
  turn: Turn['mode'] | Turn,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> =>
  asHolder(pool, () => transaction(pool, consumer, typeof turn === 'string' ? { mode: turn } : turn, work));

const transaction = async <T>(
  pool: Pool,
  consumer: string,
  turn: Turn,
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
    await begin(client, consumer, turn);
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

const LOCK_NOT_AVAILABLE = '55P03';

/** In the order of who came: one that asks again and again would never find a moment without those who handle. */
const begin = async (
  client: ClientBase,
  consumer: string,
  { mode, waitMs = TURN_WAIT_MS }: Turn,
): Promise<void> => {
  const lock = mode === 'handle' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  try {
    await client.query(
      `begin; set local lock_timeout = ${waitMs};
        select ${lock}(hashtextextended('afnemer ' || ${client.escapeLiteral(consumer)}, 0));
        set local lock_timeout to default`,
    );
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new ConsumerBusy(`another process is at work on ${consumer}`, { cause: error });
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

export interface LockedPlace {
  /** The next offset that the consumer wants. */
  readonly position: number;
  /** Of the tables as they are; null when the consumer has none. */
  readonly version: number | null;
}

/** The place, held until the transaction ends: two processes that think they have a partition come one by one. */
export const lockedPlace = async (
  client: ClientBase,
  consumer: string,
  { topic, partition }: Partition,
): Promise<LockedPlace> => {
  const values = [consumer, topic, partition];
  const select = {
    name: 'bus-plaats',
    text: `select volgende, (select versie from bus_afnemers where afnemer = $1) as versie
      from bus_posities where afnemer = $1 and topic = $2 and partitie = $3 for update`,
    values,
  };
  const found = await client.query<PlaceRow>(select);
  if (found.rows[0]) return lockedFrom(found.rows[0]);
  await client.query(
    'insert into bus_posities (afnemer, topic, partitie, volgende) values ($1, $2, $3, 0) on conflict do nothing',
    values,
  );
  const { rows } = await client.query<PlaceRow>(select);
  if (!rows[0]) throw new Error(`${consumer} has no place on ${topic}/${partition}`);
  return lockedFrom(rows[0]);
};

interface PlaceRow {
  readonly volgende: string;
  readonly versie: number | null;
}

const lockedFrom = ({ volgende, versie }: PlaceRow): LockedPlace => ({
  position: Number(volgende),
  version: versie,
});

/** What is known of cases: the number of the last message that was applied, and whether the case is set aside. */
export interface KnownCases {
  readonly last: Map<string, number>;
  readonly parked: Set<string>;
}

export const knownCases = async (
  client: ClientBase,
  consumer: string,
  keys: readonly string[],
): Promise<KnownCases> => {
  // Not a named statement: its plan would stay that of the first calls, when the tables were small.
  const { rows } = await client.query<{ sleutel: string; volgnummer: string | null }>({
    text: `select sleutel, volgnummer from bus_volgorde where afnemer = $1 and sleutel = any ($2)
      union all select distinct sleutel, null::bigint from bus_geparkeerd where afnemer = $1 and sleutel = any ($2)`,
    values: [consumer, [...keys]],
  });
  const known: KnownCases = { last: new Map(), parked: new Set() };
  for (const { sleutel, volgnummer } of rows) {
    if (volgnummer === null) known.parked.add(sleutel);
    else known.last.set(sleutel, Number(volgnummer));
  }
  return known;
};

export const storeNumbers = async (
  client: ClientBase,
  consumer: string,
  numbers: ReadonlyMap<string, number>,
): Promise<void> => {
  if (numbers.size === 0) return;
  await client.query({
    name: 'bus-volgorde',
    text: STORE_NUMBERS,
    values: [consumer, [...numbers.keys()], [...numbers.values()]],
  });
};

const STORE_NUMBERS = `insert into bus_volgorde (afnemer, sleutel, volgnummer)
  select $1, * from unnest($2::text[], $3::bigint[])
  on conflict (afnemer, sleutel) do update set volgnummer = excluded.volgnummer`;

export interface Move {
  readonly next: number;
  /** Per case the last message that was applied. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Why it stands still from here; undefined when it goes on. */
  readonly gap: string | undefined;
}

/** Stores what was applied, where to go on, and whether the partition stands still there. */
export const moveTo = async (
  client: ClientBase,
  consumer: string,
  { topic, partition }: Partition,
  { next, numbers, gap }: Move,
): Promise<void> => {
  await client.query({
    name: 'bus-verder',
    text: `with nummers as (${STORE_NUMBERS}),
      loopt as (delete from bus_stilstand
        where afnemer = $1 and topic = $4 and partitie = $5 and $7::text is null),
      staat as (insert into bus_stilstand (afnemer, topic, partitie, probleem)
        select $1, $4, $5, $7 where $7::text is not null
        on conflict (afnemer, topic, partitie) do update set probleem = excluded.probleem)
      update bus_posities set volgende = $6 where afnemer = $1 and topic = $4 and partitie = $5`,
    values: [consumer, [...numbers.keys()], [...numbers.values()], topic, partition, next, gap ?? null],
  });
};
