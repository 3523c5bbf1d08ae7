import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';

/** Pages start here: nearly every stream fits in one. */
const FIRST_PAGE = 100;
const LARGEST_PAGE = 1_000;

/** Pages grow until they are about this large, so that large records do not fill the memory. */
const PAGE_CHARACTERS = 2 * 1_048_576;

interface EventRow {
  readonly positie: string;
  readonly record: string;
}

export interface PageQuery {
  /** Takes the place after which it reads and the largest number of rows, then `parameters`. */
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** Exclusive. */
  readonly after: number;
  readonly placeOf: (event: RecordedEvent) => number;
}

/** Events page after page; the next page is fetched while the reader works on this one. */
export async function* eventPages(pool: Pool, query: PageQuery): AsyncGenerator<readonly RecordedEvent[]> {
  let limit = FIRST_PAGE;
  let next: Promise<readonly EventRow[]> | undefined = fetchPage(pool, query, query.after, limit);
  while (next) {
    const rows: readonly EventRow[] = await next;
    const events = rows.map(recorded);
    const last = events.at(-1);
    const full = rows.length === limit;
    limit = nextLimit(limit, rows);
    next = full && last ? fetchPage(pool, query, query.placeOf(last), limit) : undefined;
    // Whoever stops reading never awaits it.
    next?.catch(() => undefined);
    if (events.length > 0) yield events;
  }
}

const fetchPage = async (
  pool: Pool,
  { text, parameters }: PageQuery,
  after: number,
  limit: number,
): Promise<readonly EventRow[]> => {
  // Not a named statement: its plan would stay that of the first calls, when the log was small.
  const { rows } = await ask<EventRow>(pool, { text, values: [after, limit, ...parameters] });
  return rows;
};

const nextLimit = (limit: number, rows: readonly EventRow[]): number => {
  const characters = rows.reduce((sum, { record }) => sum + record.length, 0);
  if (characters > PAGE_CHARACTERS) return Math.max(1, Math.floor(limit / 2));
  return characters * 2 <= PAGE_CHARACTERS ? Math.min(LARGEST_PAGE, limit * 2) : limit;
};

/** Completes the parsed object instead of copying it: this runs for every event of every rebuild. */
const recorded = ({ record, positie }: EventRow): RecordedEvent =>
  Object.assign(JSON.parse(record) as UnpositionedRecord, { positie: Number(positie) });
