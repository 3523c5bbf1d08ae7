import { Query } from '@nestjs/cqrs';
import type { Onvolledigheid } from '#platform';
import type { Aansluitregel, Bevinding } from './gevallenbron.js';
import type { Leesverzoek } from './cijfer.query.js';

export interface Gevallenvragenlijst {
  /** Dates in Europe/Amsterdam; `tot` is exclusive. */
  readonly van?: string | undefined;
  readonly tot?: string | undefined;
  readonly bekendOp?: string | undefined;
}

/** One of those who held the zicht op veiligheid, on what ground. */
export interface Bevindinghouder {
  /** Its key, `lokaal-veld/GM0917-wijkteam-noord`. */
  readonly partij: string;
  readonly naam: string;
  readonly grond: string;
}

export type BevindingMetNamen = Omit<Bevinding, 'partijen'> & {
  readonly partijen?: readonly Bevindinghouder[];
};

export interface Bevindingenpagina extends Onvolledigheid {
  readonly items: readonly BevindingMetNamen[];
  /** Instant, UTC: the same on every page. */
  readonly bekendOp: string;
  /** Cursor of the next page; absent on the last. */
  readonly volgende?: string;
}

export interface Aansluiting extends Onvolledigheid {
  /** Instant, UTC. */
  readonly bekendOp: string;
  readonly regels: readonly (Aansluitregel & { readonly naam: string })[];
}

export class AansluitingQuery extends Query<Aansluiting> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Gevallenvragenlijst,
  ) {
    super();
  }
}

export class BevindingenQuery extends Query<Bevindingenpagina> {
  constructor(
    readonly verzoek: Leesverzoek,
    readonly vraag: Gevallenvragenlijst,
    readonly cursor: string | undefined,
  ) {
    super();
  }
}
