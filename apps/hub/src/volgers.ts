import type { Pool } from 'pg';
import type { EventLog } from '#event-sourcing';
import { runProjection } from '#platform';
import type { HealthCheck, ProjectionOptions, RunningProjection } from '#platform';

/** What follows the log and reacts to every event once. */
export type Volger = Pick<ProjectionOptions, 'name' | 'apply'>;

export interface LopendeVolgers {
  readonly gezondheid: readonly HealthCheck[];
  /** Resolves when all that stands in the log up to this position has been dealt with. */
  readonly bijgewerktTot: (positie: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface VolgersOpties {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly onError: (fout: Error) => void;
}

/** Starts the followers; one that stopped on an error makes the hub not ready. */
export const startVolgers = (
  volgers: readonly Volger[],
  { pool, log, onError }: VolgersOpties,
): LopendeVolgers => {
  const lopend = volgers.map((volger) => ({
    naam: volger.name,
    loop: runProjection({ ...volger, pool, log, onError }),
  }));
  return {
    gezondheid: lopend.map(({ naam, loop }) => ({ name: `volger ${naam}`, check: () => looptNog(loop) })),
    bijgewerktTot: async (positie) =>
      void (await Promise.all(lopend.map(({ loop }) => loop.caughtUp(positie)))),
    stop: async () => void (await Promise.all(lopend.map(({ loop }) => loop.stop()))),
  };
};

const looptNog = (loop: RunningProjection): Promise<void> => {
  const { error } = loop.status();
  return error ? Promise.reject(error) : Promise.resolve();
};
