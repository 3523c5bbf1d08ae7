import type { Bericht } from '#contracts';
import type { EventLog } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from '../postgres/ask.js';
import { isUnavailable } from '../postgres/unavailable.js';
import type { Afnemer } from './afnemer.js';
import { inConsumerTransaction, knownCases, storeNumbers } from './consumer-store.js';
import { parkedOf, unpark } from './parked-store.js';
import type { ParkedRow } from './parked-store.js';
import { inTraceOf } from './handling.js';
import { messagesOfCase } from './log-topic.js';
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

/** The parked messages of one case, in the order in which they came. */
export const parkedMessages = (pool: Pool, name: string, key: string): Promise<readonly ParkedRow[]> =>
  parkedOf(pool, name, key);

/** Applies the parked messages of one case, in the order of the case, all or none. Run it when the cause is gone. */
export const replayParked = (options: ReplayOptions, key: string): Promise<ReplayOutcome> =>
  replay(options, key, async (rows) => inOrder(rows));

/**
 * Applies the messages that the log has of a case instead of those that are parked, also where one of those is missing
 * or no message at all. All or none; what comes later over the bus is then a repeat. The log is read while the consumer
 * waits: it has at least what is parked.
 */
export const replayFromLog = async (
  options: ReplayOptions & { readonly log: EventLog },
  key: string,
): Promise<ReplayOutcome> =>
  replay(options, key, async () => {
    const berichten = await messagesOfCase(options.log, key);
    if (berichten.length === 0) throw new Error(`the log knows no casus ${key}`);
    return berichten;
  });

const replay = async (
  { name, pool, apply }: ReplayOptions,
  key: string,
  berichtenVan: (rows: readonly ParkedRow[]) => Promise<readonly Bericht[]>,
): Promise<ReplayOutcome> => {
  try {
    await inConsumerTransaction(pool, name, 'replay', async (client) => {
      const rows = await parkedOf(client, name, key);
      let last = (await knownCases(client, name, [key])).last.get(key) ?? -1;
      for (const bericht of await berichtenVan(rows)) {
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
 * Sets a case aside whose next message is missing, and lets the partitions that stand still go on: a consumer that runs
 * notices within seconds. What comes of the case waits for `replayFromLog`, or for `replayParked` when it was published
 * again.
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
    await client.query('delete from bus_stilstand where afnemer = $1', [name]);
  });
};

/** Lets partitions that stand still go on, now that the cause is gone; those for which it is not stop again. */
export const letGoOn = async (pool: Pool, name: string): Promise<void> => {
  await ask(pool, { text: 'delete from bus_stilstand where afnemer = $1', values: [name] });
};
