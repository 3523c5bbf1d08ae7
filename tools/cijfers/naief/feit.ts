/**
 * The facts of one case as known at one instant, computed anew from its events and from nothing that the read model is
 * made of: no differences between what was known when, no periods that were cut up. Where a rule is the source (who
 * holds, what waits, how a term went) the rule is asked at that instant.
 */
export interface NaiefFeit {
  readonly soort: string;
  readonly op: number;
  readonly tot?: number;
  /** When it began, if that was before `op`. */
  readonly sinds?: number;
  readonly duur?: number;
  readonly bij: Readonly<Record<string, string>>;
  readonly gemeenten: readonly string[];
  readonly partij?: string;
  readonly regio: string;
  /** Of what was sent and of what was confirmed: which content. */
  readonly bewijs?: string;
}

export type Ruw = Omit<NaiefFeit, 'regio'>;
