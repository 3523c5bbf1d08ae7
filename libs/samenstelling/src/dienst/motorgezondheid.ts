import type { Pool } from 'pg';
import type { EventLog } from '#event-sourcing';
import type { HealthCheck } from '#platform';

/** The engines that every app stands on. */
export const motorgezondheid = ({
  pool,
  log,
}: {
  readonly pool: Pool;
  readonly log: EventLog;
}): readonly HealthCheck[] => [
  { name: 'database', check: async () => void (await pool.query('select 1')) },
  { name: 'log', check: async () => void (await log.head()) },
];
