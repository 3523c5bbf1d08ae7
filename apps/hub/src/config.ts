import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { leesConfig } from '#platform';

const getal = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** One or more `id:base64` pairs of 256-bit keys, newest first. */
const KEKS = /^[a-z0-9-]+:[A-Za-z0-9+/]{43}=(,[a-z0-9-]+:[A-Za-z0-9+/]{43}=)*$/;

/** What the hub takes from its environment, read once at start. Secrets have no default. */
export class HubConfig {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  /** Address to listen on; only this machine unless set. */
  @Matches(/^[0-9a-zA-Z.:-]+$/)
  HUB_ADRES = '127.0.0.1';

  /** 0 takes a free port. */
  @Transform(getal)
  @IsInt()
  @Min(0)
  @Max(65_535)
  HUB_POORT = 3000;

  /** Port of the development issuer, on this machine only. 0 takes a free port. */
  @Transform(getal)
  @IsInt()
  @Min(0)
  @Max(65_535)
  UITGEVER_POORT = 3001;

  /** Folder of the embedded database, its password and the development keys. */
  @Matches(/\S/)
  HUB_DATA = '.hub';

  /** An own PostgreSQL instead of the embedded one. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//)
  DATABASE_URL?: string;

  /** Issuer of the tokens (OIDC). Without it the development issuer starts, never in production. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['https', 'http'], require_protocol: true })
  OIDC_UITGEVER?: string;

  /** Audience that a token must name: an absolute URI (RFC 8707). */
  @Matches(/^[a-z][a-z0-9+.-]*:\S+$/)
  OIDC_PUBLIEK = 'urn:overdracht-hub';

  /** Keys that wrap the key of each case: `id:base64`, newest first. Made in HUB_DATA outside production. */
  @IsOptional()
  @Matches(KEKS)
  HUB_KEK?: string;

  /** Folder with the agreement sets; those of the project when absent. */
  @IsOptional()
  @Matches(/\S/)
  AFSPRAKEN_MAP?: string;

  /** Origins of browsers that may call the APIs, separated by commas. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/)
  CORS_HERKOMSTEN?: string;

  /** Where callers find the hub, for the OpenAPI documents that it serves; without it they name this very server. */
  @IsOptional()
  @Matches(/^https:\/\/[^\s/?#]+$/)
  HUB_PUBLIEKE_URL?: string;

  @IsIn(['debug', 'info', 'warn', 'error'])
  LOGNIVEAU: 'debug' | 'info' | 'warn' | 'error' = 'info';
}

/** @throws ConfigFout naming each variable that is wrong */
export const hubConfig = (): HubConfig => leesConfig(process.env, HubConfig);
