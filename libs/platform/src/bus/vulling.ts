import type { Casusdossier } from '#dossier';
import { alsGebeurtenis } from '#dossier';
import { LOG_START } from '#event-sourcing';
import type { EventLog, RecordedEvent } from '#event-sourcing';
import type { ClientBase, Pool } from 'pg';
import { CopyBuffers, LONGEST_MS, copyLine } from '../postgres/copy.js';
import type { CopyTable, CopyValue } from '../postgres/copy.js';
import type { Bus, Partition } from './bus.js';
import { inConsumerTransaction, positionOf } from './consumer-store.js';

export type Rij = readonly CopyValue[];

/** How the rows of a consumer are made of whole cases: what `apply` makes of their last message. */
export interface Vulling {
  readonly log: EventLog;
  readonly tabellen: readonly CopyTable[];
  /** Per table of these, in their order. What it throws leaves the case to its messages. */
  readonly rijenVan: (dossier: Casusdossier) => readonly (readonly Rij[])[];
  /**
   * For rows that may outlive the place of their consumer: a select of the cases that they are of, each with its last
   * event. Nothing may change them until the transaction ends. Undefined when they are not those of this code.
   */
  readonly staandeRijen?: (client: ClientBase) => Promise<string | undefined>;
}

const CASES: CopyTable = { name: 'bus_volgorde', columns: ['afnemer', 'sleutel', 'volgnummer'] };

interface Vulopties {
  readonly name: string;
  readonly vulling?: Vulling;
  readonly pool: Pool;
  readonly bus: Bus;
}

export const vulBijBegin = async (
  opties: Vulopties & { readonly topics: readonly string[] },
): Promise<void> => {
  const { pool, bus, vulling, topics } = opties;
  const [topic = ''] = topics;
  if (vulling)
    await vulVanuitLog(pool, opties, vulling, topics.length === 1 ? bus.logPartition(topic) : undefined);
};

/**
 * Where a consumer that runs is thrown back to the beginning. Only on the log itself: a bus with members to look after
 * would not wait for it, and its messages make the rows as well.
 */
export const vulOpnieuw = async (opties: Vulopties, { topic }: Partition): Promise<number | undefined> => {
  const { pool, bus, vulling, name } = opties;
  const place = bus.logPartition(topic);
  if (!vulling || !place) return undefined;
  await vulVanuitLog(pool, opties, vulling, place);
  return positionOf(pool, name, place);
};

/**
 * Fills a consumer that has nothing yet from the log, case by case, and writes in bulk: its messages are then repeats, up
 * to here. All or nothing; its messages wait meanwhile, and who asks for its rows hears that they are being made. Where
 * `place` says of which partition the offsets are positions in the log, not even the repeats come.
 */
export const vulVanuitLog = async (
  pool: Pool,
  { name }: Pick<Vulopties, 'name'>,
  vulling: Vulling,
  place: Partition | undefined,
): Promise<void> =>
  inConsumerTransaction(pool, name, 'replay', async (client) => {
    if (!(await isLeeg(client, name))) return;
    const upTo = await vulling.log.head();
    if (upTo === LOG_START) return;
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    if (vulling.staandeRijen && !(await isLeegGebleven(client, name, vulling.staandeRijen))) return;
    const buffers = new CopyBuffers(client, [...vulling.tabellen, CASES]);
    let alle = true;
    for await (const records of vulling.log.readCases({ upTo })) {
      alle = voegToe(buffers, name, vulling, records) && alle;
      await buffers.sendWhatIsMuch();
    }
    await buffers.sendAll();
    if (place && alle) await zetPlaats(client, name, place, upTo + 1);
  });

/** Messages are repeats as far as there are rows. Whether there are none, and may be. */
const isLeegGebleven = async (
  client: ClientBase,
  name: string,
  staandeRijen: NonNullable<Vulling['staandeRijen']>,
): Promise<boolean> => {
  const casussen = await staandeRijen(client);
  if (casussen === undefined) return false;
  const { rowCount } = await client.query({
    text: `insert into bus_volgorde (afnemer, sleutel, volgnummer) select $1, * from (${casussen}) c`,
    values: [name],
    ...{ query_timeout: LONGEST_MS },
  });
  return rowCount === 0;
};

/** Whether there are rows of it now. */
const voegToe = (
  buffers: CopyBuffers,
  name: string,
  { tabellen, rijenVan }: Vulling,
  records: readonly RecordedEvent[],
): boolean => {
  const laatste = records.at(-1);
  const rijen = laatste && gemaakt(rijenVan, laatste.casusId, records);
  if (!rijen) return false;
  for (const [tabel, vanTabel] of rijen.entries())
    for (const rij of vanTabel) buffers.add(tabel, copyLine(rij));
  buffers.add(tabellen.length, copyLine([name, laatste.casusId, laatste.volgnummer]));
  return true;
};

/** A case that cannot be made is set aside when its messages come, with the reason. */
const gemaakt = (
  rijenVan: Vulling['rijenVan'],
  casusId: string,
  records: readonly RecordedEvent[],
): readonly (readonly Rij[])[] | undefined => {
  try {
    return rijenVan({ casusId, records, gebeurtenissen: records.map((record) => alsGebeurtenis(record)) });
  } catch {
    return undefined;
  }
};

/** Nothing was applied of any case, and nothing was passed over. */
const isLeeg = async (client: ClientBase, name: string): Promise<boolean> => {
  const { rows } = await client.query<{ leeg: boolean }>(
    `select not exists (select from bus_volgorde where afnemer = $1)
      and not exists (select from bus_geparkeerd where afnemer = $1)
      and not exists (select from bus_posities where afnemer = $1 and volgende > 0) as leeg`,
    [name],
  );
  return rows[0]?.leeg === true;
};

const zetPlaats = async (
  client: ClientBase,
  name: string,
  { topic, partition }: Partition,
  next: number,
): Promise<void> => {
  await client.query(
    `insert into bus_posities (afnemer, topic, partitie, volgende) values ($1, $2, $3, $4)
      on conflict (afnemer, topic, partitie) do update set volgende = excluded.volgende`,
    [name, topic, partition, next],
  );
};
