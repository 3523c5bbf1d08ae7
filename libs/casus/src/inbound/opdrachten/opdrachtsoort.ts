import type { Opdrachtnaam } from '#contracts';
import type { PartijBeller } from '#toegang';
import type { Partijwijzer } from '../../application/partijwijzer.js';
import type { Stapopdracht } from '../../application/stap-vastleggen.command.js';

/** Beside its body, what a step is made of; each inbound adapter knows where it stands. */
export interface Stapbron {
  readonly beller: PartijBeller;
  readonly partijen: Partijwijzer;
  /** @throws OverdrachtOnbekend when the command names no handover */
  readonly overdrachtId: () => string;
  /** An id that a repeat of this command finds again. */
  readonly nieuwId: (wat: 'melding' | 'overdracht') => string;
}

/** One command: how its body is checked, and what step follows from it. The same over HTTP and as a message. */
export interface Opdrachtsoort<D extends object> {
  readonly dto: new () => D;
  readonly stap: (dto: D, bron: Stapbron) => Stapopdracht['stap'];
}

/** Kept as it is, so that each body keeps its own type. */
export const soort = <D extends object>(gegeven: Opdrachtsoort<D>): Opdrachtsoort<D> => gegeven;

/** A table in which no command can be forgotten: the compiler asks for every name of the contract. */
export type Opdrachttabel = Readonly<
  Record<
    Opdrachtnaam,
    {
      readonly dto: new () => object;
      readonly stap: (dto: never, bron: Stapbron) => Stapopdracht['stap'];
    }
  >
>;
