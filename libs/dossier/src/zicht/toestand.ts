import type { Partij } from '#event-sourcing';
import type { OverdrachtPad } from '../events.js';
import { zelfdePartij } from '../partij.js';
import { beginPeriode, eindigPeriode } from '../periodes.js';
import type { Moment, Periode } from '../periodes.js';

/** The V rules that can be the ground on which a period begins or ends (`domein.md` §2). */
export type Grond = 'V0' | 'V1' | 'V2' | 'V3' | 'V4' | 'V5' | 'V6' | 'V7' | 'V8' | 'V10' | 'V12' | 'V13';

export interface Houder extends Periode<Grond> {
  /** The triage round whose handover made it a holder: a handover of a later round takes over (V13). */
  readonly ronde: number;
  /** VT, put beside a holder by an urgent melding on an open case: it steps back at the triage (V13). */
  readonly naastHouder: boolean;
}

export interface OpenTriage {
  readonly sindsMs: number;
  /** First instant at which T1 is exceeded: then V3. */
  readonly overschredenVanafMs: number;
}

/** A melding, or a report back to VT, that asks for a triage. */
export interface TriageVerzoek extends OpenTriage {
  /** Place in the order of recording: a decision recorded before it cannot have known it. */
  readonly volgnummer: number;
  readonly spoedeisend: boolean;
}

/** What the V rules remember of a handover that can still move responsibility. */
export interface OpenOverdracht {
  readonly overdrachtId: string;
  readonly pad: OverdrachtPad;
  readonly van: Partij;
  readonly verstuurdMs: number;
  readonly volgnummer: number;
  readonly ronde: number;
  /** V11: the report went straight to the GI, which needs no triage. */
  readonly zonderTriage: boolean;
  readonly moment: 'verzending' | 'ontvangst' | 'aanvaarding';
  /** Recipients that have not taken it yet. */
  readonly wachtend: readonly Partij[];
  readonly geweigerd: readonly Partij[];
}

/** Who holds the zicht op veiligheid after the steps folded so far, and what can still change it. */
export interface Zicht {
  readonly veiligThuis: Partij;
  readonly houders: readonly Houder[];
  readonly afgelopen: readonly Periode<Grond>[];
  /** All that waits for a triagebesluit, in the order in which it happened. */
  readonly verzoeken: readonly TriageVerzoek[];
  /** What `verzoeken` come to together: since when, and when the first of their terms is exceeded. */
  readonly triage: OpenTriage | undefined;
  readonly dienstLoopt: boolean;
  /** V12 was decided while a handover of VT was open: VT closes when that is withdrawn. */
  readonly sluitNaIntrekking: boolean;
  /** V7: the case is in two gemeenten. */
  readonly tweeGemeenten: boolean;
  readonly ronde: number;
  readonly overdrachten: readonly OpenOverdracht[];
  /** V0: a triage is open and nobody holds it yet. The last gap is open when it has no `totMs`. */
  readonly nietBelegd: readonly Gat[];
}

/** From `vanafMs` up to `totMs` nobody formally held it (V0). */
export interface Gat {
  readonly vanafMs: number;
  readonly totMs?: number;
}

export const beginZicht = (veiligThuis: Partij): Zicht => ({
  veiligThuis,
  houders: [],
  afgelopen: [],
  verzoeken: [],
  triage: undefined,
  dienstLoopt: false,
  sluitNaIntrekking: false,
  tweeGemeenten: false,
  ronde: 0,
  overdrachten: [],
  nietBelegd: [],
});

export const isVeiligThuis = (zicht: Zicht, partij: Partij): boolean =>
  zelfdePartij(partij, zicht.veiligThuis);

export const houderVan = (zicht: Zicht, partij: Partij): Houder | undefined =>
  zicht.houders.find((houder) => zelfdePartij(houder.partij, partij));

