import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid, Pagina } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Casussenvraag } from './leesverzoek.js';
import type { Casusregelweergave } from './weergave.js';

/** The worklist of a Veilig Thuis. */
export class CasussenQuery extends Query<Pagina<Casusregelweergave> & Onvolledigheid> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Casussenvraag,
  ) {
    super();
  }
}
