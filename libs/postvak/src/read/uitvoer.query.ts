import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Zoekvraag } from './leesverzoek.js';
import type { Casustijdlijn, Klokvraag } from './tijdlijnen.js';

/** The trails of a search, one after another while they are sent. */
export interface Uitvoer extends Onvolledigheid {
  /** The columns of the lines of a trail. */
  readonly kop: readonly string[];
  readonly tijdlijnen: AsyncIterable<Casustijdlijn>;
}

/** The trails of all cases that a search finds. */
export class UitvoerQuery extends Query<Uitvoer> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Zoekvraag,
    readonly klokken: Klokvraag,
  ) {
    super();
  }
}
