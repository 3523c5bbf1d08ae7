import { Query } from '@nestjs/cqrs';
import type { TermijnId } from '#afspraken';
import type { TermijnStatus } from '#dossier';
import type { Lijstpagina } from '#platform';
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

/** The terms as they stand at the instant of the first page. */
export type Termijnenpagina = Lijstpagina<Termijnweergave>;

/** The terms that the reader may see as a list. */
export class TermijnenQuery extends Query<Termijnenpagina> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Termijnenvraag,
    /** The first page of a file, which holds all of them: refused when there are too many for it. */
    readonly alsBestand = false,
  ) {
    super();
  }
}
