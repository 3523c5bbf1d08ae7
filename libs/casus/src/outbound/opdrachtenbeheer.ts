import { ask } from '#platform';
import type { Pool } from 'pg';
import type { Plaats } from '../application/antwoordenboek.js';

/** Commands that do not go on: the message at `plek` cannot be handled, or the bus holds less than was handled. */
export interface Haperend extends Plaats {
  readonly plek: number;
  readonly probleem: string;
  /** An operator has let it be passed by; that happens at the next try. */
  readonly wordtOvergeslagen: boolean;
}

/** What an operator can do about commands that come as messages, while the service runs. */
export class Opdrachtenbeheer {
  constructor(private readonly pool: Pool) {}

  async haperend(): Promise<readonly Haperend[]> {
    const { rows } = await ask<Haperend>(this.pool, {
      text: `select topic, partitie as partition, volgende::float8 as plek, probleem,
          coalesce(overslaan = volgende, false) as "wordtOvergeslagen"
        from inkomend_posities where probleem is not null order by topic, partitie`,
    });
    return rows;
  }

  /** Tells whether that message is the one that does not go on; another cannot be passed by. */
  async slaOver({ topic, partition }: Plaats, plek: number): Promise<boolean> {
    const { rowCount } = await ask(this.pool, {
      text: `update inkomend_posities set overslaan = $3
        where topic = $1 and partitie = $2 and volgende = $3 and probleem is not null`,
      values: [topic, partition, plek],
    });
    return rowCount === 1;
  }

  /** Lets what does not go on be tried again at once. Tells how many partitions. */
  async laatVerder(): Promise<number> {
    const { rowCount } = await ask(this.pool, {
      text: 'update inkomend_posities set probleem = null where probleem is not null',
      values: [],
    });
    return rowCount ?? 0;
  }

  /** As `laatVerder`, and from the first message that the bus has: what was answered before gets the same answer. */
  async beginOpnieuw(): Promise<number> {
    const { rowCount } = await ask(this.pool, {
      text: 'delete from inkomend_posities where probleem is not null',
      values: [],
    });
    return rowCount ?? 0;
  }
}
