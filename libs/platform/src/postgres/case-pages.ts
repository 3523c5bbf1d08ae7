import type { RecordedEvent, UnpositionedRecord } from '#event-sourcing';
import type { Pool } from 'pg';
import { ask } from './ask.js';

/** Large enough that asking costs little, small enough that a few pages fit beside everything else. */
const PAGE_ROWS = 1_000;
const FIRST_ROWS = 100;

/** Pages become smaller when they are larger than this. */
const PAGE_CHARACTERS = 4 * 1_048_576;

interface CaseRow {
  readonly stroom: string;
  readonly volgnummer: number;
  readonly positie: string;
  readonly record: string;
}

/** In the order of the index of streams, so that a case comes whole and nothing has to be gathered. */
const TEXT = `select stroom, volgnummer, positie, record from gebeurtenissen
  where (stroom, volgnummer) > ($1, $2) and positie <= $3 order by stroom, volgnummer limit $4`;

/** Each case once and whole; the next page is fetched while the reader works on this one. */
export async function* casePages(pool: Pool, upTo: number): AsyncGenerator<readonly RecordedEvent[]> {
  let limit = FIRST_ROWS;
  let current: RecordedEvent[] = [];
  let stream: string | undefined;
  let next: Promise<readonly CaseRow[]> | undefined = fetchPage(pool, ['', -1, upTo, limit]);
  while (next) {
    const rows: readonly CaseRow[] = await next;
    const last = rows.at(-1);
    const full = rows.length === limit;
    limit = nextLimit(limit, rows);
    next = full && last ? fetchPage(pool, [last.stroom, last.volgnummer, upTo, limit]) : undefined;
    // Whoever stops reading never awaits it.
    next?.catch(() => undefined);
    for (const row of rows) {
      if (row.stroom !== stream && current.length > 0) {
        yield current;
        current = [];
      }
      stream = row.stroom;
      current.push(recorded(row));
    }
  }
  if (current.length > 0) yield current;
}

const fetchPage = async (pool: Pool, values: readonly unknown[]): Promise<readonly CaseRow[]> => {
  // Not a named statement: its plan would stay that of the first calls, when the log was small.
  const { rows } = await ask<CaseRow>(pool, { text: TEXT, values: [...values] });
  return rows;
};

const nextLimit = (limit: number, rows: readonly CaseRow[]): number => {
  const characters = rows.reduce((sum, { record }) => sum + record.length, 0);
  if (characters > PAGE_CHARACTERS) return Math.max(1, Math.floor(limit / 2));
  return characters * 2 <= PAGE_CHARACTERS ? Math.min(PAGE_ROWS, limit * 2) : limit;
};

const recorded = ({ record, positie }: CaseRow): RecordedEvent =>
  Object.assign(JSON.parse(record) as UnpositionedRecord, { positie: Number(positie) });
