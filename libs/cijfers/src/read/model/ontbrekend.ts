import type { EventLog } from '#event-sourcing';
import { stroomVan } from '#dossier';
import type { ClientBase } from 'pg';
import { langeOpdracht } from './lang-werk.js';
import { BOUWSCHEMA, SCHEMA } from './tabellen.js';

/** More than are recorded during a comparison; of another log all are missing, and this many say so. */
const MEESTE = 1_000;

/** Cases that the tables that are there have, or have further than the new ones, for another reason than time. */
export interface Ontbrekend {
  /** The log does not go that far: the tables that are there were made from another log. */
  readonly nietInLog: number;
  /** The log has more of it up to the position of the new tables: it was lost on the way to them. */
  readonly gemist: number;
}

interface Achterstand {
  readonly casus_id: string;
  readonly oud: number;
  readonly nieuw: number;
}

/**
 * What was recorded after the position of the new tables is no difference. Asked of the stream of each case, which is
 * another way than the new tables were made. Tables of every version have had `casussen` with these columns.
 */
export const ontbrekend = async (client: ClientBase, log: EventLog, positie: number): Promise<Ontbrekend> => {
  const { rows } = await client.query<Achterstand>(
    langeOpdracht(`select casus_id, oud.revisie as oud, coalesce(nieuw.revisie, -1) as nieuw
      from ${SCHEMA}.casussen oud left join ${BOUWSCHEMA}.casussen nieuw using (casus_id)
      where nieuw.revisie is null or nieuw.revisie < oud.revisie limit ${MEESTE}`),
  );
  let nietInLog = 0;
  let gemist = 0;
  for (const { casus_id: casusId, oud, nieuw } of rows) {
    let revisie = nieuw;
    let vroeger = false;
    for await (const record of log.readStream(stroomVan(casusId), nieuw + 1)) {
      revisie = record.volgnummer;
      vroeger ||= record.positie <= positie;
    }
    if (revisie < oud) nietInLog += 1;
    if (vroeger) gemist += 1;
  }
  return { nietInLog, gemist };
};
