import { Query } from '@nestjs/cqrs';
import type { CasusWeergave } from '../domain/casusweergave.js';
import type { Leesverzoek } from './leesverzoek.js';

/** A case as its viewer may see it now. */
export class CasusQuery extends Query<CasusWeergave> {
  constructor(readonly verzoek: Leesverzoek) {
    super();
  }
}
