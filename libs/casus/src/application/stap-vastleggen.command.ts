import { Command } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import type { Kijker } from '#dossier';
import type { EnigeStap } from '../domain/stap.js';

/** A step as it arrives: when it does not say when it happened, it happens now. */
export type AangebodenStap = {
  [T in EnigeStap['type']]: Aangeboden<Extract<EnigeStap, { type: T }>>;
}[EnigeStap['type']];
type Aangeboden<S extends EnigeStap> = Omit<S, 'plaatsgevondenOp'> & { readonly plaatsgevondenOp?: string };

export interface Stapopdracht {
  readonly casusId: string;
  /** Whether this melding opens a new case; otherwise the case must exist and be visible to `kijker`. */
  readonly nieuweCasus?: boolean;
  readonly stap: AangebodenStap;
  readonly actor: Actor;
  readonly kijker: Kijker;
  /** Idempotency key within the scope of its caller, and the hash of what was asked with it. */
  readonly sleutel: string;
  readonly vingerafdruk: string;
  readonly correlatieId: string;
  /** The revision on which the client decided (If-Match); without it a concurrent change is decided again. */
  readonly verwachteRevisie?: number | undefined;
}

export interface VastgelegdeGebeurtenis {
  readonly id: string;
  readonly type: string;
  readonly volgnummer: number;
  readonly plaatsgevondenOp: string;
  readonly vastgelegdOp: string;
}

export interface StapVastgelegd {
  readonly casusId: string;
  /** `volgnummer` of the last event of the case. */
  readonly revisie: number;
  /** The events that this command wrote, now or the first time; none when the fact stood already. */
  readonly gebeurtenissen: readonly VastgelegdeGebeurtenis[];
  /** Whether nothing was written because this command, or this fact, had been recorded before. */
  readonly herhaald: boolean;
}

/** Records one step of one case. Answered only when it is durable in the log. */
export class StapVastleggen extends Command<StapVastgelegd> {
  constructor(readonly opdracht: Stapopdracht) {
    super();
  }
}
