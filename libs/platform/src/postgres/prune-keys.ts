import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.js';

/**
 * How long a key and its outcome are kept. It must be longer than anyone repeats a command: Kafka keeps commands for 30 days,
 * and a client that has waited for months should look first what happened.
 */
export const KEPT_DAYS = 90;

/** One statement takes milliseconds, so that nobody waits for it. */
const BATCH = 1_000;

/** Rows of one run at most: what remains is for the next one. */
const MAX_BATCHES = 200;

const PRUNED = [
  ['idempotentie', 'sleutel', 'geregistreerd_op'],
  ['inkomend_antwoorden', 'sleutel', 'beantwoord_op'],
] as const;

/** Forgets keys and answers that are older than `KEPT_DAYS`, by the clock of the database. Tells how many. */
export const pruneKeys = async (pool: Pool): Promise<number> => {
  let pruned = 0;
  for (const [table, key, since] of PRUNED) {
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const { rowCount } = await ask(pool, {
        text: `delete from ${table} where ${key} in (
          select ${key} from ${table} where ${since} < now() - make_interval(days => $1)
          order by ${since} limit ${BATCH} for update skip locked)`,
        values: [KEPT_DAYS],
      });
      pruned += rowCount ?? 0;
      if ((rowCount ?? 0) < BATCH) break;
    }
  }
  return pruned;
};

export interface PruningOptions {
  readonly pool: Pool;
  readonly onError: (error: Error) => void;
  /** Between two runs. */
  readonly everyMs?: number;
}

export interface Pruning {
  /** Resolves when no run is under way any more. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Prunes now and every hour. Several processes may; each takes rows that no other has. */
export const startPruning = ({ pool, onError, everyMs = HOUR_MS }: PruningOptions): Pruning => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await pruneKeys(pool).catch((error: unknown) => onError(error as Error));
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const ended = run();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
