import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid, Pagina } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Zoekvraag } from './leesverzoek.js';
import type { Casusregelweergave } from './weergave.js';

/** The cases that a gemeente, or toezicht, searches. */
export class ZoekQuery extends Query<Pagina<Casusregelweergave> & Onvolledigheid> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Zoekvraag,
    readonly cursor?: string,
  ) {
    super();
  }
}
