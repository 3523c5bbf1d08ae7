import type { Bericht } from '#contracts';
import type { ClientBase, Pool } from 'pg';
import type { Vulling } from './vulling.js';

/** The tables of a read model. They are no migrations: rows are made from the log, which is the truth. */
export interface Leestabellen {
  /** Raise it with every change of the tables or of what is written in them: the rows are then made anew. */
  readonly versie: number;
  readonly namen: readonly string[];
  /** SQL that makes them, empty, without a schema: they go where read models are. They do not exist when it runs. */
  readonly maak: string;
}

/** Something that follows the messages of all cases: a read model, or an act at each event. See `runConsumer`. */
export interface Afnemer {
  /** Also the name of its group on the bus, and of its place in the database. */
  readonly name: string;
  readonly tabellen?: Leestabellen;
  /** With it a consumer that has nothing yet starts with the rows of all that the log has. */
  readonly vulling?: Vulling;
  /** Runs before the first message of a start, after the tables are there. Several processes may run it at once. */
  readonly prepare?: (pool: Pool) => Promise<void>;
  /**
   * Changes the rows for one message, through this client only: its transaction also moves the position. What it does
   * elsewhere may be done again, and must then change nothing.
   */
  readonly apply: (client: ClientBase, bericht: Bericht) => Promise<void>;
}