export const anderenDanVeiligThuis = (zicht: Zicht): readonly Houder[] =>
  zicht.houders.filter(({ partij }) => !isVeiligThuis(zicht, partij));

export const metVerzoeken = (zicht: Zicht, verzoeken: readonly TriageVerzoek[]): Zicht => {
  const [eerste] = verzoeken;
  const overschredenVanafMs = Math.min(...verzoeken.map((verzoek) => verzoek.overschredenVanafMs));
  return { ...zicht, verzoeken, triage: eerste && { sindsMs: eerste.sindsMs, overschredenVanafMs } };
};

interface Aanvang {
  readonly partij: Partij;
  readonly grond: Grond;
  readonly ronde: number;
  readonly naastHouder?: boolean;
}

/** A party begins to hold. One that already does goes on in the same period, on the same ground. */
export const begin = (
  zicht: Zicht,
  { partij, grond, ronde, naastHouder = false }: Aanvang,
  moment: Moment,
): Zicht => {
  if (houderVan(zicht, partij))
    return { ...zicht, houders: zicht.houders.map(bijgewerkt(partij, ronde, naastHouder)) };
  const houder: Houder = { ...beginPeriode(partij, grond, moment), ronde, naastHouder };
  return { ...sluitNietBelegd(zicht, moment.opMs), houders: [...zicht.houders, houder] };
};

const bijgewerkt = (partij: Partij, ronde: number, naastHouder: boolean) => (houder: Houder) =>
  zelfdePartij(houder.partij, partij)
    ? { ...houder, ronde: Math.max(houder.ronde, ronde), naastHouder: houder.naastHouder && naastHouder }
    : houder;

/**
 * The holders that `wie` names stop holding. VT does not while an urgent melding waits for its triage (V1): it
 * stays, beside whoever holds it, until that triage (V13).
 */
export const eindig = (
  zicht: Zicht,
  wie: (houder: Houder) => boolean,
  grond: Grond,
  moment: Moment,
): Zicht => {
  const blijft = spoedWacht(zicht) ? vanVeiligThuis(zicht) : () => false;
  const vertrekkers = zicht.houders.filter((houder) => wie(houder) && !blijft(houder));
  const houders = zicht.houders
    .filter((houder) => !vertrekkers.includes(houder))
    .map((houder) => (wie(houder) ? { ...houder, naastHouder: true } : houder));
  const afgelopen = vertrekkers.flatMap(
    (houder) => eindigPeriode(zonderAdministratie(houder), grond, moment) ?? [],
  );
  return { ...zicht, houders, afgelopen: [...zicht.afgelopen, ...afgelopen] };
};

const spoedWacht = ({ verzoeken }: Zicht): boolean => verzoeken.some(({ spoedeisend }) => spoedeisend);

const vanVeiligThuis =
  (zicht: Zicht) =>
  ({ partij }: Houder): boolean =>
    isVeiligThuis(zicht, partij);

/** A triage is open and nobody holds it: from here V0 runs. */
export const openNietBelegd = (zicht: Zicht, vanafMs: number): Zicht =>
  zicht.houders.length === 0 && zicht.triage && !openGat(zicht)
    ? { ...zicht, nietBelegd: [...zicht.nietBelegd, { vanafMs }] }
    : zicht;

export const sluitNietBelegd = (zicht: Zicht, totMs: number): Zicht => {
  const gat = openGat(zicht);
  if (!gat) return zicht;
  const eerdere = zicht.nietBelegd.slice(0, -1);
  return { ...zicht, nietBelegd: totMs > gat.vanafMs ? [...eerdere, { ...gat, totMs }] : eerdere };
};

export const openGat = ({ nietBelegd }: Zicht): Gat | undefined => {
  const laatste = nietBelegd.at(-1);
  return laatste?.totMs === undefined ? laatste : undefined;
};

export const zonderAdministratie = ({ ronde: _r, naastHouder: _n, ...periode }: Houder): Periode<Grond> =>
  periode;
