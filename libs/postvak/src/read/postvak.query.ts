import { Query } from '@nestjs/cqrs';
import type { Leesverzoek, Pagina } from './leesverzoek.js';
import type { Postvakweergave } from './weergave.js';

/** What waits for the confirmation, acceptance or judgement of the reader's own party. */
export class PostvakQuery extends Query<Pagina<Postvakweergave>> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly cursor: string | undefined,
  ) {
    super();
  }
}
