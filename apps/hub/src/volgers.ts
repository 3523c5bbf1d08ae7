import type { Pool } from 'pg';
import { TOPICS } from '#contracts';
import { runConsumer } from '#platform';
import type { Afnemer, Bus, HealthCheck, RunningConsumer } from '#platform';

export interface LopendeVolgers {
  readonly gezondheid: readonly HealthCheck[];
  /** Resolves when all that stands in the log up to this position has been dealt with. */
  readonly bijgewerktTot: (positie: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface VolgersOpties {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly onError: (fout: Error) => void;
}

/** Starts the followers; one that stopped on an error makes the hub not ready. */
export const startVolgers = async (
  afnemers: readonly Afnemer[],
  { pool, bus, onError }: VolgersOpties,
): Promise<LopendeVolgers> => {
  const bron = { pool, bus, topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter, onError };
  const lopend = await Promise.all(afnemers.map((afnemer) => runConsumer({ ...afnemer, ...bron })));
  return {
    gezondheid: lopend.map((loop) => ({ name: `volger ${loop.name}`, check: () => looptNog(loop) })),
    bijgewerktTot: async (positie) => void (await Promise.all(lopend.map((loop) => loop.caughtUp(positie)))),
    stop: async () => void (await Promise.all(lopend.map((loop) => loop.stop()))),
  };
};

const looptNog = async (loop: RunningConsumer): Promise<void> => {
  for (const why of loop.stopped.values()) throw why;
};
