import type { Pool } from 'pg';

/** Where the consumer keeps the terms. */
export abstract class Termijndatabase {
  abstract readonly pool: Pool;
}

/** What the lists of terms are read from. */
export interface Termijnbron extends Termijndatabase {
  /** The relay that feeds the consumer of the terms; none where it reads the log itself. */
  readonly relais?: string;
}
