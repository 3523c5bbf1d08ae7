import type { Partij } from '#event-sourcing';
import type { Dienst, GebeurtenisVan } from '../events.js';
import type { Zicht } from '../zicht/toestand.js';
import type { OverdrachtBeeld } from './overdracht-beeld.js';

export interface DienstBeeld {
  readonly soort: Dienst;
  readonly gestartMs: number;
  readonly afgerond?: GebeurtenisVan<'DienstAfgerond'>;
}

/** A case at one instant of valid time: what a next step is judged by, and what its viewers are shown. */
export interface Casusbeeld {
  readonly veiligThuis: Partij;
  readonly zicht: Zicht;
  readonly meldingen: readonly GebeurtenisVan<'MeldingOntvangen'>[];
  /** CBS codes of the gemeenten where the household lives, by the latest word on it. */
  readonly gemeenten: readonly string[];
  /** The last triagebesluit, and whether a newer melding asks for another. */
  readonly triage?: GebeurtenisVan<'TriageBesluit'>;
  readonly dienst?: DienstBeeld;
  readonly overdrachten: readonly OverdrachtBeeld[];
  /** Since when VT monitors, in ms; undefined when it does not (S2, S3). */
  readonly monitoringSindsMs?: number;
  readonly casusregie: readonly Partij[];
  /** Last day of known unsafety, ISO date: a melding or an incident. It starts the six months of S1. */
  readonly laatsteOnveiligheid?: string;
  readonly plan?: GebeurtenisVan<'PlanVastgesteld'>;
  readonly afstemmingen: readonly GebeurtenisVan<'AfstemmingVastgelegd'>[];
  readonly opschalingen: readonly GebeurtenisVan<'Opgeschaald'>[];
  readonly gemeentereacties: readonly GebeurtenisVan<'GemeenteReactieGegeven'>[];
  readonly gewist: boolean;
}
