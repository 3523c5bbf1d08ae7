import type { Partij } from '#event-sourcing';
import type { Afspraken, TermijnId } from '#afspraken';
import { instantMs, isoInstant, lokaleDatum, termijn, waarschuwingVanaf } from '#afspraken';
import { instantieVan } from './instantie.js';

/** How a term stands: still to be met (in time, or nearly due), or how it ended. */
export const TERMIJN_STATUSSEN = ['gepland', 'waarschuwing', 'gehaald', 'vervallen', 'verstreken'] as const;
export type TermijnStatus = (typeof TERMIJN_STATUSSEN)[number];

/**
 * One term of a case (`domein.md` §3). What passed stays `verstreken`, also when it was met late (`gehaaldOp`) or when
 * nothing was left to do (`vervallenOp`): a withdrawal takes no passed term back.
 */
export interface Casustermijn {
  /** Which term of the case this is; the same for as long as the case exists. */
  readonly instantie: string;
  readonly termijn: TermijnId;
  readonly omschrijving: string;
  readonly bron: string;
  /** The agreement names no term; this one is the hub's own (T11). */
  readonly hubStandaard: boolean;
  readonly overdrachtId?: string;
  /** Who must act. Absent for T9, which is a window and no duty. */
  readonly partij?: Partij;
  /** T7, T10: the gemeente that answers or is told, a CBS code. */
  readonly gemeente?: string;
  /** T6: which of the monitoring moments. */
  readonly maanden?: number;
  /** T11: which of the two acknowledgements. */
  readonly wachtOp?: Antwoord;
  /** `volgnummer` of the event that started it. */
  readonly begonnenDoor: number;
  /** Local date; counting starts on the day after. */
  readonly vanaf: string;
  /** Local date. Of T9: the first day on which S1 can hold. */
  readonly laatsteDag: string;
  /** Instant in UTC, as are the others. Absent for T9: nobody has to be warned of a window that opens. */
  readonly waarschuwingVanaf?: string;
  readonly overschredenVanaf: string;
  readonly status: TermijnStatus;
  readonly gehaaldOp?: string;
  readonly vervallenOp?: string;
  /**
   * When the hub recorded that it had passed. It stays when a step that was recorded later shows that the term was met in
   * time or had lapsed: `status` tells what is known now, this what was known then.
   */
  readonly verstrekenVastgelegdOp?: string;
}

export type Antwoord = 'ontvangst' | 'aanvaarding';

/** Whether somebody still has to act: it runs, or it has passed and nobody has done it yet. */
export const isOpenTermijn = ({
  status,
  gehaaldOp,
  vervallenOp,
}: Pick<Casustermijn, 'status' | 'gehaaldOp' | 'vervallenOp'>): boolean =>
  status === 'gepland' ||
  status === 'waarschuwing' ||
  (status === 'verstreken' && gehaaldOp === undefined && vervallenOp === undefined);

/** A step at which something turns: when it happened, and its place among the steps. */
export interface Keerpunt {
  readonly opMs: number;
  readonly nr: number;
}

/** How a term went: when it started, and when it was met or had nothing left to ask. */
export interface Termijnverloop extends Pick<
  Casustermijn,
  'termijn' | 'overdrachtId' | 'partij' | 'gemeente' | 'maanden' | 'wachtOp' | 'begonnenDoor'
> {
  /** The step that started it: the afspraken in force then are the ones that judge it. */
  readonly startMs: number;
  /** Local date from which it counts, when that is not the day of that step. */
  readonly vanaf?: string;
  /** The step after which it was there. */
  readonly bij: Keerpunt;
  /** Where it was met, and where it had nothing left to ask; each is known from the step that it names. */
  readonly gehaald?: Keerpunt | undefined;
  readonly vervallen?: Keerpunt | undefined;
}

/** How a term stands at an instant, by the steps before `totNr`. */
export type Termijnstand = (peilMs: number, totNr?: number) => Casustermijn;

/** What does not change of a term is computed once, however often it is asked how it stands. */
export const termijnstand = (verloop: Termijnverloop, afspraken: Afspraken): Termijnstand => {
  const { startMs, bij: _b, gehaald: _g, vervallen: _v, ...kenmerken } = verloop;
  const vanaf = verloop.vanaf ?? lokaleDatum(startMs);
  const { laatsteDag, overschredenVanaf } = termijn(afspraken, verloop.termijn, vanaf, {
    maanden: verloop.maanden,
  });
  const { omschrijving, bron } = afspraken.termijnen[verloop.termijn];
  const grenzen = {
    ...(verloop.termijn !== 'T9' && {
      waarschuwingVanaf: waarschuwingVanaf(afspraken, verloop.termijn, { vanaf, laatsteDag }),
    }),
    overschredenVanaf,
  };
  const vast = {
    instantie: instantieVan(verloop),
    ...kenmerken,
    omschrijving,
    bron,
    hubStandaard: isHubStandaard(afspraken, verloop.termijn),
    vanaf,
    laatsteDag,
    ...grenzen,
  };
  return (peilMs, totNr = Number.POSITIVE_INFINITY) => {
    const einde = eindeVoor(verloop, peilMs, totNr);
    return { ...vast, status: statusOp({ ...grenzen, ...einde }, peilMs), ...einde };
  };
};

const isHubStandaard = ({ termijnen }: Afspraken, id: TermijnId): boolean =>
  id !== 'T6' && termijnen[id].hubStandaard === true;

type Einde = Pick<Casustermijn, 'gehaaldOp' | 'vervallenOp'>;

/** What came first counts: what was met cannot lapse, and the other way round. */
const eindeVoor = ({ gehaald, vervallen }: Termijnverloop, peilMs: number, totNr: number): Einde => {
  const bekend = (keerpunt: Keerpunt | undefined): number | undefined =>
    keerpunt && keerpunt.nr < totNr && keerpunt.opMs <= peilMs ? keerpunt.opMs : undefined;
  const gehaaldMs = bekend(gehaald);
  const vervallenMs = bekend(vervallen);
  if (gehaaldMs !== undefined && gehaaldMs <= (vervallenMs ?? gehaaldMs))
    return { gehaaldOp: isoInstant(gehaaldMs) };
  return vervallenMs === undefined ? {} : { vervallenOp: isoInstant(vervallenMs) };
};

/** How a term stands at an instant; an end after that instant has not come yet. */
export const statusOp = (
  term: Einde & Pick<Casustermijn, 'waarschuwingVanaf' | 'overschredenVanaf'>,
  peilMs: number,
): TermijnStatus => {
  const grensMs = instantMs(term.overschredenVanaf);
  const voorGrens = (op: string | undefined): boolean =>
    op !== undefined && instantMs(op) <= peilMs && instantMs(op) < grensMs;
  if (voorGrens(term.gehaaldOp)) return 'gehaald';
  if (voorGrens(term.vervallenOp)) return 'vervallen';
  if (peilMs >= grensMs) return 'verstreken';
  const isBijna = term.waarschuwingVanaf !== undefined && peilMs >= instantMs(term.waarschuwingVanaf);
  return isBijna ? 'waarschuwing' : 'gepland';
};
