import type { Bericht } from '#contracts';
import type { Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { isUnavailable } from '../postgres/unavailable.js';
import type { Afnemer } from './afnemer.js';
import { inConsumerTransaction, knownCases, storeNumbers } from './consumer-store.js';
import { parkedOf, unpark } from './parked-store.js';
import type { ParkedRow } from './parked-store.js';
import { inTraceOf } from './handling.js';
import { problemOf, readMessage } from './read-message.js';

export interface ReplayOptions {
  readonly name: string;
  readonly pool: Pool;
  readonly apply: Afnemer['apply'];
}

/** Why a case stays parked; undefined when all of it has been applied and the case goes on as any other. */
export type ReplayOutcome = string | undefined;

/** The cases of a consumer that are parked, with the first problem of each. */
export const parkedCases = async (
  pool: Pool,
  name: string,
): Promise<readonly { readonly key: string; readonly problem: string; readonly messages: number }[]> => {
  const { rows } = await ask<{ sleutel: string; probleem: string | null; aantal: string }>(pool, {
    text: `select sleutel, count(bericht) as aantal,
          (array_agg(probleem order by plaats) filter (where probleem is not null))[1] as probleem
        from bus_geparkeerd where afnemer = $1 group by sleutel order by sleutel`,
    values: [name],
  });
  return rows.map(({ sleutel, probleem, aantal }) => ({
    key: sleutel,
    problem: probleem ?? '',
    messages: Number(aantal),
  }));
};

/** Applies the parked messages of one case, in the order of the case, all or none. Run it when the cause is gone. */
export const replayParked = async (
  { name, pool, apply }: ReplayOptions,
  key: string,
): Promise<ReplayOutcome> => {
  try {
    await inConsumerTransaction(pool, name, 'replay', async (client) => {
      const rows = await parkedOf(client, name, key);
      let last = (await knownCases(client, name, [key])).last.get(key) ?? -1;
      for (const bericht of inOrder(rows)) {
        const { volgnummer } = bericht.inhoud;
        if (volgnummer <= last) continue;
        if (volgnummer !== last + 1) throw new Error(`casus ${key} goes from ${last} to ${volgnummer}`);
        await inTraceOf(bericht, () => apply(client, bericht));
        last = volgnummer;
      }
      if (last >= 0) await storeNumbers(client, name, new Map([[key, last]]));
      await unpark(client, name, rows);
    });
    return undefined;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return problemOf(error);
  }
};

const inOrder = (rows: readonly ParkedRow[]): readonly Bericht[] =>
  rows
    .flatMap(({ message }) => (message ? [readMessage(message)] : []))
    .sort((a, b) => a.inhoud.volgnummer - b.inhoud.volgnummer);

/** Throws away one parked message that is no message at all, so that the rest of its key can be replayed. */
export const discardParked = async (
  { name, pool }: Pick<ReplayOptions, 'name' | 'pool'>,
  row: Pick<ParkedRow, 'topic' | 'partition' | 'offset'>,
): Promise<void> => {
  await inConsumerTransaction(pool, name, 'replay', (client) =>
    unpark(client, name, [{ ...row, key: '', message: null, problem: null }]),
  );
};

/** Where a case that an operator sets aside stands among its messages: before all of them. */
const BEFORE_ALL = -1;

/**
 * Sets a case aside whose next message is missing, so that its partition can go on once the consumer is started again.
 * What comes of the case waits; when the relay has published it again, `replayParked` puts it in order.
 */
export const parkCase = async (
  { name, pool }: Pick<ReplayOptions, 'name' | 'pool'>,
  key: string,
  problem: string,
): Promise<void> => {
  await inConsumerTransaction(pool, name, 'replay', async (client) => {
    await client.query(
      `insert into bus_geparkeerd (afnemer, topic, partitie, plaats, sleutel, bericht, probleem, gemeld)
        values ($1, $2, 0, $3, $2, null, $4, true) on conflict do nothing`,
      [name, key, BEFORE_ALL, problem],
    );
  });
};
