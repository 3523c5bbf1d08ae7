import { Query } from '@nestjs/cqrs';
import type { TermijnId } from '#afspraken';
import type { TermijnStatus } from '#dossier';
import type { Onvolledigheid, Pagina } from '#platform';
import type { Leesverzoek } from '#toegang';
import type { Termijnweergave } from './weergave.js';

export interface Termijnenvraag {
  readonly status?: TermijnStatus | undefined;
  /** Also those on which nobody has to act any more. */
  readonly ookAfgedaan?: boolean | undefined;
  readonly termijn?: TermijnId | undefined;
  readonly partij?: string | undefined;
  readonly gemeente?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The terms that the reader may see as a list. */
export class TermijnenQuery extends Query<Pagina<Termijnweergave> & Onvolledigheid> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Termijnenvraag,
  ) {
    super();
  }
}
