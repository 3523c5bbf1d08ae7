import type { Afsprakenboek } from '#afspraken';
import { instantMs } from '#afspraken';

/** What is simulated. The same parameters and agreements give the same log, byte for byte. */
export interface Simulatieparameters {
  readonly boek: Afsprakenboek;
  readonly zaad: string;
  /** First and last instant of record time, ISO 8601; `tot` itself falls outside. */
  readonly van: string;
  readonly tot: string;
  /** Cases that begin in the period. Without it as many as the meldingen per inhabitant of the regions come to. */
  readonly casussen?: number;
  /** Region ids; all of the agreements when absent. */
  readonly regios?: readonly string[];
  /** Whether the hub notes each term that passes (`TermijnVerstreken`); it does unless this is false. */
  readonly termijnbewaking?: boolean;
  /** Size of a random, unreadable sealed part for steps that carry content; none when absent or 0. */
  readonly verzegeldBytes?: number;
}

/** The message is Dutch and meant for who asked. */
export class OngeldigeSimulatie extends Error {
  override readonly name = 'OngeldigeSimulatie';
}

export interface Periode {
  readonly vanMs: number;
  readonly totMs: number;
}

/** The rules know no step before this one. */
const VROEGSTE_MS = instantMs('1990-01-01T00:00:00Z');
/** Longer than files are kept; a typing error in a year would otherwise run for hours. */
const LANGSTE_JAREN = 50;
const JAAR_MS = 366 * 86_400_000;
const MEESTE_VERZEGELD = 65_536;
const MEESTE_CASUSSEN = 50_000_000;

const eist = (goed: boolean, melding: string): void => {
  if (!goed) throw new OngeldigeSimulatie(melding);
};

/** @throws OngeldigeSimulatie, OngeldigeTijd */
export const periodeVan = ({ van, tot }: Pick<Simulatieparameters, 'van' | 'tot'>): Periode => {
  const periode = { vanMs: instantMs(van), totMs: instantMs(tot) };
  eist(periode.vanMs >= VROEGSTE_MS, 'Begin niet voor 1 januari 1990: oudere stappen weigeren de regels.');
  eist(periode.totMs > periode.vanMs, 'Het einde van de periode ligt niet na het begin.');
  eist(
    periode.totMs - periode.vanMs <= LANGSTE_JAREN * JAAR_MS,
    `De periode is langer dan ${LANGSTE_JAREN} jaar.`,
  );
  return periode;
};

/** @throws OngeldigeSimulatie */
export const regiosVan = ({ boek, regios }: Simulatieparameters): readonly string[] => {
  const bekend = boek.regios();
  const gevraagd = regios ?? bekend;
  const vreemd = gevraagd.find((regio) => !bekend.includes(regio));
  eist(vreemd === undefined, `Regio '${vreemd ?? ''}' is onbekend. Bekend: ${bekend.join(', ')}.`);
  eist(gevraagd.length > 0, 'Noem ten minste een regio.');
  return gevraagd;
};

/** @throws OngeldigeSimulatie */
export const toetsAantallen = ({ casussen, verzegeldBytes = 0 }: Simulatieparameters): void => {
  eist(
    casussen === undefined ||
      (Number.isSafeInteger(casussen) && casussen >= 1 && casussen <= MEESTE_CASUSSEN),
    `Het aantal casussen is een geheel getal van 1 tot en met ${MEESTE_CASUSSEN}.`,
  );
  eist(
    Number.isSafeInteger(verzegeldBytes) && verzegeldBytes >= 0 && verzegeldBytes <= MEESTE_VERZEGELD,
    `De omvang van de verzegelde inhoud is een geheel getal van 0 tot en met ${MEESTE_VERZEGELD}.`,
  );
};
