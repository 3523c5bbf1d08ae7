import { setTimeout as pause } from 'node:timers/promises';
import type { EventStoreDbLimits } from './limits.js';

/** Waits longer after each failure in a row; ends at once, without an error, when the signal aborts. */
export const backOff = async (
  { firstBackOffMs, longestBackOffMs }: EventStoreDbLimits,
  failures: number,
  signal: AbortSignal,
): Promise<void> => {
  const ms = Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(failures - 1, 10));
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
};
