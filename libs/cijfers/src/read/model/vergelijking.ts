import type { Afsprakenboek } from '#afspraken';
import type { EventLog } from '#event-sourcing';
import type { ClientBase } from 'pg';
import { rijenUitLog } from './casusrijen.js';
import { langeOpdracht } from './lang-werk.js';
import { ontbrekend } from './ontbrekend.js';
import type { Ontbrekend } from './ontbrekend.js';
import type { Kolomwaarde } from './rij.js';
import { standVanBouw, standVanLog } from './stand.js';
import type { Stand } from './stand.js';
import { BOUWSCHEMA, FEITKOLOMMEN, SCHEMA, VERSIE } from './tabellen.js';
import type { Schema } from './tabellen.js';

/** What a table holds, whatever the order of its rows. */
export interface Controlegetal {
  readonly rijen: string;
  readonly som: string;
}

export interface Vergelijking extends Ontbrekend {
  readonly gelijk: boolean;
  /** `tabellen`: with the rows that were there. `steekproef`: with cases computed again from the log. */
  readonly soort: 'tabellen' | 'steekproef';
  readonly oud?: Controlegetal;
  readonly nieuw?: Controlegetal;
  /** How many cases were compared; one that is further in one of the two is left out. */
  readonly casussen: number;
  /** What the log holds up to the position of the new tables, and what they were made of. */
  readonly inLog: Stand;
  readonly inNieuwe: Stand;
}

type Rijvergelijking = Pick<Vergelijking, 'gelijk' | 'soort' | 'oud' | 'nieuw' | 'casussen'>;

export interface Vergelijkopties {
  readonly client: ClientBase;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  /** Of the tables that are there; undefined when there are none. */
  readonly versie: string | undefined;
  /** The new tables hold the log up to here, and nothing of what follows. */
  readonly positie: number;
}

/** Whether the new rows are those that were there, and whether they are of all that the log holds. */
export const vergelijk = async (opties: Vergelijkopties): Promise<Vergelijking> => {
  const { client, log, versie, positie } = opties;
  const rijen = await vergelijkRijen(opties);
  const weg = versie === undefined ? NIETS : await ontbrekend(client, log, positie);
  const inLog = await standVanLog(log, positie);
  const inNieuwe = await standVanBouw(client);
  const volledig = inLog.casussen === inNieuwe.casussen && inLog.gebeurtenissen === inNieuwe.gebeurtenissen;
  const gelijk = rijen.gelijk && volledig && weg.nietInLog === 0 && weg.gemist === 0;
  return { ...rijen, ...weg, inLog, inNieuwe, gelijk };
};

const NIETS: Ontbrekend = { nietInLog: 0, gemist: 0 };

/** Tables without a case at the same event say nothing about the new rows, no more than those of another version. */
const vergelijkRijen = async ({ client, log, boek, versie }: Vergelijkopties): Promise<Rijvergelijking> => {
  const tabellen = versie === VERSIE ? await vergelijkTabellen(client) : undefined;
  return tabellen && tabellen.casussen > 0 ? tabellen : vergelijkSteekproef(client, log, boek);
};

/** Rows of the same cases at the same event, in the tables that are there and in the new ones. */
const vergelijkTabellen = async (client: ClientBase): Promise<Rijvergelijking> => {
  await client.query('begin isolation level repeatable read read only');
  try {
    const casussen = await aantalZelfde(client);
    const oud = await controlegetal(client, SCHEMA, BOUWSCHEMA);
    const nieuw = await controlegetal(client, BOUWSCHEMA, SCHEMA);
    const gelijk = oud.rijen === nieuw.rijen && oud.som === nieuw.som;
    return { gelijk, soort: 'tabellen', oud, nieuw, casussen };
  } finally {
    await client.query('commit');
  }
};

const aantalZelfde = async (client: ClientBase): Promise<number> => {
  const { rows } = await client.query<{ aantal: string }>(
    langeOpdracht(
      `select count(*) as aantal from ${SCHEMA}.casussen join ${BOUWSCHEMA}.casussen using (casus_id, revisie)`,
    ),
  );
  return Number(rows[0]?.aantal);
};

const controlegetal = async (client: ClientBase, van: Schema, naast: Schema): Promise<Controlegetal> => {
  const { rows } = await client.query<Controlegetal>(
    langeOpdracht(`select count(*)::text as rijen, coalesce(sum(hashtextextended(f::text, 0)::numeric), 0)::text as som
      from ${van}.feiten f
      where casus_id in (
        select casus_id from ${van}.casussen join ${naast}.casussen using (casus_id, revisie))`),
  );
  return rows[0] ?? { rijen: '0', som: '0' };
};

/** What cannot be compared row by row is computed once more, of so many cases. */
const STEEKPROEF = 100;

const vergelijkSteekproef = async (
  client: ClientBase,
  log: EventLog,
  boek: Afsprakenboek,
): Promise<Rijvergelijking> => {
  const { rows } = await client.query<{ casus_id: string; revisie: number }>(
    `select casus_id, revisie from ${BOUWSCHEMA}.casussen order by hashtextextended(casus_id, 0) limit $1`,
    [STEEKPROEF],
  );
  let gelijk = true;
  for (const { casus_id: casusId, revisie } of rows) {
    const { feiten } = await rijenUitLog(log, boek, casusId, revisie);
    gelijk &&= zelfdeRijen(feiten, await rijenIn(client, casusId));
  }
  return { gelijk, soort: 'steekproef', casussen: rows.length };
};

const rijenIn = async (client: ClientBase, casusId: string): Promise<readonly (readonly Kolomwaarde[])[]> => {
  const { rows } = await client.query<{ rij: Readonly<Record<string, Kolomwaarde>> }>(
    `select to_jsonb(f) as rij from ${BOUWSCHEMA}.feiten f where casus_id = $1`,
    [casusId],
  );
  return rows.map(({ rij }) => FEITKOLOMMEN.map((kolom) => rij[kolom] ?? null));
};

const zelfdeRijen = (
  a: readonly (readonly Kolomwaarde[])[],
  b: readonly (readonly Kolomwaarde[])[],
): boolean => {
  const gesorteerd = (rijen: typeof a) => rijen.map((rij) => JSON.stringify(rij)).sort();
  return JSON.stringify(gesorteerd(a)) === JSON.stringify(gesorteerd(b));
};
