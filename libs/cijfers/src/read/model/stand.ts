import type { EventLog } from '#event-sourcing';
import type { ClientBase } from 'pg';
import { langeOpdracht } from './lang-werk.js';
import { BOUWSCHEMA } from './tabellen.js';

/** How much there is. */
export interface Stand {
  readonly casussen: number;
  readonly gebeurtenissen: number;
}

/**
 * Counted in the order of commit: the rows were made by reading case by case, and a fault of that does not show in what
 * it gave.
 */
export const standVanLog = async (log: EventLog, totPositie: number): Promise<Stand> => {
  let casussen = 0;
  let gebeurtenissen = 0;
  for await (const { volgnummer, positie } of log.readAll(0)) {
    if (positie > totPositie) break;
    if (volgnummer === 0) casussen += 1;
    gebeurtenissen += 1;
  }
  return { casussen, gebeurtenissen };
};

/** Of the new tables: all events that they were made of. */
export const standVanBouw = async (client: ClientBase): Promise<Stand> => {
  const { rows } = await client.query<{ casussen: string; gebeurtenissen: string }>(
    langeOpdracht(`select count(*)::text as casussen, coalesce(sum(revisie + 1), 0)::text as gebeurtenissen
      from ${BOUWSCHEMA}.casussen`),
  );
  return { casussen: Number(rows[0]?.casussen), gebeurtenissen: Number(rows[0]?.gebeurtenissen) };
};
