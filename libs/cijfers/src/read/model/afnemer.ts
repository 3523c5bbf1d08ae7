import type { Afsprakenboek } from '#afspraken';
import type { Bericht } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { OpstartFout } from '#platform';
import type { Vulling } from '#platform';
import type { ClientBase, Pool } from 'pg';
import { revisieIn, rijenUitLog, rijenVan, vervang } from './casusrijen.js';
import { herbouw } from './herbouw.js';
import { houdTabellenVast } from './slot.js';
import { SCHEMA, VERSIE, gelezenVersie, versieVan } from './tabellen.js';
import { tabellenIn } from './vulling.js';

/** As `Afnemer` of the platform asks for. */
export interface Cijfersafnemer {
  readonly name: string;
  readonly prepare: (pool: Pool) => Promise<void>;
  readonly vulling: Vulling;
  readonly apply: (client: ClientBase, bericht: Pick<Bericht, 'attributen' | 'inhoud'>) => Promise<void>;
}

/**
 * Makes all facts of a case anew at each of its messages. It reads the stream as far as it goes now, so that what is
 * in the rows already costs one look.
 */
export const cijfersAfnemer = (log: EventLog, boek: Afsprakenboek): Cijfersafnemer => ({
  name: 'cijfers',
  prepare: (pool) => zorgVoorCijfers(pool, log, boek),
  vulling: {
    log,
    tabellen: tabellenIn(SCHEMA),
    rijenVan: (dossier) => {
      const { casusId, revisie, feiten } = rijenVan(dossier, boek);
      return [feiten, [[casusId, revisie]]];
    },
    staandeRijen: async (client) => {
      await houdTabellenVast(client);
      const isVanNu = (await gelezenVersie(client, SCHEMA)) === VERSIE;
      return isVanNu ? `select casus_id, revisie from ${SCHEMA}.casussen` : undefined;
    },
  },
  apply: async (client, { attributen: { subject: casusId }, inhoud: { volgnummer } }) => {
    await houdTabellenVast(client);
    await weigerAndereVersie(client);
    if ((await revisieIn(client, SCHEMA, casusId)) >= volgnummer) return;
    await vervang(client, SCHEMA, await rijenUitLog(log, boek, casusId));
  },
});

/** The tables were made by another version of this code, which runs beside it: this one may not write in them. */
export class AndereVersie extends Error {
  override readonly name = 'AndereVersie';
}

const weigerAndereVersie = async (client: ClientBase): Promise<void> => {
  const versie = await gelezenVersie(client, SCHEMA);
  if (versie !== VERSIE)
    throw new AndereVersie(`the tables are of ${versie ?? 'no version'}, and not ${VERSIE}`);
};

/**
 * When there are no tables of this version they are built from the log, beside those of another version.
 * @throws OpstartFout when what was built is not what the log and those tables hold: nothing was put in their place
 */
export const zorgVoorCijfers = async (pool: Pool, log: EventLog, boek: Afsprakenboek): Promise<void> => {
  if ((await versieVan(pool, SCHEMA)) === VERSIE) return;
  const uitslag = await herbouw({ pool, log, boek, alleenBijAndereVersie: true });
  if (uitslag?.gewisseld === false)
    throw new OpstartFout(
      'De cijfers van deze versie zijn niet gelijk aan wat het logboek en de cijfers van de vorige versie hebben.',
      'Wat verschilt, zegt: npm run -s cijfers -- herbouw',
    );
};
