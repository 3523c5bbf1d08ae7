import type { Blik } from './cijfervraag.js';

/** From `vanMs` up to, not including, `totMs`, as known at an instant; ms since the epoch. */
export interface Gevallenvraag {
  readonly blik: Blik;
  readonly van: string;
  readonly tot: string;
  readonly bekendOpMs: number;
}

/** What was sent on one day to one recipient, against what of it has been confirmed. */
export interface Aansluitregel {
  readonly dag: string;
  /** Key of the recipient. */
  readonly ontvanger: string;
  readonly verstuurd: number;
  readonly bevestigd: number;
  /** Of those confirmed: without a hash of what was received, as by word of mouth. */
  readonly zonderHash: number;
  /** SHA-256, hexadecimal, over the sorted lines `<overdrachtId> <inhoudHash>`, with a newline between them. */
  readonly hashVerstuurd: string;
  readonly hashBevestigd: string;
}

/** A stretch in which nobody held the zicht op veiligheid of a case, or more than one party did. */
export interface Bevinding {
  readonly soort: 'niet-belegd' | 'dubbel-belegd';
  readonly casusId: string;
  /** All in which the case was meanwhile. */
  readonly gemeenten: readonly string[];
  /** Of `dubbel-belegd`: the grounds of the parties, `V2+V5`. */
  readonly gronden?: string;
  /** Their keys, in the order of the grounds. */
  readonly partijen?: readonly string[];
  readonly vanafMs: number;
  readonly totMs?: number;
  /** Until its end, or until the instant as known at which was asked. */
  readonly duurMs: number;
}

/** Place of the last of a page: begin, case and kind. */
export type Bevindingplaats = readonly [vanafMs: number, casusId: string, soort: string];

export interface Bladering {
  readonly na?: Bevindingplaats | undefined;
  readonly limiet: number;
}

/** Cases and handovers behind the figures, for who may see them. */
export abstract class Gevallenbron {
  /** By day and recipient. @throws LogUnavailable */
  abstract aansluiting(vraag: Gevallenvraag): Promise<readonly Aansluitregel[]>;

  /** What touches the period, by begin, case and kind: an order that does not change. @throws LogUnavailable */
  abstract bevindingen(vraag: Gevallenvraag, bladering: Bladering): Promise<readonly Bevinding[]>;
}
