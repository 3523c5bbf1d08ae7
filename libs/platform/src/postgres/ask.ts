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

/**
 * The same by one process of the database: to start its parallel workers costs more than to walk an index to the end of a
 * page, and it does not know that the page ends soon. @throws LogUnavailable
 */
export const askSerially = async <R extends QueryResultRow>(
  pool: Pool,
  query: QueryConfig,
): Promise<QueryResult<R>> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw asLogError(error);
  });
  try {
    await client.query('begin read only; set local max_parallel_workers_per_gather = 0');
    const result = await client.query<R>(query);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw asLogError(error);
  }
};
