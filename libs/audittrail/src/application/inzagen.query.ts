import { Query } from '@nestjs/cqrs';
import type { InzagePagina } from '#event-sourcing';
import type { Leesverzoek } from './leesverzoek.js';

/** Who read the case, newest first. */
export class InzagenQuery extends Query<InzagePagina> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly pagina: { readonly limiet: number; readonly cursor?: string | undefined },
  ) {
    super();
  }
}
