import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { Dienst, GebeurtenisVan } from '../events.js';
import type { Stap } from '../geschiedenis.js';
import { beginZicht } from '../zicht/toestand.js';
import type { Zicht } from '../zicht/toestand.js';
import { metKalender, veiligThuisVan, zetStap } from '../zicht/verloop.js';
import { verwerk } from './verwerking.js';
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

export const leegBeeld = (veiligThuis: Partij): Casusbeeld => ({
  veiligThuis,
  zicht: beginZicht(veiligThuis),
  meldingen: [],
  gemeenten: [],
  overdrachten: [],
  casusregie: [],
  afstemmingen: [],
  opschalingen: [],
  gemeentereacties: [],
  gewist: false,
});

/** The case after the steps that happened up to and including `opMs`, the calendar run up to that instant. */
export const casusbeeld = (
  stappen: readonly Stap[],
  boek: Afsprakenboek,
  opMs: number,
): Casusbeeld | undefined => {
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return undefined;
  const geweest = stappen.filter((stap) => stap.opMs <= opMs);
  const beeld = geweest.reduce((vorig, stap) => metStap(vorig, stap, boek), leegBeeld(veiligThuis));
  return { ...beeld, zicht: metKalender(beeld.zicht, opMs) };
};

export const metStap = (beeld: Casusbeeld, stap: Stap, boek: Afsprakenboek): Casusbeeld => {
  const zicht = zetStap(beeld.zicht, stap, boek);
  return verwerk({ ...beeld, zicht }, beeld.zicht, stap);
};
