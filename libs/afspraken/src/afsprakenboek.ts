import type { Partij } from '#event-sourcing';
import type { Afspraken, Gemeente, Partner, Partnersoort, Subregio, Team } from './afspraken.js';
import { OnbekendeRegio } from './fouten.js';
import { type Moment } from './tijdzone.js';

export interface GemeenteInRegio {
  readonly code: string;
  readonly naam: string;
  readonly subregio: Pick<Subregio, 'id' | 'naam'>;
  readonly regio: string;
}

export interface TeamInRegio {
  readonly id: string;
  readonly naam: string;
  /** CBS code of its gemeente. */
  readonly gemeente: string;
  readonly regio: string;
}

/** All sets of afspraken of all regions, and which of them is in force when. */
export class Afsprakenboek {
  constructor(readonly sets: readonly Afspraken[]) {}

  /** Ids of the regions, in alphabetical order. */
  regios(): readonly string[] {
    throw new Error('not yet');
  }

  /**
   * The set of a region in force on the local date (Europe/Amsterdam) of an instant. Before the first set of a
   * region the earliest one applies: an older case must be judged by something.
   * @throws OnbekendeRegio
   */
  voor(regio: string, _op: Moment): Afspraken {
    throw new OnbekendeRegio(regio, []);
  }

  /** The gemeente with this CBS code, in whichever region it lies at that instant. */
  gemeente(_code: Gemeente['code'], _op: Moment): GemeenteInRegio | undefined {
    return undefined;
  }

  /** The lokaal-veld team with this id, in whichever region it works at that instant. */
  team(_id: Team['id'], _op: Moment): TeamInRegio | undefined {
    return undefined;
  }

  /** A partner of a region. @throws OnbekendeRegio */
  partner(_regio: string, _soort: Partnersoort, _id: string, _op: Moment): Partner | undefined {
    return undefined;
  }

  /** @throws OnbekendeRegio */
  gemeenten(_regio: string, _op: Moment): readonly GemeenteInRegio[] {
    return [];
  }

  /** @throws OnbekendeRegio */
  teams(_regio: string, _op: Moment): readonly TeamInRegio[] {
    return [];
  }

  /**
   * The party as the afspraken of the region know it, a team with its gemeente; undefined when they do not know
   * it, or when a gemeente is given that is not its own. A cliëntsysteem is in no agreement: always undefined.
   * @throws OnbekendeRegio
   */
  partij(_regio: string, _partij: Partij, _op: Moment): Partij | undefined {
    return undefined;
  }
}
