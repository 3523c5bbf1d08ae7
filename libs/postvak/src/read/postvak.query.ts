import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid, Pagina } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Postvakweergave } from './weergave.js';

/** What waits for the confirmation, acceptance or judgement of the reader's own party. */
export class PostvakQuery extends Query<Pagina<Postvakweergave> & Onvolledigheid> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly cursor: string | undefined,
  ) {
    super();
  }
}
