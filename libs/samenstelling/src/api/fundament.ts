import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Pool } from 'pg';
import { Afsprakenboek } from '#afspraken';
import { Clock, EventLog, IdempotencyRegister, InzageLog, KeyStore } from '#event-sourcing';
import {
  KeyWrapping,
  PostgresIdempotencyRegister,
  PostgresInzageLog,
  PostgresKeyStore,
  SealedIdempotencyRegister,
} from '#platform';
import type { KeyEncryptionKey } from '#platform';
import { AfsprakenPartijenregister, Partijenregister } from '#toegang';

/** What the contexts stand on: everything that differs between production, demonstration and tests. */
export interface Fundament {
  readonly log: EventLog;
  readonly keyStore: KeyStore;
  readonly idempotentie: IdempotencyRegister;
  readonly inzagen: InzageLog;
  readonly boek: Afsprakenboek;
  readonly clock: Clock;
}

export interface Fundering {
  readonly pool: Pool;
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  readonly clock: Clock;
  readonly keks: readonly KeyEncryptionKey[];
}

/** The foundation in one PostgreSQL, with the log beside or in it. @throws OpstartFout when a key is missing */
export const fundamentOp = async ({ pool, log, boek, clock, keks }: Fundering): Promise<Fundament> => {
  const keyStore = new PostgresKeyStore(pool, new KeyWrapping(keks), clock);
  await keyStore.refuseMissingKeks();
  const idempotentie = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(pool), keyStore);
  return { log, keyStore, idempotentie, inzagen: new PostgresInzageLog(pool), boek, clock };
};

/** Gives the foundation to the whole app. */
@Global()
@Module({})
export class FundamentModule {
  static met(fundament: Fundament): DynamicModule {
    const providers: Provider[] = [
      { provide: EventLog, useValue: fundament.log },
      { provide: KeyStore, useValue: fundament.keyStore },
      { provide: IdempotencyRegister, useValue: fundament.idempotentie },
      { provide: InzageLog, useValue: fundament.inzagen },
      { provide: Afsprakenboek, useValue: fundament.boek },
      { provide: Clock, useValue: fundament.clock },
      { provide: Partijenregister, useValue: new AfsprakenPartijenregister(fundament.boek) },
    ];
    return { module: FundamentModule, providers, exports: providers };
  }
}
