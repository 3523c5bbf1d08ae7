import pg from 'pg';
import type { Pool } from 'pg';

/** A statement of the hub takes milliseconds; one that takes this long waits for something that is stuck. */
export const STATEMENT_TIMEOUT_MS = 10_000;

/** When even the answer that the statement timed out does not come, the connection is dead. */
const ANSWER_TIMEOUT_MS = 15_000;

/** For a new connection, and for waiting until one of the pool is free. */
const CONNECTION_TIMEOUT_MS = 5_000;

/** A transaction that a stuck process leaves open holds its locks no longer than this. */
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000;

/** PostgreSQL takes 100 connections by default; two processes beside an administrator must fit. */
const MAX_CONNECTIONS = 20;

/** Where the consumers make their tables. */
export const READ_MODEL_SCHEMA = 'leesmodellen';

/**
 * Of every connection, also of a tool. What the migrations made comes first, and a schema that is named after the role never
 * counts: whoever may make schemas could put a table of his own in the place of one of the log, and have others run it.
 */
export const SESSION_OPTIONS = `-c search_path=public,${READ_MODEL_SCHEMA}`;

export interface PoolOptions {
  readonly url: string;
  /** Shown by PostgreSQL beside each connection. */
  readonly name?: string;
  /** Told of connections that broke while idle; the pool replaces them. */
  readonly onIdleError?: (error: Error) => void;
}

export const openPool = ({ url, name = 'overdracht-hub', onIdleError }: PoolOptions): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    options: SESSION_OPTIONS,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('error', (error) => onIdleError?.(error));
  // Whoever asks on a connection is told that it broke. It says so itself too, and with nobody to hear it the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
