import { LogUnavailable } from '#event-sourcing';
import pg from 'pg';

/**
 * SQLSTATE classes after which the same call may succeed later: connection, transaction rollback, resources,
 * prerequisite state, operator intervention, system error; and a server that became read-only.
 */
const TRANSIENT = /^(08|40|53|55|57|58)|^25006$/;

/** Whether the database did not answer (in time), as opposed to refusing the statement. */
export const isUnavailable = (error: unknown): boolean => {
  if (error instanceof LogUnavailable) return true;
  if (error instanceof pg.DatabaseError) return TRANSIENT.test(error.code ?? '');
  // What pg rejects with when the connection fails or a time limit passes has no class of its own.
  return error instanceof Error && (isNetworkError(error) || CONNECTION_MESSAGES.test(error.message));
};

const CONNECTION_MESSAGES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|timeout expired)/;

const isNetworkError = (error: Error): boolean =>
  error instanceof AggregateError || /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '');

/** The error as the port promises it: unavailable, or unchanged because the program is wrong. */
export const asLogError = (error: unknown): unknown =>
  isUnavailable(error) && !(error instanceof LogUnavailable)
    ? new LogUnavailable('the database did not answer', { cause: error })
    : error;
