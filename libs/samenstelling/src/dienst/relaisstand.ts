import type { Pool } from 'pg';
import { ask } from '#platform';
import type { Clock, EventLog } from '#event-sourcing';

export interface Relaisstand {
  /** Whether some process publishes now. */
  readonly bezet: boolean;
  /** Everything up to here has been published. */
  readonly positie: number;
  /** Age of the oldest event that has not been published; 0 when all has. */
  readonly achterstandSeconden: number;
}

export interface Relaisbron {
  readonly naam: string;
  readonly pool: Pool;
  readonly log: EventLog;
  readonly clock: Clock;
}

/** How far the relay is, whichever process publishes. @throws LogUnavailable */
export const relaisstand = async ({ naam, pool, log, clock }: Relaisbron): Promise<Relaisstand> => {
  const { rows } = await ask<{ positie: string; bezet: boolean }>(pool, {
    text: 'select positie, verloopt > clock_timestamp() as bezet from relais where naam = $1',
    values: [naam],
  });
  const positie = Number(rows[0]?.positie ?? 0);
  return {
    bezet: rows[0]?.bezet ?? false,
    positie,
    achterstandSeconden: await ouderdom(log, positie, clock.nowMs()),
  };
};

const ouderdom = async (log: EventLog, positie: number, nuMs: number): Promise<number> => {
  for await (const { vastgelegdOp } of log.readAll(positie))
    return Math.max(0, (nuMs - Date.parse(vastgelegdOp)) / 1_000);
  return 0;
};
