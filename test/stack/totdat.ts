import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 50;
/** Longer than any lease, session or back-off of the services together: what is not there by then does not come. */
const LIMIT_MS = 90_000;

/** What is still missing, in words; undefined once nothing is. */
export type NogNiet = string | undefined;

/** Asks until nothing is missing. An engine that does not answer is one more thing that is missing. */
export const totdat = async (
  wat: string,
  vraag: () => NogNiet | Promise<NogNiet>,
  limietMs = LIMIT_MS,
): Promise<void> => {
  const einde = performance.now() + limietMs;
  for (;;) {
    const nog = await Promise.resolve()
      .then(vraag)
      .catch((fout: unknown) => String(fout));
    if (nog === undefined) return;
    if (performance.now() > einde) throw new Error(`${wat}: after ${limietMs} ms ${nog}`);
    await pause(POLL_MS);
  }
};
