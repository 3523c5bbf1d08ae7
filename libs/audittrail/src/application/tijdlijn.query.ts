import { Query } from '@nestjs/cqrs';
import type { TijdlijnAntwoord } from '../domain/tijdlijn.js';
import type { Klokvraag } from './klokken.js';
import type { Leesverzoek } from './leesverzoek.js';

/** All periods of responsibility of a case, over two clocks. */
export class TijdlijnQuery extends Query<TijdlijnAntwoord> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly klokken: Klokvraag,
  ) {
    super();
  }
}
