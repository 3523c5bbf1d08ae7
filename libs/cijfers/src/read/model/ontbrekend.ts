import type { EventLog } from '#event-sourcing';
import { stroomVan } from '#dossier';
import type { ClientBase } from 'pg';
import { langeOpdracht } from './lang-werk.js';
import { BOUWSCHEMA, SCHEMA } from './tabellen.js';

/** More than are recorded during a comparison; of another log all are missing, and this many say so. */
const MEESTE = 1_000;

/**
 * Cases that the tables that are there know further than the log goes: then they were made from another log. What was
 * recorded since the new tables were filled is in the log, and is no difference.
 */
export const nietInLog = async (client: ClientBase, log: EventLog): Promise<number> => {
  const { rows } = await client.query<{ casus_id: string; revisie: number }>(
    langeOpdracht(`select casus_id, oud.revisie from ${SCHEMA}.casussen oud
      left join ${BOUWSCHEMA}.casussen nieuw using (casus_id)
      where nieuw.revisie is null or nieuw.revisie < oud.revisie limit ${MEESTE}`),
  );
  let ontbreekt = 0;
  for (const { casus_id: casusId, revisie } of rows)
    if ((await revisieVan(log, casusId)) < revisie) ontbreekt += 1;
  return ontbreekt;
};

const revisieVan = async (log: EventLog, casusId: string): Promise<number> => {
  let revisie = -1;
  for await (const { volgnummer } of log.readStream(stroomVan(casusId))) revisie = volgnummer;
  return revisie;
};
