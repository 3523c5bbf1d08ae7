import { IsOptional } from 'class-validator';
import { leesConfig } from '#platform';
import {
  Afspraken,
  Cijfers,
  IsDatabaseUrl,
  IsKeks,
  IsOidcPubliek,
  IsPad,
  IsPoort,
  IsUitgever,
  Logboek,
  Netwerk,
  Proces,
  Publiek,
} from '#samenstelling';

/** What the hub can bring itself, and the services of a larger installation are given. */
export class EigenMotoren {
  /** Folder of the embedded database, its password and the development keys. */
  @IsPad()
  HUB_DATA = '.hub';

  /** An own PostgreSQL instead of the embedded one. */
  @IsOptional()
  @IsDatabaseUrl()
  DATABASE_URL?: string;

  /** Port of the development issuer, on this machine only. 0 takes a free port. */
  @IsPoort()
  UITGEVER_POORT = 3001;

  /** Issuer of the tokens (OIDC). Without it the development issuer starts, never in production. */
  @IsOptional()
  @IsUitgever()
  OIDC_UITGEVER?: string;

  /** Audience that a token must name: an absolute URI (RFC 8707). */
  @IsOidcPubliek()
  OIDC_PUBLIEK = 'urn:overdracht-hub';

  /** Keys that wrap the key of each case: `id:base64`, newest first. Made in HUB_DATA outside production. */
  @IsOptional()
  @IsKeks()
  HUB_KEK?: string;
}

/** @throws ConfigFout naming each variable that is wrong */
export const hubConfig = () =>
  leesConfig(process.env, Netwerk, Proces, EigenMotoren, Logboek, Afspraken, Cijfers, Publiek);

/** What the hub takes from its environment, read once at start. Secrets have no default. */
export type HubConfig = ReturnType<typeof hubConfig>;
