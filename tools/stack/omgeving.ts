import type { Wachtwoorden } from '../database/rollen.js';
import type { DienstNaam, Env } from './diensten.js';

/** The number of an invented organisation. */
const VERZONNEN_OIN = '00000009999999999000';

/** What the services share, and each takes its part of. */
export interface Omgeving {
  /** Of the roles in the database; new at each start. */
  readonly wachtwoorden: Wachtwoorden;
  /** With the role of this service. */
  readonly databaseUrl: (naam: DienstNaam) => string;
  /** Where the log is; PostgreSQL itself when absent. */
  readonly logUrl: string | undefined;
  readonly kafka: string;
  readonly uitgever: string;
  readonly kek: string;
  readonly inkomendSleutel: string;
}

const API: readonly DienstNaam[] = ['veilig-thuis', 'lokaal-veld', 'gemeente'];
const OP_KAFKA: readonly DienstNaam[] = ['veilig-thuis', 'relais', 'projecties', 'termijnwachter'];

/** Those whose messages say where their schemas stand; here, without a proxy before all, at the service itself. */
const STUURT_BERICHTEN: readonly DienstNaam[] = ['veilig-thuis', 'relais'];

/** What one service gets: no more than it needs. */
export const omgevingVan = (naam: DienstNaam, adres: string, omgeving: Omgeving): Env => ({
  NODE_ENV: 'development',
  LOGNIVEAU: 'info',
  DATABASE_URL: omgeving.databaseUrl(naam),
  ...(omgeving.logUrl === undefined ? {} : { EVENTSTOREDB_URL: omgeving.logUrl }),
  ...(OP_KAFKA.includes(naam) ? { KAFKA_BROKERS: omgeving.kafka } : {}),
  ...(API.includes(naam) ? { OIDC_UITGEVER: omgeving.uitgever, HUB_KEK: omgeving.kek } : {}),
  ...(naam === 'veilig-thuis' ? { INKOMEND_SLEUTEL: omgeving.inkomendSleutel } : {}),
  ...(STUURT_BERICHTEN.includes(naam) ? { BERICHTEN_OIN: VERZONNEN_OIN, HUB_PUBLIEKE_URL: adres } : {}),
});
