import type { Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { MAX_CHUNK, partitionName } from './bus.js';
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
  /** How long no process has held the right to publish the log, where a relay feeds the consumer; infinite when none ever did. */
  readonly relaySilentSeconds?: number;
  /** Whether it has ever been near the end since its rows were made; before that most of them are missing. */
  readonly built: boolean;
  /** Another after every heartbeat, and when rows and place were thrown away. */
  readonly mark?: string;
}

interface StateRow {
  readonly posities: Readonly<Record<string, number>> | null;
  readonly stilstand: Readonly<Record<string, string>> | null;
  readonly geparkeerd: number;
  readonly gezien: number | null;
  readonly achterstand: string | null;
  readonly opgebouwd: boolean | null;
  readonly merk: string | null;
  readonly relais_zwijgt: number | null;
}

/** `relay` is the name of the relay that feeds it; none where it reads the log itself. @throws LogUnavailable */
export const afnemerState = async (pool: Pool, name: string, relay?: string): Promise<AfnemerState> => {
  const { rows } = await ask<StateRow>(pool, {
    text: `select
        (select jsonb_object_agg(topic || '/' || partitie, volgende) from bus_posities where afnemer = $1) as posities,
        (select jsonb_object_agg(topic || '/' || partitie, probleem) from bus_stilstand where afnemer = $1)
          as stilstand,
        (select count(distinct sleutel)::integer from bus_geparkeerd where afnemer = $1) as geparkeerd,
        (select extract(epoch from clock_timestamp() - gezien_op)::float8 from bus_afnemers where afnemer = $1)
          as gezien,
        (select achterstand from bus_afnemers where afnemer = $1) as achterstand,
        (select opgebouwd_op is not null from bus_afnemers where afnemer = $1) as opgebouwd,
        (select xmin::text from bus_afnemers where afnemer = $1) as merk,
        (select extract(epoch from clock_timestamp() - verloopt)::float8 from relais where naam = $2)
          as relais_zwijgt`,
    values: [name, relay ?? null],
  });
  if (!rows[0]) throw new Error('a select without from gives one row');
  const silent = relay === undefined ? undefined : (rows[0].relais_zwijgt ?? Number.POSITIVE_INFINITY);
  return { ...stateOf(rows[0]), ...(silent !== undefined && { relaySilentSeconds: silent }) };
};

const stateOf = ({
  posities,
  stilstand,
  geparkeerd,
  gezien,
  achterstand,
  opgebouwd,
  merk,
}: StateRow): AfnemerState => ({
  positions: new Map(Object.entries(posities ?? {})),
  stopped: new Map(Object.entries(stilstand ?? {})),
  parked: geparkeerd,
  built: opgebouwd === true,
  ...(gezien !== null && { seenSecondsAgo: gezien }),
  ...(achterstand !== null && { behind: Number(achterstand) }),
  ...(merk !== null && { mark: merk }),
});

/** A consumer tells every five seconds how it is; this long without a word it is not well, or not there. */
const SILENT_SECONDS = 60;

/**
 * Why what a consumer makes is not the present and should not be shown as that; undefined when it is. That cases were
 * set aside is no such reason: one message that cannot be applied does not take the lists of all others away.
 */
export const whyStale = (state: AfnemerState): string | undefined => {
  const { stopped, seenSecondsAgo, relaySilentSeconds, built } = state;
  for (const [partition, problem] of stopped) return `${partition} stands still: ${problem}`;
  if (seenSecondsAgo === undefined) return 'its consumer has not run yet';
  if (seenSecondsAgo > SILENT_SECONDS)
    return `its consumer was last heard ${Math.round(seenSecondsAgo)} s ago`;
  if (relaySilentSeconds !== undefined && relaySilentSeconds > SILENT_SECONDS)
    return 'no relay publishes the log: what was recorded lately is missing';
  return built ? undefined : 'it is being made from the first message on';
};

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

/** Whether the end is near: in every partition that has messages something was dealt with, and little is left. */
export const isNearEnd = (extents: readonly Extent[], positions: ReadonlyMap<string, number>): boolean =>
  extents.every(({ first, end, ...partition }) => end <= first || positions.has(partitionName(partition))) &&
  behindIn(extents, positions) <= MAX_CHUNK;

const behindIn = (extents: readonly Extent[], positions: ReadonlyMap<string, number>): number =>
  [...lagOf(extents, positions).values()].reduce((sum, each) => sum + each, 0);

/** What others may know of a consumer that runs: how far behind it is. Says nothing of rows that were thrown away since. */
export const storeHeartbeat = async (
  pool: Pool,
  name: string,
  extents: readonly Extent[],
  { positions, mark }: Pick<AfnemerState, 'positions' | 'mark'>,
): Promise<void> => {
  await ask(pool, {
    text: `update bus_afnemers set gezien_op = clock_timestamp(), achterstand = $2::bigint,
        opgebouwd_op = coalesce(opgebouwd_op, case when $3::boolean then clock_timestamp() end)
      where afnemer = $1 and xmin::text = $4`,
    values: [name, behindIn(extents, positions), isNearEnd(extents, positions), mark ?? null],
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
