import { IsIn, IsOptional, Matches } from 'class-validator';
import { AlleenMet, VerplichtMet } from './alleen-met.js';
import {
  IsAantal,
  IsAdres,
  IsDatabaseUrl,
  IsGegeven,
  IsHerkomsten,
  IsKeks,
  IsLeesbaarBestand,
  IsOidcPubliek,
  IsOin,
  IsPad,
  IsPoort,
  IsPubliekAdres,
  IsSeconden,
  IsUitgever,
} from './velden.js';

/** The parts of which each app takes its configuration (`leesConfig`). Secrets have no default. */
export class Proces {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsIn(['debug', 'info', 'warn', 'error'])
  LOGNIVEAU: 'debug' | 'info' | 'warn' | 'error' = 'info';
}

/** Where the app listens; each has a port of its own. */
export class Netwerk {
  /** Only this machine unless set. */
  @IsAdres()
  HUB_ADRES = '127.0.0.1';

  @IsPoort()
  HUB_POORT = 3000;

  /** Listener of its own for Prometheus; none without it. */
  @IsOptional()
  @IsPoort()
  METRICS_POORT?: number;

  /** It knows no accounts, so it is on this machine only unless somebody says who may reach it. */
  @IsOptional()
  @AlleenMet('METRICS_POORT')
  @IsAdres()
  METRICS_ADRES?: string;
}

export class Database {
  @IsDatabaseUrl()
  DATABASE_URL!: string;
}

/** Where the log is: in EventStoreDB, or without it in the PostgreSQL of the app. */
export class Logboek {
  @IsOptional()
  @Matches(/^esdb(\+discover)?:\/\/[^\s@]+$/, {
    message:
      'Geef het adres van EventStoreDB zonder wachtwoord, als esdb://host:2113 of esdb+discover://cluster:2113. Het account gaat in EVENTSTOREDB_GEBRUIKER en EVENTSTOREDB_WACHTWOORD.',
  })
  EVENTSTOREDB_URL?: string;

  @VerplichtMet('EVENTSTOREDB_WACHTWOORD')
  @AlleenMet('EVENTSTOREDB_URL')
  @IsGegeven('het account van de hub bij EventStoreDB')
  EVENTSTOREDB_GEBRUIKER?: string;

  @VerplichtMet('EVENTSTOREDB_GEBRUIKER')
  @AlleenMet('EVENTSTOREDB_URL')
  @IsGegeven('het wachtwoord van EVENTSTOREDB_GEBRUIKER')
  EVENTSTOREDB_WACHTWOORD?: string;

  /** PEM of the authority that signed the certificate of the server. */
  @IsOptional()
  @AlleenMet('EVENTSTOREDB_URL')
  @IsLeesbaarBestand()
  EVENTSTOREDB_CA?: string;
}

/** What Kafka's brokers allow by default (group.min.session.timeout.ms), and what a person still waits for. */
const KORTSTE_SESSIE_S = 6;
const LANGSTE_SESSIE_S = 300;

export class Kafka {
  @Matches(/^[^\s,:]+:\d{1,5}(,[^\s,:]+:\d{1,5})*$/, {
    message: 'Geef een of meer brokers van Kafka, als host:9092,host:9092.',
  })
  KAFKA_BROKERS!: string;

  @IsIn(['ja', 'nee'])
  KAFKA_TLS: 'ja' | 'nee' = 'nee';

  /** PEM of the authority that signed the certificates of the brokers. */
  @IsOptional()
  @AlleenMet('KAFKA_TLS', 'ja')
  @IsLeesbaarBestand()
  KAFKA_CA?: string;

  @IsOptional()
  @IsIn(['plain', 'scram-sha-256', 'scram-sha-512'])
  KAFKA_SASL?: 'plain' | 'scram-sha-256' | 'scram-sha-512';

  @VerplichtMet('KAFKA_SASL')
  @AlleenMet('KAFKA_SASL')
  @IsGegeven('het account van deze dienst bij Kafka')
  KAFKA_GEBRUIKER?: string;

  @VerplichtMet('KAFKA_SASL')
  @AlleenMet('KAFKA_SASL')
  @IsGegeven('het wachtwoord van KAFKA_GEBRUIKER')
  KAFKA_WACHTWOORD?: string;

  /** After so much silence of a process its share goes to the others; shorter takes over sooner after a crash. */
  @IsSeconden(KORTSTE_SESSIE_S, LANGSTE_SESSIE_S)
  KAFKA_SESSIE_SECONDEN = 30;
}

/** Whose tokens are trusted, and for whom they must be meant. */
export class Toegang {
  @IsUitgever()
  OIDC_UITGEVER!: string;

  /** Audience that a token must name: an absolute URI (RFC 8707). */
  @IsOidcPubliek()
  OIDC_PUBLIEK = 'urn:overdracht-hub';
}

/** Keys that wrap the key of each case. */
export class Sleutels {
  @IsKeks()
  HUB_KEK!: string;
}

export class Afspraken {
  /** Folder with the agreement sets; those of the project when absent. */
  @IsOptional()
  @IsPad()
  AFSPRAKEN_MAP?: string;
}

/** How figures are shown to who may not see the cases behind them. */
export class Cijfers {
  /** Counts below it are not shown. */
  @IsAantal()
  CIJFERS_MINIMUM = 5;
}

/** What only apps with an HTTP API for outsiders have. */
export class Publiek {
  /** Origins of browsers that may call the APIs, separated by commas. */
  @IsOptional()
  @IsHerkomsten()
  CORS_HERKOMSTEN?: string;

  /** For the OpenAPI documents that it serves; without it they name this very server. */
  @IsOptional()
  @IsPubliekAdres()
  HUB_PUBLIEKE_URL?: string;
}

/** Who sends the messages, and where subscribers find what they point at. */
export class Berichten {
  @IsOin()
  BERICHTEN_OIN!: string;

  @IsPubliekAdres()
  HUB_PUBLIEKE_URL!: string;
}

/** Commands that Veilig Thuis sends as messages; without a key none are taken. */
export class Inkomend {
  /** Private JWK, or a JWK Set with the newest first, for which senders encrypt. */
  @IsOptional()
  @IsGegeven('de privésleutel waarvoor Veilig Thuis zijn opdrachten versleutelt, als JWK')
  INKOMEND_SLEUTEL?: string;

  @VerplichtMet('INKOMEND_SLEUTEL')
  @IsOin()
  BERICHTEN_OIN?: string;
}
