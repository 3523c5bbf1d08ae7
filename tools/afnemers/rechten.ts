import { ConsumerBusy, OpstartFout } from '#platform';
import type { Afnemer, ReplayOptions } from '#platform';
import { ROL_VAN } from '../database/rollen.js';
import type { RolDienst } from '../database/rollen.js';
import { NietGelukt } from './grond.js';
import type { Grond, Kafkagrond } from './grond.js';

/** Whose tables or keys a consumer works on; only that service has the right to. */
export const DIENST_VAN: Readonly<Record<string, RolDienst>> = {
  postvak: 'projecties',
  cijfers: 'projecties',
  termijnen: 'termijnwachter',
  sleutelwisser: 'veilig-thuis',
};

/** An account or a role that may not do this, in words for who can give another. */
export class GeenRecht extends Error {
  override readonly name = 'GeenRecht';
}

/** Adapters put what the engine said in an error of their own. */
const oorzaken = function* (fout: unknown): Iterable<Error> {
  for (let at: unknown = fout; at instanceof Error; at = at.cause) yield at;
};

const INSUFFICIENT_PRIVILEGE = '42501';

/** What the database said, when it refused for want of a right. */
const weigeringVanDatabase = (fout: unknown): Error | undefined => {
  for (const each of oorzaken(fout))
    if ((each as { readonly code?: unknown }).code === INSUFFICIENT_PRIVILEGE) return each;
  return undefined;
};

export const weigertDatabase = (fout: unknown): boolean => weigeringVanDatabase(fout) !== undefined;

/** kafkajs tells of a refusal in several ways; to who may not use a group its coordinator does not exist. */
const GEWEIGERD = /authoriz|authenticat|find group coordinator/i;

export const weigertKafka = (fout: unknown): boolean => {
  for (const each of oorzaken(fout)) if (GEWEIGERD.test(`${each.name} ${each.message}`)) return true;
  return false;
};

export const rolVan = (dienst: RolDienst): string => `${ROL_VAN[dienst]} (de dienst ${dienst})`;

/** The same error, or which role it takes when the database refused the tables of this consumer. */
const alsGeenRecht = (naam: string, fout: unknown): unknown => {
  const dienst = DIENST_VAN[naam];
  if (dienst === undefined || !weigertDatabase(fout)) return fout;
  return new GeenRecht(`deze databaserol mag de tabellen van ${naam} niet vullen; dat mag ${rolVan(dienst)}`);
};

/** As the service replays, and telling which role it takes where this one may not. */
export const herhaalopties = ({ pool }: Grond, { name, apply }: Afnemer): ReplayOptions => ({
  name,
  pool,
  apply: async (client, bericht) => {
    try {
      await apply(client, bericht);
    } catch (fout) {
      throw alsGeenRecht(name, fout);
    }
  },
});

export const kafkaWeigert = ({ kafkaAccount }: Kafkagrond, wat: string): string =>
  `Kafka weigert ${kafkaAccount ? `account '${kafkaAccount}'` : 'wie zonder account komt'} ${wat}; gebruik hub-beheer`;

/** What an operator reads of an error that ended a command: words for people, or all of it where the program is wrong. */
export const woordenVan = (fout: unknown): unknown => {
  if (fout instanceof ConsumerBusy)
    return 'Een dienst is met deze afnemer bezig, bijvoorbeeld om zijn tabellen te vullen. Probeer het straks opnieuw.';
  const geweigerd = weigeringVanDatabase(fout);
  if (geweigerd)
    return `Deze databaserol mag dit niet (${geweigerd.message}). Draai het als de dienst waarvan de afnemer is: zie docs/beheer/afnemers.md.`;
  return isVoorMensen(fout) ? fout.message : fout;
};

const isVoorMensen = (fout: unknown): fout is Error =>
  [OpstartFout, NietGelukt, GeenRecht, TypeError].some((soort) => fout instanceof soort);
