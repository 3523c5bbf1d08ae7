import type { EventLog } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import { dossierVan, stroomVan } from '#dossier';
import type { Afnemer, Rij } from '#platform';
import type { ClientBase } from 'pg';
import { termijnrijenVan } from './rijen.js';
import type { Termijnrij } from './rijen.js';
import { TABELLEN, TERMIJNEN } from './tabellen.js';

/**
 * Keeps the terms of every case: at each message all rows of its case are made anew from its stream, as far as that goes
 * now, so a message that is in them already costs one look.
 */
export const termijnenAfnemer = (log: EventLog, boek: Afsprakenboek): Afnemer => ({
  name: TERMIJNEN,
  tabellen: TABELLEN,
  vulling: {
    log,
    tabellen: [{ name: TABELLEN.namen[0] ?? '', columns: KOLOMMEN }],
    rijenVan: (dossier) => [termijnrijenVan(dossier, boek).map(alsRij)],
  },
  apply: async (client, { attributen: { subject: casusId }, inhoud: { volgnummer } }) => {
    if ((await revisieIn(client, casusId)) >= volgnummer) return;
    const dossier = await dossierVan(casusId, log.readStream(stroomVan(casusId)));
    await vervang(client, casusId, termijnrijenVan(dossier, boek));
  },
});

const GEEN_RIJEN = -1;

const revisieIn = async (client: ClientBase, casusId: string): Promise<number> => {
  const { rows } = await client.query<{ revisie: number | null }>({
    name: 'termijnen-revisie',
    text: 'select max(revisie) as revisie from termijnen where casus_id = $1',
    values: [casusId],
  });
  return rows[0]?.revisie ?? GEEN_RIJEN;
};

/** All rows in one statement: a case has about ten, and far more after years. */
export const vervang = async (
  client: ClientBase,
  casusId: string,
  rijen: readonly Termijnrij[],
): Promise<void> => {
  await client.query('delete from termijnen where casus_id = $1', [casusId]);
  await client.query({
    name: 'termijnen-rijen',
    text: `insert into termijnen
      select * from jsonb_to_recordset($1::jsonb) as r (
        casus_id text, instantie text, revisie integer, termijn text, regio text, gemeenten text[],
        ooit_gemeenten text[], partij_soort text, partij_id text, zichtbaar_voor_partij boolean,
        einde timestamptz, waarschuwing_op timestamptz, gehaald_op timestamptz, vervallen_op timestamptz,
        te_noteren boolean, rij jsonb)`,
    values: [JSON.stringify(rijen.map(alsKolommen))],
  });
};

const alsKolommen = (rij: Termijnrij) => ({
  casus_id: rij.casusId,
  instantie: rij.instantie,
  revisie: rij.revisie,
  termijn: rij.termijn,
  regio: rij.regio,
  gemeenten: rij.gemeenten,
  ooit_gemeenten: rij.ooitGemeenten,
  partij_soort: rij.partij?.soort,
  partij_id: rij.partij?.id,
  zichtbaar_voor_partij: rij.inzagegrond !== undefined,
  einde: rij.overschredenVanaf,
  waarschuwing_op: rij.waarschuwingVanaf,
  gehaald_op: rij.gehaaldOp,
  vervallen_op: rij.vervallenOp,
  te_noteren: rij.teNoteren,
  rij,
});

/** In the order of `alsKolommen`. */
const KOLOMMEN = [
  'casus_id',
  'instantie',
  'revisie',
  'termijn',
  'regio',
  'gemeenten',
  'ooit_gemeenten',
  'partij_soort',
  'partij_id',
  'zichtbaar_voor_partij',
  'einde',
  'waarschuwing_op',
  'gehaald_op',
  'vervallen_op',
  'te_noteren',
  'rij',
] as const;

const alsRij = (rij: Termijnrij): Rij => {
  const kolommen = { ...alsKolommen(rij), rij: JSON.stringify(rij) };
  return KOLOMMEN.map((kolom) => kolommen[kolom]);
};
