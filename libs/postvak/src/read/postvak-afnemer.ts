import { LogUnavailable } from '#event-sourcing';
import type { EventLog } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import { dossierVan, stroomVan } from '#dossier';
import type { Afnemer } from '#platform';
import type { ClientBase } from 'pg';
import { eersteGrens } from './casuslijsten.js';
import { rijenVan } from './rijen-van.js';
import { isWachtend } from './rijen.js';
import type { Casusoverzicht, Casusrijen, Postvakregel } from './rijen.js';
import { POSTVAK, TABELLEN } from './tabellen.js';
import { VULTABELLEN, tabelrijen } from './vulling.js';

/**
 * Makes all rows of a case anew at each of its messages. It reads the stream as far as it goes now, so that messages
 * which are already in the rows cost one look: those that are delivered again, and a backlog of one case.
 */
export const postvakAfnemer = (log: EventLog, boek: Afsprakenboek): Afnemer => ({
  name: POSTVAK,
  tabellen: TABELLEN,
  vulling: { log, tabellen: VULTABELLEN, rijenVan: (dossier) => tabelrijen(rijenVan(dossier, boek)) },
  apply: async (client, { attributen: { subject: casusId }, inhoud: { volgnummer } }) => {
    if ((await revisieIn(client, casusId)) >= volgnummer) return;
    const dossier = await dossierVan(casusId, log.readStream(stroomVan(casusId)));
    if (dossier.records.length <= volgnummer)
      throw new LogUnavailable(`the log does not show ${casusId} yet`);
    const rijen = rijenVan(dossier, boek);
    if (rijen) await vervang(client, rijen);
  },
});

const GEEN_RIJEN = -1;

const revisieIn = async (client: ClientBase, casusId: string): Promise<number> => {
  const { rows } = await client.query<{ revisie: number }>({
    name: 'postvak-revisie',
    text: 'select revisie from casusoverzicht where casus_id = $1',
    values: [casusId],
  });
  return rows[0]?.revisie ?? GEEN_RIJEN;
};

const vervang = async (client: ClientBase, rijen: Casusrijen): Promise<void> => {
  const { overzicht, regels } = rijen;
  await client.query('delete from postvak_regels where casus_id = $1', [overzicht.casusId]);
  await client.query('delete from casusoverzicht where casus_id = $1', [overzicht.casusId]);
  await client.query('delete from casuskenmerken where casus_id = $1', [overzicht.casusId]);
  await voegOverzichtToe(client, overzicht);
  await voegKenmerkenToe(client, rijen);
  for (const regel of regels) await voegRegelToe(client, regel);
};

const voegOverzichtToe = async (client: ClientBase, overzicht: Casusoverzicht): Promise<void> => {
  await client.query({
    name: 'postvak-overzicht',
    text: `insert into casusoverzicht
      (casus_id, regio, gemeenten, ooit_gemeenten, in_hub_sinds, fase, eerste_grens, revisie, overzicht)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      overzicht.casusId,
      overzicht.regio,
      overzicht.gemeenten,
      overzicht.ooitGemeenten,
      overzicht.inHubSinds,
      overzicht.fase,
      eersteGrens(overzicht) ?? null,
      overzicht.revisie,
      JSON.stringify(overzicht),
    ],
  });
};

/** All in one statement: a case has about twenty. */
const voegKenmerkenToe = async (client: ClientBase, { overzicht, kenmerken }: Casusrijen): Promise<void> => {
  await client.query({
    name: 'postvak-kenmerken',
    text: `insert into casuskenmerken (gemeente, kenmerk, in_hub_sinds, casus_id, waarde, vanaf, tot)
      select gemeente, kenmerk, $2::timestamptz, $3, coalesce(waarde, ''), vanaf, coalesce(tot, 'infinity')
      from jsonb_to_recordset($1::jsonb) as k (kenmerk text, waarde text, vanaf timestamptz, tot timestamptz)
      cross join unnest($4::text[]) gemeente`,
    values: [JSON.stringify(kenmerken), overzicht.inHubSinds, overzicht.casusId, overzicht.ooitGemeenten],
  });
};

const voegRegelToe = async (client: ClientBase, regel: Postvakregel): Promise<void> => {
  await client.query({
    name: 'postvak-regel',
    text: `insert into postvak_regels
      (casus_id, overdracht_id, ontvanger_soort, ontvanger_id, verstuurd_op, wacht_op_ontvanger, regel)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      regel.casusId,
      regel.overdrachtId,
      regel.ontvanger.soort,
      regel.ontvanger.id,
      regel.verstuurdOp,
      isWachtend(regel),
      JSON.stringify(regel),
    ],
  });
};
