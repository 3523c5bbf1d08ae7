import type { RecordedEvent } from './record.js';

export interface CasesQuery {
  /** Inclusive: what was appended later is left out. */
  readonly upTo: number;
  /** How many events an adapter that has to gather them may hold at once. */
  readonly held?: number;
}

/** A log as far as gathering needs it. */
interface ReadAll {
  readAll(after: number): AsyncIterable<RecordedEvent>;
}

/** About 1 kB each. */
const HELD = 500_000;

/**
 * Cases from a log that is only read in the order of commit: gathered in memory, a part of the cases at a time, so that
 * the memory does not grow with the log. A larger log is read once for each part.
 */
export async function* casesInMemory(
  log: ReadAll,
  { upTo, held = HELD }: CasesQuery,
): AsyncGenerator<readonly RecordedEvent[]> {
  // A position is never less than the number of events up to it. In EventStoreDB it is far more: it counts bytes.
  const parts = upTo <= held ? 1 : Math.ceil((await countUpTo(log, upTo)) / held);
  for (let part = 0; part < parts; part += 1) {
    const cases = new Map<string, RecordedEvent[]>();
    for await (const event of log.readAll(0)) {
      if (event.positie > upTo) break;
      if (partOf(event.casusId, parts) !== part) continue;
      const known = cases.get(event.casusId);
      if (known) known.push(event);
      else cases.set(event.casusId, [event]);
    }
    yield* cases.values();
  }
}

const countUpTo = async (log: ReadAll, upTo: number): Promise<number> => {
  let count = 0;
  for await (const { positie } of log.readAll(0)) {
    if (positie > upTo) break;
    count += 1;
  }
  return Math.max(1, count);
};

const HEX = 16;
const DIGITS = 7;

/** The ids of cases are random UUIDs, so their first digits divide them evenly. */
const partOf = (casusId: string, parts: number): number =>
  parts === 1 ? 0 : Number.parseInt(casusId.slice(0, DIGITS), HEX) % parts;
