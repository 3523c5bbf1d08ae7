import { Query } from '@nestjs/cqrs';
import type { Lijstpagina } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Zoekvraag } from './leesverzoek.js';
import type { Casusregelweergave } from './weergave.js';

/** What a search finds, as it stands at the instant of the first page. */
export type Zoekpagina = Lijstpagina<Casusregelweergave>;

/** The cases that a gemeente, or toezicht, searches. */
export class ZoekQuery extends Query<Zoekpagina> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Zoekvraag,
    readonly cursor?: string,
    /** The first page of a file, which holds all of them: refused when there are too many for it. */
    readonly alsBestand = false,
  ) {
    super();
  }
}
