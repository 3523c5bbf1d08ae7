import { Query } from '@nestjs/cqrs';
import type { Spoor } from '../domain/spoor.js';
import type { Leesverzoek } from './leesverzoek.js';

/** The trail of a case as it is stored. */
export class SpoorQuery extends Query<Spoor> {
  constructor(readonly verzoek: Leesverzoek) {
    super();
  }
}
