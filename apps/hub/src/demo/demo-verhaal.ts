import type { Actor, Partij } from '#event-sourcing';
import { afgeleidId } from '#casus';
import type { Stapopdracht } from '#casus';
import type { GebeurtenisData, GebeurtenisType } from '#dossier';

const UUR_MS = 3_600_000;
const DAG_MS = 24 * UUR_MS;

type Stap = Stapopdracht['stap'];

/** One step of an invented case: who took it, when it happened and when it was recorded. */
export interface Demostap {
  readonly opMs: number;
  readonly vastgelegdMs: number;
  readonly actor: Actor;
  readonly stap: Stap;
}

export interface Demoverhaal {
  readonly naam: string;
  readonly casusId: string;
  readonly stappen: readonly Demostap[];
}

/** When, in days and hours after the case began; `laterVastgelegd` is in days after it happened. */
export interface Wanneer {
  readonly dag: number;
  readonly uur?: number;
  readonly laterVastgelegd?: number;
}

export const VEILIG_THUIS: Partij = { soort: 'veilig-thuis', id: 'zuid-limburg' };

/** Writes an invented case step by step; the same writer makes the same case, ids included. */
export class Verhaal implements Demoverhaal {
  readonly stappen: Demostap[] = [];
  readonly casusId: string;

  constructor(
    readonly naam: string,
    private readonly beginMs: number,
  ) {
    this.casusId = afgeleidId(`demo/${naam}`, 'casus');
  }

  /** The id of the n-th handover of this case. */
  overdrachtId(n = 1): string {
    return afgeleidId(`demo/${this.naam}`, `overdracht-${n}`);
  }

  stap<T extends GebeurtenisType>(
    { dag, uur = 0, laterVastgelegd = 0 }: Wanneer,
    door: Partij,
    type: T,
    data: GebeurtenisData[T],
    inhoud?: Stap['inhoud'],
  ): this {
    const opMs = this.beginMs + dag * DAG_MS + uur * UUR_MS;
    const actor: Actor = { partij: door, medewerker: `demo-${door.id.toLowerCase()}`, rol: door.soort };
    const stap = { type, data, ...(inhoud !== undefined && { inhoud }) } as Stap;
    this.stappen.push({ opMs, vastgelegdMs: opMs + laterVastgelegd * DAG_MS, actor, stap });
    return this;
  }
}
