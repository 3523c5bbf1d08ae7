import type { PartijSoort } from '#event-sourcing';

/** The terms of `domein.md` §3. T9 is the stability window of S1. */
export const TERMIJN_IDS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11'] as const;
export type TermijnId = (typeof TERMIJN_IDS)[number];

/** How long a term lasts. Only werkdagen skip weekends and holidays; weeks and months are calendar time. */
export type Duur =
  | { readonly werkdagen: number }
  | { readonly weken: number }
  | { readonly maanden: number }
  | { readonly zelfdeDag: true };

/** How long before its last day a term that is still open shows as a warning. */
export interface Waarschuwing {
  /** 0 warns on the last day itself. */
  readonly werkdagen: number;
}

export interface Termijnafspraak {
  readonly omschrijving: string;
  /** Where the agreement says so, `003 §5.1.1` for example. */
  readonly bron: string;
  readonly duur: Duur;
  /** The agreement names no term: the hub's own default, marked as such wherever it is shown (T11). */
  readonly hubStandaard?: true;
  /** Without it `STANDAARD_WAARSCHUWING`. */
  readonly waarschuwing?: Waarschuwing;
}

/** T6: one term that returns, at each of these numbers of calendar months. */
export interface Monitortermijn {
  readonly omschrijving: string;
  readonly bron: string;
  readonly maanden: readonly number[];
  /** Without it `STANDAARD_WAARSCHUWING`. */
  readonly waarschuwing?: Waarschuwing;
}

export type Termijnafspraken = {
  readonly [T in Exclude<TermijnId, 'T6'>]: Termijnafspraak;
} & { readonly T6: Monitortermijn };

/** From which event on a direct handover is *belegd* (V5). */
export const V5_MOMENTEN = ['verzending', 'ontvangst', 'aanvaarding'] as const;
export type V5Moment = (typeof V5_MOMENTEN)[number];

export interface Team {
  readonly id: string;
  readonly naam: string;
}

export interface Gemeente {
  /** CBS code, `GM0917`. */
  readonly code: string;
  readonly naam: string;
  readonly teams: readonly Team[];
}

export interface Subregio {
  readonly id: string;
  readonly naam: string;
  readonly gemeenten: readonly Gemeente[];
}

export const PARTNERSOORTEN = ['gi', 'instelling', 'multidisciplinair-team'] as const;
export type Partnersoort = Extract<PartijSoort, (typeof PARTNERSOORTEN)[number]>;

/** A recipient outside the lokaal veld; it works for the whole region. */
export interface Partner {
  readonly soort: Partnersoort;
  /** Unique within its soort. */
  readonly id: string;
  readonly naam: string;
}

/** One versioned set of samenwerkingsafspraken of one region (`domein.md` §7). */
export interface Afspraken {
  /** Also the id of the region's party of soort `veilig-thuis`. */
  readonly regio: string;
  readonly versie: string;
  /** First local date (Europe/Amsterdam) on which this set is in force. */
  readonly geldigVanaf: string;
  readonly bron: string;
  readonly veiligThuis: { readonly id: string; readonly naam: string };
  readonly subregios: readonly Subregio[];
  readonly partners: readonly Partner[];
  readonly termijnen: Termijnafspraken;
  readonly v5Moment: { readonly regulier: V5Moment; readonly triagetafel: V5Moment };
  /** Local time on werkdagen, from `van` up to, not including, `tot`: decides whether T10 applies. */
  readonly kantoortijden: { readonly van: string; readonly tot: string };
  /** ISO dates that a royal decree equates with a holiday (art. 3 lid 3 Algemene termijnenwet). */
  readonly extraVrijeDagen: readonly string[];
}
