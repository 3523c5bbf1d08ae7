import type { TermijnId } from '#afspraken';
import type { Fase } from '#dossier';
import { ROLSOORTEN } from './rijen.js';

export interface Casussenvraag {
  /** Without it all cases that have not been closed. */
  readonly fase?: Fase | undefined;
  readonly gemeente?: string | undefined;
  readonly alleenOverschreden?: boolean | undefined;
  readonly cursor?: string | undefined;
}

export const TERMIJNSTANDEN = ['open', 'nadert', 'verstreken'] as const;
export type Termijnstand = (typeof TERMIJNSTANDEN)[number];

export const BEVINDINGEN = ['niemand', 'twee'] as const;
export type Zichtbevinding = (typeof BEVINDINGEN)[number];

/** What a party may have to do with a case: a responsibility, or that a handover waits for it. */
export const ZOEKROLLEN = [...ROLSOORTEN, 'wacht-op'] as const;
export type Zoekrol = (typeof ZOEKROLLEN)[number];

/** What a search of cases is asked. Days are local dates; a search without any is about now. */
export interface Zoekvraag {
  readonly van?: string | undefined;
  /** Exclusive. */
  readonly tot?: string | undefined;
  /** Without it all cases that were not closed. */
  readonly fase?: Fase | undefined;
  readonly partij?: string | undefined;
  readonly rol?: Zoekrol | undefined;
  readonly termijnstand?: Termijnstand | undefined;
  readonly termijn?: TermijnId | undefined;
  readonly bevinding?: Zichtbevinding | undefined;
  readonly gemeente?: string | undefined;
  readonly subregio?: string | undefined;
  readonly verhuisd?: boolean | undefined;
}
