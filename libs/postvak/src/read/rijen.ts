import type { Partij } from '#event-sourcing';
import type { Casustermijn, Fase, Grond, Inzagegrond, OverdrachtPad, Rol } from '#dossier';

/** What a recipient still has to do with a handover, or how it ended. */
export const REGELSTATUSSEN = [
  'wacht-op-ontvangst',
  'wacht-op-aanvaarding',
  'te-beoordelen',
  'afgehandeld',
  'geweigerd',
  'ingetrokken',
  'vervallen',
] as const;
export type Regelstatus = (typeof REGELSTATUSSEN)[number];

/** Statuses in which the recipient must act: these lines are its inbox. */
export const WACHT_OP_ONTVANGER: readonly Regelstatus[] = [
  'wacht-op-ontvangst',
  'wacht-op-aanvaarding',
  'te-beoordelen',
];

export const FASEN = [
  'triage',
  'dienst',
  'over-te-dragen',
  'overdracht',
  'lokaal-veld',
  'afgesloten',
  'gewist',
] as const satisfies readonly Fase[];

/** A term for which somebody still has to act. Whether it is exceeded follows from the time of the question. */
export type OpenTermijn = Omit<Casustermijn, 'status' | 'gehaaldOp' | 'vervallenOp'>;

/** One handover for one recipient. Codes and ids only, as in every row (`domein.md` §8). */
export interface Postvakregel {
  readonly casusId: string;
  readonly overdrachtId: string;
  readonly ontvanger: Partij;
  /** CBS codes of the gemeenten of the case. */
  readonly gemeenten: readonly string[];
  readonly regio: string;
  readonly van: Partij;
  readonly pad: OverdrachtPad;
  /** UTC, with milliseconds. */
  readonly verstuurdOp: string;
  readonly status: Regelstatus;
  /** The sender recorded a confirmation for this recipient, who has neither endorsed nor disputed it. */
  readonly teBeoordelen: boolean;
  /** On what ground this recipient sees the case (`domein.md` §9); absent when it does not exist for it. */
  readonly inzagegrond?: Inzagegrond;
  readonly termijnen: readonly OpenTermijn[];
}

/** A line of somebody's inbox: the recipient must act, and may see the case. */
export type WachtendeRegel = Postvakregel & Required<Pick<Postvakregel, 'inzagegrond'>>;

export const isWachtend = (regel: Postvakregel): regel is WachtendeRegel =>
  WACHT_OP_ONTVANGER.includes(regel.status) && regel.inzagegrond !== undefined;

/** Half-open, in UTC. `vanaf` may lie in the future: V3 comes with the calendar, not with an event. */
export interface Tijdvak {
  readonly vanaf: string;
  readonly tot?: string;
}

export interface Houderperiode extends Tijdvak {
  readonly partij: Partij;
  readonly grond: Grond;
}

/** A handover that a recipient declined and that nobody has resolved: VT must act (V9). */
export interface OnopgelosteWeigering {
  readonly overdrachtId: string;
  readonly ontvanger: Partij;
}

/** A handover that waits for this recipient, and for what. */
export interface OpenOverdracht {
  readonly overdrachtId: string;
  readonly ontvanger: Partij;
  readonly wachtOp: 'ontvangst' | 'aanvaarding';
  /** UTC, with milliseconds. */
  readonly verstuurdOp: string;
}

/** One case as it stands on the worklists. */
export interface Casusoverzicht {
  readonly casusId: string;
  readonly regio: string;
  readonly gemeenten: readonly string[];
  /** Every gemeente that the case was ever in: each keeps sight of its trail. */
  readonly ooitGemeenten: readonly string[];
  /** When the hub recorded the first step. It never changes, so pages may be ordered by it. */
  readonly inHubSinds: string;
  readonly fase: Fase;
  readonly houders: readonly Houderperiode[];
  /** V0: nobody holds it yet. */
  readonly nietBelegd: readonly Tijdvak[];
  /** Per recipient that has neither taken nor declined it. */
  readonly openOverdrachten: readonly OpenOverdracht[];
  readonly geweigerd: readonly OnopgelosteWeigering[];
  readonly termijnen: readonly OpenTermijn[];
  /** T9: first day on which S1 can hold. */
  readonly stabielMogelijkVanaf?: string;
  /** `volgnummer` of the last step in these rows. */
  readonly revisie: number;
}

export const ROLSOORTEN = [
  'zicht-op-veiligheid',
  'casusregie',
  'monitoring',
  'procescoordinatie',
] as const satisfies readonly ('zicht-op-veiligheid' | Rol)[];
export type Rolsoort = (typeof ROLSOORTEN)[number];

/**
 * Something that a case can be found by, and when it held: `lopend`, `fase/<fase>`, `rol/<rol>` (waarde: who),
 * `partij/<id>` (waarde: which rol), `wacht-op` (waarde: which recipient of a handover), `bevinding/niemand`, `bevinding/twee`, `termijn/open`, `termijn/nadert`,
 * `termijn/verstreken` (waarde: which T).
 */
export interface Kenmerk extends Tijdvak {
  readonly kenmerk: string;
  readonly waarde?: string;
}

/** All rows of one case. */
export interface Casusrijen {
  readonly overzicht: Casusoverzicht;
  readonly kenmerken: readonly Kenmerk[];
  readonly regels: readonly Postvakregel[];
}
