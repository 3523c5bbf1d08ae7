import type { ClientBase } from 'pg';

/** The longest that a timer takes, nearly 25 days: pg has no word for "no limit" per statement. */
const LANGSTE_MS = 2_147_483_647;

/** For a statement that takes as long as there are rows; the pool allows seconds. */
export const ZONDER_TIJDSLIMIET = { query_timeout: LANGSTE_MS } as const;

/** No limit on the side of the server either, for as long as the connection lives. */
export const magLangDuren = async (client: ClientBase): Promise<void> => {
  await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0');
};

/** A statement that reads or writes many rows, on a connection that may take long. */
export const langeOpdracht = (text: string): { readonly text: string } => ({ text, ...ZONDER_TIJDSLIMIET });
