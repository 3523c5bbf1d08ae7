import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 50;
const LONGEST_MS = 5_000;

/** Waits longer after each failure in a row; ends at once, without an error, when the signal aborts. */
export const backOff = async (failures: number, signal: AbortSignal): Promise<void> => {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
};
