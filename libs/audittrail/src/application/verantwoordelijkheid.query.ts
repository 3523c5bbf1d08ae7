import { Query } from '@nestjs/cqrs';
import type { VerantwoordelijkheidAntwoord } from '../domain/verantwoordelijkheid.js';
import type { Klokvraag } from './klokken.js';
import type { Leesverzoek } from './leesverzoek.js';

/** Who was responsible for the zicht op veiligheid, over two clocks. */
export class VerantwoordelijkheidQuery extends Query<VerantwoordelijkheidAntwoord> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly klokken: Klokvraag,
  ) {
    super();
  }
}
