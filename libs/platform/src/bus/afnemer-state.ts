import type { Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { partitionName } from './bus.js';
import type { Extent } from './bus.js';

/** A consumer as its database knows it; every process that has the database can ask. */
export interface AfnemerState {
  /** Per partition the next offset that is wanted. */
  readonly positions: ReadonlyMap<string, number>;
  /** Partitions that stand still, and why. */
  readonly stopped: ReadonlyMap<string, string>;
  /** Cases that were set aside: their rows are missing, or as they were before. */
  readonly parked: number;
  /** How long ago the consumer last knew how far behind it was; undefined when it never did since its rows were made. */
  readonly seenSecondsAgo?: number;
  /** Messages that it was behind then. */
  readonly behind?: number;
}

interface StateRow {
  readonly posities: Readonly<Record<string, number>> | null;
  readonly stilstand: Readonly<Record<string, string>> | null;
  readonly geparkeerd: number;
  readonly gezien: number | null;
  readonly achterstand: string | null;
}

/** @throws LogUnavailable */
export const afnemerState = async (pool: Pool, name: string): Promise<AfnemerState> => {
  const { rows } = await ask<StateRow>(pool, {
    text: `select
        (select jsonb_object_agg(topic || '/' || partitie, volgende) from bus_posities where afnemer = $1) as posities,
        (select jsonb_object_agg(topic || '/' || partitie, probleem) from bus_stilstand where afnemer = $1)
          as stilstand,
        (select count(distinct sleutel)::integer from bus_geparkeerd where afnemer = $1) as geparkeerd,
        (select extract(epoch from clock_timestamp() - gezien_op)::float8 from bus_afnemers where afnemer = $1)
          as gezien,
        (select achterstand from bus_afnemers where afnemer = $1) as achterstand`,
    values: [name],
  });
  if (!rows[0]) throw new Error('a select without from gives one row');
  return stateOf(rows[0]);
};

const stateOf = ({ posities, stilstand, geparkeerd, gezien, achterstand }: StateRow): AfnemerState => ({
  positions: new Map(Object.entries(posities ?? {})),
  stopped: new Map(Object.entries(stilstand ?? {})),
  parked: geparkeerd,
  ...(gezien !== null && { seenSecondsAgo: gezien }),
  ...(achterstand !== null && { behind: Number(achterstand) }),
});

/** Per partition the messages that have not been dealt with. In the log of EventStoreDB these are bytes of the log. */
export const lagOf = (
  extents: readonly Extent[],
  positions: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> =>
  new Map(
    extents.map(({ first, end, ...partition }) => {
      const next = Math.max(first, positions.get(partitionName(partition)) ?? first);
      return [partitionName(partition), Math.max(0, end - next)];
    }),
  );

/** What others may know of a consumer that runs: how far behind it is. */
export const storeHeartbeat = async (pool: Pool, name: string, behind: number): Promise<void> => {
  await ask(pool, {
    text: 'update bus_afnemers set gezien_op = clock_timestamp(), achterstand = $2 where afnemer = $1',
    values: [name, behind],
  });
};

/** Partitions that stand still for a reason that is not in a message. */
export const storeStopped = async (
  pool: Pool,
  name: string,
  stopped: readonly { readonly topic: string; readonly partition: number; readonly problem: string }[],
): Promise<void> => {
  await ask(pool, {
    text: `insert into bus_stilstand (afnemer, topic, partitie, probleem)
      select $1, * from unnest($2::text[], $3::integer[], $4::text[])
      on conflict (afnemer, topic, partitie) do update set probleem = excluded.probleem`,
    values: [
      name,
      stopped.map(({ topic }) => topic),
      stopped.map(({ partition }) => partition),
      stopped.map(({ problem }) => problem),
    ],
  });
};
