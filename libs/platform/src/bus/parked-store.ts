import type { ClientBase, Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import type { Partition, ReceivedMessage } from './bus.js';

/** A message that is set aside, with the reason; null for one that only waits behind another of its case. */
export interface ToPark {
  readonly message: ReceivedMessage;
  readonly problem: string | null;
}

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
