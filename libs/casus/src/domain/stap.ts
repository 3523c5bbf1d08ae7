import type { Partij } from '#event-sourcing';
import type { Afspraken, Afsprakenboek } from '#afspraken';
import type { Casusbeeld, CasusGebeurtenis, GebeurtenisData, GebeurtenisType } from '#dossier';
import type { Inhoud } from './inhoud.js';

/** A step that somebody wants to record: the event as it will be, before the rules have judged it. */
export interface VoorgenomenStap<T extends GebeurtenisType = GebeurtenisType> {
  readonly type: T;
  readonly data: GebeurtenisData[T];
  /** ISO 8601 instant with offset. */
  readonly plaatsgevondenOp: string;
  /** What tells something about a person; it goes into the sealed part. */
  readonly inhoud?: Inhoud;
}

export type EnigeStap = { [T in GebeurtenisType]: VoorgenomenStap<T> }[GebeurtenisType];

/** Everything by which one step is judged: the case at the instant of the step, and who takes it. */
export interface Toets<T extends GebeurtenisType = GebeurtenisType> {
  readonly stap: VoorgenomenStap<T>;
  readonly opMs: number;
  readonly actor: Partij;
  readonly beeld: Casusbeeld;
  /** All that has been recorded, in the order of recording. */
  readonly geschiedenis: readonly CasusGebeurtenis[];
  readonly boek: Afsprakenboek;
  /** The afspraken in force when the step happened (`domein.md` §7). */
  readonly afspraken: Afspraken;
}

/**
 * A rule of one step: it throws a `StapGeweigerd` when the step may not be taken, and answers `al-gebeurd`
 * when the fact stands already, so that repeating it changes nothing.
 */
export type Regel<T extends GebeurtenisType> = (toets: Toets<T>) => 'al-gebeurd' | undefined;

export type Regels = { readonly [T in GebeurtenisType]?: Regel<T> };

/** What somebody asks of a case: one step, taken by a party, now. */
export interface Opdracht {
  readonly stap: EnigeStap;
  readonly actor: Partij;
  /** Now, in ms since the epoch: nothing happens after it. */
  readonly nuMs: number;
  /** The picture after all that has been recorded, from who keeps it step by step; otherwise it is folded anew. */
  readonly stand?: Stand;
}

/** A case after all its steps, the last of which happened at `totMs`. */
export interface Stand {
  readonly beeld: Casusbeeld;
  readonly totMs: number;
}
