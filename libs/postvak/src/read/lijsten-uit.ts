import { afnemerState, whyStale } from '#platform';
import type { Pool } from 'pg';
import { BewaakteCasuslijsten } from './bewaakte-casuslijsten.js';
import type { Casuslijsten } from './casuslijsten.js';
import { PostgresCasuslijsten } from './postgres-casuslijsten.js';
import { POSTVAK } from './tabellen.js';

export interface Lijstbron {
  readonly pool: Pool;
  /** The relay that feeds the consumer of the lists; none where it reads the log itself. */
  readonly relais?: string;
}

/** Whether they show the present stands in the database: the process that fails is seldom the one that is asked. */
export const lijstenUit = ({ pool, relais }: Lijstbron): Casuslijsten =>
  new BewaakteCasuslijsten(new PostgresCasuslijsten(pool), async () =>
    whyStale(await afnemerState(pool, POSTVAK, relais)),
  );
