import type { Leesstand } from '#platform';
import type { Pool } from 'pg';

/** Counts below this are not shown to who may not see the cases, unless the configuration says otherwise. */
export const STANDAARD_MINIMUM = 5;

/** What the configuration of an app says about figures (`CIJFERS_MINIMUM`). */
export abstract class CijferInstellingen {
  abstract readonly minimum: number;
}

/** Whether the tables show the present, and of every case. */
export abstract class Cijferversheid {
  abstract stand(): Promise<Leesstand>;
}

/** What an app that shows figures gives. */
export interface CijfersOpties {
  /** On the database in which the consumer `cijfers` keeps its tables. */
  readonly pool: Pool;
  readonly minimum?: number;
  /** How the consumer is; never behind, and without cases set aside, when absent. */
  readonly stand?: () => Promise<Leesstand>;
}
