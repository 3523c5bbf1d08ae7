import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { Pool } from 'pg';
import { Afsprakenboek } from '#afspraken';
import {
  Clock,
  CommandLog,
  EventLog,
  IdempotencyRegister,
  InzageLog,
  KeyStore,
  StepwiseCommandLog,
} from '#event-sourcing';
import {
  Fingerprints,
  KeyWrapping,
  PostgresCommandLog,
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
  /** Without one commands are written step by step, which works on any log. */
  readonly opdrachtlog?: CommandLog;
  readonly inzagen: InzageLog;
  readonly boek: Afsprakenboek;
  readonly clock: Clock;
}

export interface Fundering {
  readonly pool: Pool;
  /** A log in PostgreSQL stands on this pool. */
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
  readonly clock: Clock;
  readonly keks: readonly KeyEncryptionKey[];
}

/** The foundation in one PostgreSQL, with the log beside or in it. @throws OpstartFout when a key is missing */
export const fundamentOp = async ({ pool, log, boek, clock, keks }: Fundering): Promise<Fundament> => {
  const wrapping = new KeyWrapping(keks);
  const keyStore = new PostgresKeyStore(pool, wrapping, clock);
  await keyStore.refuseMissingKeks();
  const idempotentie = new SealedIdempotencyRegister(new PostgresIdempotencyRegister(pool), keyStore);
  const opdrachtlog = opdrachtlogOp(log, wrapping, keyStore);
  return {
    ...{ log, keyStore, idempotentie, inzagen: new PostgresInzageLog(pool), boek, clock },
    ...(opdrachtlog && { opdrachtlog }),
  };
};

/** For a log in the database of the keys; undefined for any other. */
export const opdrachtlogOp = (
  log: EventLog,
  wrapping: KeyWrapping,
  keyStore: KeyStore,
): CommandLog | undefined => {
  const { appendCommand } = log;
  return appendCommand && new PostgresCommandLog(appendCommand, wrapping, new Fingerprints(keyStore));
};

const stapVoorStap = ({ log, idempotentie, keyStore }: Fundament): CommandLog =>
  new StepwiseCommandLog(log, idempotentie, keyStore);

/** Gives the foundation to the whole app. */
@Global()
@Module({})
export class FundamentModule {
  static met(fundament: Fundament): DynamicModule {
    const providers: Provider[] = [
      { provide: EventLog, useValue: fundament.log },
      { provide: KeyStore, useValue: fundament.keyStore },
      { provide: CommandLog, useFactory: () => fundament.opdrachtlog ?? stapVoorStap(fundament) },
      { provide: IdempotencyRegister, useValue: fundament.idempotentie },
      { provide: InzageLog, useValue: fundament.inzagen },
      { provide: Afsprakenboek, useValue: fundament.boek },
      { provide: Clock, useValue: fundament.clock },
      { provide: Partijenregister, useValue: new AfsprakenPartijenregister(fundament.boek) },
    ];
    return { module: FundamentModule, providers, exports: providers };
  }
}
