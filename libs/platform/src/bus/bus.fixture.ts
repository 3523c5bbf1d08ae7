import type { Afzender, Bericht } from '#contracts';
import { stroomVan } from '#dossier';
import type { EventLog, UnpositionedRecord } from '#event-sourcing';
import { exampleRecords } from '#event-sourcing/testing';
import type { ClientBase, Pool } from 'pg';
import { chunked, MAX_CHUNK } from './bus.js';

export const AFZENDER: Afzender = {
  oin: '00000009999999999000',
  regio: 'voorbeeld',
  openbareUrl: 'https://hub.voorbeeld.example',
};

/** What a melding holds, in these gemeenten. */
export const melding = (gemeenten: readonly string[]) => ({
  meldingId: '94c26c3e-59a8-52c6-802e-50b837b186da',
  bron: 'politie',
  spoedeisend: false,
  gemeenten,
  gezinsvoogdBetrokken: false,
});

/** Records of one made-up case: a melding, again and again. */
export const casusRecords = (
  seed: string,
  count: number,
  {
    gemeenten = ['GM0917'],
    from,
  }: { gemeenten?: readonly string[]; from?: UnpositionedRecord | undefined } = {},
): readonly UnpositionedRecord[] => exampleRecords(seed, { count, from, data: melding(gemeenten) });

/** Appends records of one case at the end of its stream, in parts that any log takes at once. */
export const appendTo = async (log: EventLog, records: readonly UnpositionedRecord[]): Promise<void> => {
  for (const part of chunked(records, MAX_CHUNK)) {
    const [first] = part;
    if (first) await log.append(stroomVan(first.casusId), first.volgnummer - 1, part);
  }
};

/** A read model that shows which message was applied when. */
export const createSeen = async (pool: Pool): Promise<void> => {
  await pool.query('create table gezien (volgorde serial, casus text, volgnummer integer, id text unique)');
};

export const insertSeen = async (client: ClientBase, { attributen, inhoud }: Bericht): Promise<void> => {
  await client.query('insert into gezien (casus, volgnummer, id) values ($1, $2, $3)', [
    attributen.subject,
    inhoud.volgnummer,
    attributen.id,
  ]);
};

/** Per case the numbers in the order in which they were applied. */
export const seenPerCase = async (pool: Pool): Promise<Readonly<Record<string, readonly number[]>>> => {
  const { rows } = await pool.query<{ casus: string; volgnummers: number[] }>(
    'select casus, array_agg(volgnummer order by volgorde) as volgnummers from gezien group by casus',
  );
  return Object.fromEntries(rows.map(({ casus, volgnummers }) => [casus, volgnummers]));
};

export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
