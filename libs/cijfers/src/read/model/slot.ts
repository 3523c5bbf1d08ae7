import type { ClientBase } from 'pg';
import { langeOpdracht } from './lang-werk.js';

const WISSEL = `hashtextextended('cijfers wissel', 0)`;

/** Held by who changes rows until its transaction ends: the tables are not switched meanwhile. */
export const houdTabellenVast = async (client: ClientBase): Promise<void> => {
  await client.query(`select pg_advisory_xact_lock_shared(${WISSEL})`);
};

/** Waits until nobody changes rows, and keeps it so until the transaction ends. */
export const zetSchrijversStil = async (client: ClientBase): Promise<void> => {
  await client.query(langeOpdracht(`select pg_advisory_xact_lock(${WISSEL})`));
};

/** One rebuild at a time; ends with the connection. */
export const neemHerbouwslot = async (client: ClientBase): Promise<void> => {
  await client.query(langeOpdracht(`select pg_advisory_lock(hashtextextended('cijfers herbouw', 0))`));
};
