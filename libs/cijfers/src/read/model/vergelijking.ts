import type { Afsprakenboek } from '#afspraken';
import type { EventLog } from '#event-sourcing';
import type { ClientBase } from 'pg';
import { rijenUitLog } from './casusrijen.js';
import { langeOpdracht } from './lang-werk.js';
import type { Kolomwaarde } from './rij.js';
import { BOUWSCHEMA, FEITKOLOMMEN, SCHEMA } from './tabellen.js';
import type { Schema } from './tabellen.js';

/** What a table holds, whatever the order of its rows. */
export interface Controlegetal {
  readonly rijen: string;
  readonly som: string;
}

export interface Vergelijking {
  readonly gelijk: boolean;
  /** `tabellen`: with the rows that were there. `steekproef`: with cases computed again from the log. */
  readonly soort: 'tabellen' | 'steekproef' | 'niets-om-mee-te-vergelijken';
  readonly oud?: Controlegetal;
  readonly nieuw?: Controlegetal;
  /** How many cases were compared; one that is further in one of the two is left out. */
  readonly casussen: number;
  /** How many cases the tables that are there have, and the log has not: more than none when it is another log. */
  readonly nietInLog?: number;
}

/** Rows of the same cases at the same event, in the tables that are there and in the new ones. */
export const vergelijkTabellen = async (client: ClientBase): Promise<Vergelijking> => {
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

/** With tables of another version nothing can be compared row by row, so cases are computed once more. */
const STEEKPROEF = 100;

export const vergelijkSteekproef = async (
  client: ClientBase,
  log: EventLog,
  boek: Afsprakenboek,
): Promise<Vergelijking> => {
  const { rows } = await client.query<{ casus_id: string; revisie: number }>(
    `select casus_id, revisie from ${BOUWSCHEMA}.casussen order by hashtextextended(casus_id, 0) limit $1`,
    [STEEKPROEF],
  );
  let casussen = 0;
  let gelijk = true;
  for (const { casus_id: casusId, revisie } of rows) {
    const opnieuw = await rijenUitLog(log, boek, casusId);
    if (opnieuw.revisie !== revisie) continue;
    casussen += 1;
    gelijk &&= zelfdeRijen(opnieuw.feiten, await rijenIn(client, casusId));
  }
  return { gelijk, soort: 'steekproef', casussen };
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
