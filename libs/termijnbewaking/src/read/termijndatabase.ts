import type { Pool } from 'pg';

/** Where the consumer keeps the terms. */
export abstract class Termijndatabase {
  abstract readonly pool: Pool;
}
