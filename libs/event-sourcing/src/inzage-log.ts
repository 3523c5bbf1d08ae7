import { LogUnavailable } from './event-log.js';
import type { Partij } from './record.js';

/** Somebody read something of a case (`domein.md` §9). No content, no names: ids and codes only. */
export interface InzageRegel {
  readonly id: string;
  readonly casusId: string;
  /** ISO 8601, UTC. */
  readonly tijdstip: string;
  /** Opaque id of the person. */
  readonly medewerker: string;
  readonly rol: string;
  readonly partij?: Partij;
  /** Why this viewer may see the case. */
  readonly grond: string;
  /** What was shown: `casus`, `inhoud`, `verantwoordelijkheid`, `spoor`, ... */
  readonly wat: string;
  /** Code of the reason that toezicht gives. */
  readonly reden?: string;
  readonly traceId?: string;
}

export interface InzagePagina {
  readonly regels: readonly InzageRegel[];
  /** Pass it as `cursor` for the next page; absent on the last. */
  readonly volgende?: string;
}

/** Most lines on one page: what a screen can show and one answer can hold. */
export const MAX_INZAGEN_PER_PAGINA = 100;

/** The log of reads. A read whose line cannot be stored is not answered. */
export abstract class InzageLog {
  /** Durable once resolved. */
  abstract leg(regel: InzageRegel): Promise<void>;

  /** The lines of one answer that shows several cases: all of them are durable once resolved, or none is. */
  abstract legAlle(regels: readonly InzageRegel[]): Promise<void>;

  /** Newest first; a page stays the same while newer lines come in. */
  abstract vanCasus(casusId: string, opties: { limiet: number; cursor?: string }): Promise<InzagePagina>;
}

/** The line of a read could not be stored, so nothing is shown. */
export class InzageNietVastgelegd extends LogUnavailable {
  constructor(cause: unknown) {
    super('the line of a read could not be stored', { cause });
  }
}
