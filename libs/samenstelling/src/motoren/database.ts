import type { Pool } from 'pg';
import { openDatabase } from '#platform';
import type { Database } from '../config/delen.js';
import { wachtOp } from '../start/wacht.js';
import type { Opbouw } from './opbouw.js';

/** The server is not there (yet), as opposed to refusing us: no address, no listener, starting or stopping, full. */
const AFWEZIG: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** The PostgreSQL of the app, brought up to date; waited for when it is still starting. @throws OpstartFout */
export const opDatabase = async (
  { DATABASE_URL }: Database,
  { naam, afbouw, logger, meld }: Opbouw,
): Promise<Pool> => {
  const open = () =>
    openDatabase({
      url: DATABASE_URL,
      name: `overdracht-${naam}`,
      onIdleError: () =>
        logger.warn('een verbinding met de database viel weg en wordt vervangen', 'database'),
    });
  const pool = await wachtOp(open, { wat: 'PostgreSQL', isAfwezig, meld });
  afbouw.straks(() => pool.end());
  return pool;
};

const isAfwezig = (fout: unknown): boolean => {
  const { code, errors } = ((fout as Error).cause ?? {}) as NodeJS.ErrnoException & {
    readonly errors?: readonly NodeJS.ErrnoException[];
  };
  return [code, ...(errors ?? []).map((each) => each.code)].some((each) => AFWEZIG.has(each ?? ''));
};
