import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { asLogError } from './unavailable.js';

/** One statement in its own transaction. @throws LogUnavailable when the database does not answer (in time) */
export const ask = async <R extends QueryResultRow>(
  pool: Pool,
  query: QueryConfig,
): Promise<QueryResult<R>> => {
  try {
    return await pool.query<R>(query);
  } catch (error) {
    throw asLogError(error);
  }
};
