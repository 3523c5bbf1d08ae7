import type { Pool } from 'pg';

/** Counts below this are not shown to who may not see the cases, unless the configuration says otherwise. */
export const STANDAARD_MINIMUM = 5;

/** What the configuration of an app says about figures (`CIJFERS_MINIMUM`). */
export abstract class CijferInstellingen {
  abstract readonly minimum: number;
}

/** Whether the tables show the present. */
export abstract class Cijferversheid {
  /** Why they do not; undefined when they do. */
  abstract achterstand(): Promise<string | undefined>;
}

/** What an app that shows figures gives. */
export interface CijfersOpties {
  /** On the database in which the consumer `cijfers` keeps its tables. */
  readonly pool: Pool;
  readonly minimum?: number;
  /** Why the consumer does not follow the log; never behind when absent. */
  readonly achterstand?: () => Promise<string | undefined>;
}
