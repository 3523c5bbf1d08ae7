import type { Pool } from 'pg';
import { startPruning } from '#platform';
import type { Opbouw } from './opbouw.js';

/** Forgets idempotency keys and answers that nobody repeats any more, until the app stops; the pool ends after it. */
export const snoeiSleutels = (pool: Pool, { afbouw, logger }: Pick<Opbouw, 'afbouw' | 'logger'>): void => {
  const snoei = startPruning({ pool, onError: (fout) => logger.error(fout, 'snoeien') });
  afbouw.straks(() => snoei.stop());
};
