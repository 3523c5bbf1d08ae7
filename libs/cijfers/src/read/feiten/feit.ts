/** The kinds of facts that figures are made of. Those of `TIJDVAKKEN` last; the others happen at an instant. */
export const MOMENTEN = [
  'melding',
  'triage',
  'melding-tot-triage',
  'overdracht-verstuurd',
  'ontvangst',
  'aanvaarding',
  'weigering',
  'betwisting',
  'intrekking',
  'eerste-contact',
  'te-bevestigen',
  'bevestigd',
  'termijn',
  'monitoring-gepland',
  'casus-beeindigd',
  'casusregie-afgesloten',
  'monitoring-afgesloten',
  'niet-belegd-beeindigd',
] as const;

export const TIJDVAKKEN = [
  'casus-open',
  'triage-open',
  'overdracht-open',
  'niet-belegd',
  'dubbel-belegd',
  'bevinding-niet-belegd',
  'bevinding-dubbel-belegd',
] as const;

export type Tijdvaksoort = (typeof TIJDVAKKEN)[number];
export type Feitsoort = (typeof MOMENTEN)[number] | Tijdvaksoort;

/** By what a figure can be split. Each is a column of the read model. */
export const DIMENSIES = [
  'bron',
  'urgentie',
  'besluit',
  'pad',
  'termijn',
  'uitkomst',
  'grond',
  'maanden',
  'antwoord',
] as const;
export type Dimensie = (typeof DIMENSIES)[number];
export type Kenmerken = { readonly [D in Dimensie]?: string };

/** In the place of the hash of who confirmed without one. */
export const ZONDER_HASH = 'zonder-hash';

/** One measured fact of a case, as it follows from what was known at some instant. */
export interface Feit {
  readonly soort: Feitsoort;
  /** Valid time, ms since the epoch: when it happened, or the legal instant. Of a tijdvak: its begin. */
  readonly geldigOpMs: number;
  /** Of a tijdvak: its end, exclusive; absent while nothing ends it. It may be a legal instant yet to come. */
  readonly totMs?: number;
  /** Of what began before the case came to these gemeenten: when that was. */
  readonly sindsMs?: number;
  /** What a median is taken of. */
  readonly duurMs?: number;
  readonly kenmerken: Kenmerken;
  /** CBS codes of the gemeenten of the case at that instant; of a finding, of all in which it was meanwhile. */
  readonly gemeenten: readonly string[];
  /** Key of the party that it is about, `lokaal-veld/GM0917-wijkteam-noord`. */
  readonly partij?: string;
  /** Of a finding: the keys of those who held the zicht op veiligheid, in the order of their grounds. */
  readonly partijen?: readonly string[];
  /** For the reconciliation of sent against confirmed: what was sent, or what was confirmed. */
  readonly bewijs?: string;
  /** Foreseen: it counts from the instant that it is known, and not only from when it happens. */
  readonly voorzien?: true;
}

/** A fact with the record instants between which it was known: as known at B when bekendVan <= B < bekendTot. */
export interface Feitrij extends Feit {
  /** Id of the Veilig Thuis of the case. */
  readonly regio: string;
  readonly subregios: readonly string[];
  readonly bekendVanMs: number;
  readonly bekendTotMs?: number;
}
