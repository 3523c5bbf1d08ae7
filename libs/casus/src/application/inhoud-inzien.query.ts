import { Query } from '@nestjs/cqrs';
import type { Partij } from '#event-sourcing';
import type { Leesopdracht } from './lezen.js';
import type { Tijden } from './overdracht-inzien.query.js';
import type { GetoondeInhoud } from './verzegelde-inhoud.js';

/** Most sealed parts in one answer: what one person can read, and about what one answer can hold. */
export const MAX_DELEN_PER_PAGINA = 50;

/** The sealed part of one event. */
export type Inhoudsdeel = Tijden &
  GetoondeInhoud & {
    readonly gebeurtenisId: string;
    readonly volgnummer: number;
    readonly type: string;
    readonly door: Partij;
    readonly overdrachtId?: string;
  };

export interface InhoudInzicht {
  readonly casusId: string;
  readonly revisie: number;
  readonly delen: readonly Inhoudsdeel[];
  /** Ask for the parts after this `volgnummer`; absent when there are no more. */
  readonly volgende?: number;
}

/** All sealed parts of a case that this reader may see, after a `volgnummer`. */
export class InhoudInzien extends Query<InhoudInzicht> {
  constructor(
    readonly opdracht: Leesopdracht,
    readonly na: number | undefined,
  ) {
    super();
  }
}
