import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Bus } from '#platform';
import { Antwoordenboek } from './application/antwoordenboek.js';
import { CasusModule } from './casus.module.js';
import { InkomendeLijnen, InkomendeOpdrachten } from './inbound/bus/inkomende-opdrachten.js';
import { InkomendeSleutels } from './inbound/bus/inkomende-sleutels.js';
import { Opdrachtlezer } from './inbound/bus/opdrachtlezer.js';
import { Opdrachtverwerker } from './inbound/bus/opdrachtverwerker.js';
import type { InkomendVeiligThuis } from './inbound/bus/opdrachtverwerker.js';
import { Opdrachtgever } from './inbound/opdrachten/opdrachtgever.js';
import { PostgresAntwoordenboek } from './outbound/postgres-antwoordenboek.js';

export interface InkomendOptions extends Lijnopties {
  /** Of a database that has the migrations of the platform. */
  readonly pool: ConstructorParameters<typeof PostgresAntwoordenboek>[0];
}

interface Lijnopties {
  readonly bus: Bus;
  /** From INKOMEND_SLEUTEL: `await InkomendeSleutels.lees(tekst)`. */
  readonly sleutels: InkomendeSleutels;
  /** Each with the sender in whose name the hub answers: the same as its messages. */
  readonly veiligThuizen: readonly InkomendVeiligThuis[];
  readonly onError?: (fout: Error) => void;
}

/**
 * Takes commands from the topics `…inkomend.<vt-id>.v1` and answers on `…antwoorden.<vt-id>.v1`, from the bootstrap of the app
 * until its shutdown. Global, so that the VT API serves the public keys. Needs what `CasusModule` needs.
 *
 * ```ts
 * InkomendeOpdrachtenModule.met({ bus, pool, sleutels, veiligThuizen: [{ id: 'zuid-limburg', afzender }] })
 * app.get(InkomendeOpdrachten).gezond() // for readiness
 * ```
 */
@Module({})
export class InkomendeOpdrachtenModule {
  static met({ pool, ...lijn }: InkomendOptions): DynamicModule {
    return InkomendeOpdrachtenModule.metBoek(new PostgresAntwoordenboek(pool), lijn);
  }

  /** For specs: with a book of their own. */
  static metBoek(boek: Antwoordenboek, { bus, sleutels, veiligThuizen, onError }: Lijnopties): DynamicModule {
    return {
      module: InkomendeOpdrachtenModule,
      global: true,
      imports: [CasusModule],
      providers: [
        { provide: InkomendeSleutels, useValue: sleutels },
        { provide: InkomendeLijnen, useValue: new InkomendeLijnen(bus, veiligThuizen, onError) },
        { provide: Antwoordenboek, useValue: boek },
        Opdrachtgever,
        Opdrachtlezer,
        Opdrachtverwerker,
        InkomendeOpdrachten,
      ],
      exports: [InkomendeSleutels, InkomendeOpdrachten],
    };
  }
}
