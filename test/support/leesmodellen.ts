import type { Pool } from 'pg';
import { testboek } from '#afspraken/testing';
import { TOPICS } from '#contracts';
import type { EventLog } from '#event-sourcing';
import { runConsumer } from '#platform';
import type { Afnemer, Bus, RunningConsumer } from '#platform';
import { afnemersVan } from '#samenstelling';
import { Simulatie } from '#simulatie';
import { AFZENDER } from '#platform/testing';

/** Every read model that the services keep; one that is added there is compared by itself. */
export const leesmodellenVan = (log: EventLog): readonly Afnemer[] => {
  const grond = { log, boek: testboek() };
  return [...afnemersVan.projecties(grond), ...afnemersVan.termijnwachter(grond)];
};

/** Half a year of invented cases: declined, disputed, late, of two gemeenten, with sealed content. */
export const verzonnenGeschiedenis = (zaad: string, casussen: number): Simulatie =>
  new Simulatie({
    boek: testboek(),
    zaad,
    van: '2025-01-01T00:00:00Z',
    tot: '2025-07-01T00:00:00Z',
    casussen,
  });

export const schrijf = async (log: EventLog, simulatie: Simulatie): Promise<void> => {
  for (const { stroom, verwachteRevisie, records } of simulatie)
    await log.append(stroom, verwachteRevisie, records);
};

/** The read models on this bus, into this database. */
export const volg = (
  log: EventLog,
  { bus, pool }: { readonly bus: Bus; readonly pool: Pool },
  onError?: (fout: Error) => void,
): Promise<readonly RunningConsumer[]> =>
  Promise.all(
    leesmodellenVan(log).map((afnemer) =>
      runConsumer({
        ...afnemer,
        ...{ bus, pool, topics: [TOPICS.casussen], deadLetterTopic: TOPICS.deadLetter },
        ...(onError && { onError }),
      }),
    ),
  );

export const afzenderVan = () => AFZENDER;

/** Tables that the migrations of a database make are no read model. */
export const tabellenIn = async (pool: Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ tabel: string }>(
    `select format('%I.%I', table_schema, table_name) as tabel from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows.map(({ tabel }) => tabel);
};

/** All rows of these tables as text, in an order that only their content decides. */
export const rijenIn = async (
  pool: Pool,
  tabellen: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const inhoud: Record<string, readonly string[]> = {};
  for (const tabel of tabellen) {
    const { rows } = await pool.query<{ rij: string }>(
      `select to_jsonb(t)::text as rij from ${tabel} t order by to_jsonb(t)::text collate "C"`,
    );
    inhoud[tabel] = rows.map(({ rij }) => rij);
  }
  return inhoud;
};
