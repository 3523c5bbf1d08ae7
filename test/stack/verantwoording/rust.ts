import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { RecordedEvent } from '#event-sourcing';
import { alleAfnemers } from '#samenstelling';
import type { Stack } from '../../../tools/stack/stack.js';
import { totdat } from '../totdat.js';
import type { NogNiet } from '../totdat.js';
import type { Meetpost } from './meetpost.js';
import { perCasus } from './meetpost.js';

/** Only their names are asked. */
const GEEN = undefined as never;

/** Resolves when all that was recorded has been published, and every consumer has it. */
export const wachtOpRust = async (stack: Stack, meetpost: Meetpost): Promise<void> => {
  for (const dienst of stack.diensten.filter(({ isRunning }) => isRunning))
    await totdat(`the service ${dienst.id} is ready by itself`, async () =>
      (await dienst.isGereed()) ? undefined : `it is not ready:\n${dienst.lastWords}`,
    );
  await totdat('all has been published', () => nogNietGepubliceerd(meetpost));
  await totdat('every consumer has all', () => nogNietVerwerkt(meetpost));
};

const nogNietGepubliceerd = async ({ log, ...meetpost }: Meetpost): Promise<NogNiet> => {
  const head = await log.head();
  const rows = await meetpost.pool.query<{ positie: string }>('select positie from relais');
  const positie = Number(rows.rows[0]?.positie ?? 0);
  return positie === head ? undefined : `the relay is at ${positie} of ${head}`;
};

/** The last number of each case, per consumer. */
const nogNietVerwerkt = async (meetpost: Meetpost): Promise<NogNiet> => {
  const laatste = laatsteVan(await meetpost.alles());
  for (const naam of AFNEMERS) {
    const gezien = await volgordeVan(meetpost, naam);
    const achter = [...laatste].filter(([casusId, volgnummer]) => gezien.get(casusId) !== volgnummer);
    if (achter.length > 0) return `${naam} lacks ${achter.length} of ${laatste.size} cases`;
  }
  return undefined;
};

/** Those who follow all cases, as the services are put together: one that never ran would be missing in the database. */
const AFNEMERS: readonly string[] = alleAfnemers({ log: GEEN, boek: GEEN, keyStore: GEEN }).map(
  ({ name }) => name,
);

const laatsteVan = (records: readonly RecordedEvent[]): ReadonlyMap<string, number> =>
  new Map([...perCasus(records)].map(([casusId, keten]) => [casusId, keten.length - 1]));

const volgordeVan = async (meetpost: Meetpost, naam: string): Promise<ReadonlyMap<string, number>> => {
  const rijen = await meetpost.rijen<{ sleutel: string; volgnummer: string }>(
    'select sleutel, volgnummer from bus_volgorde where afnemer = $1',
    [naam],
  );
  return new Map(rijen.map(({ sleutel, volgnummer }) => [sleutel, Number(volgnummer)]));
};

/** Every consumer is exactly where the log is, none has set anything aside or stands still, none died by itself. */
export const eistRust = async (
  stack: Stack,
  meetpost: Meetpost,
  records: readonly RecordedEvent[],
): Promise<void> => {
  const laatste = laatsteVan(records);
  for (const naam of AFNEMERS)
    expect({ naam, gezien: await volgordeVan(meetpost, naam) }).toEqual({ naam, gezien: laatste });
  expect(await meetpost.rijen('select afnemer, sleutel, probleem from bus_geparkeerd')).toEqual([]);
  expect(await meetpost.rijen('select afnemer, topic, partitie, probleem from bus_stilstand')).toEqual([]);
  expect(stack.deaths).toEqual([]);
  for (const { id, log } of stack.diensten) {
    const klachten = readFileSync(log, 'utf8')
      .split('\n')
      .filter((regel) => GEBREK.test(regel));
    expect({ id, klachten }).toEqual({ id, klachten: [] });
  }
};

/** What a fault of an engine never makes right: answers that blame the hub, and leaks that only show in time. */
const GEBREK = /"status":500|MaxListenersExceededWarning|unhandled|heap out of memory/i;
