import { afnemerState, whyStale } from '#platform';
import type { Pool } from 'pg';
import { BewaakteCasuslijsten } from './bewaakte-casuslijsten.js';
import type { Casuslijsten } from './casuslijsten.js';
import { PostgresCasuslijsten } from './postgres-casuslijsten.js';
import { POSTVAK } from './tabellen.js';

export interface Lijstbron {
  readonly pool: Pool;
}

/** Whether they show the present stands in the database: the process that fails is seldom the one that is asked. */
export const lijstenUit = (pool: Pool): Casuslijsten =>
  new BewaakteCasuslijsten(new PostgresCasuslijsten(pool), async () =>
    whyStale(await afnemerState(pool, POSTVAK)),
  );
