import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid } from '#platform';
import type { Beller } from '#toegang';
import type { Cijferdefinitie, Niveau } from '../definities/definitie.js';
import type { Periodesoort, Tijdvak } from '../tijd/kalender.js';
import type { Cel } from './cijfervraag.js';

/** Who asks, and how that is recorded. */
export interface Leesverzoek {
  readonly lezer: Beller;
  /** As it was sent; only toezicht needs one. */
  readonly reden?: string | undefined;
  readonly traceId?: string | undefined;
}

export interface Cijfervragenlijst {
  readonly id: string;
  /** Dates in Europe/Amsterdam; `tot` is exclusive. Without them the past year. */
  readonly van?: string | undefined;
  readonly tot?: string | undefined;
  readonly per: Periodesoort;
  readonly niveau?: Niveau | undefined;
  /** Only this area, by its code or id. */
  readonly gebied?: string | undefined;
  readonly bekendOp?: string | undefined;
}

export interface Cijferantwoord extends Onvolledigheid {
  readonly definitie: Cijferdefinitie;
  readonly niveau: Niveau;
  readonly per: Periodesoort;
  readonly van: string;
  readonly tot: string;
  /** Instant, UTC. */
  readonly bekendOp: string;
  /** Present when cells below it are not shown. */
  readonly minimum?: number;
  /** Then also: the first day of which nothing counts yet. Of the calendar and the figure alone, never of the data. */
  readonly vastTot?: string;
  readonly tijdvakken: readonly Tijdvak[];
  readonly cellen: readonly (Cel & { readonly naam: string })[];
}

export class CijferQuery extends Query<Cijferantwoord> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Cijfervragenlijst,
  ) {
    super();
  }
}
