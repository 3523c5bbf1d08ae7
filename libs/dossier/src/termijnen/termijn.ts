import type { Partij } from '#event-sourcing';
import type { Afspraken, TermijnId } from '#afspraken';
import { instantMs, isoInstant, lokaleDatum, termijn } from '#afspraken';

export type TermijnStatus = 'loopt' | 'gehaald' | 'overschreden' | 'vervallen';

/**
 * One term of a case (`domein.md` §3). What was exceeded stays `overschreden`, also when it was met late
 * (`gehaaldOp`) or when nothing was left to do (`vervallenOp`): a withdrawal takes no exceeded term back.
 */
export interface Casustermijn {
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
  /** Local date; counting starts on the day after. */
  readonly vanaf: string;
  /** Local date. Of T9: the first day on which S1 can hold. */
  readonly laatsteDag: string;
  /** Instant in UTC, as are the others. */
  readonly overschredenVanaf: string;
  readonly status: TermijnStatus;
  readonly gehaaldOp?: string;
  readonly vervallenOp?: string;
}

export type Antwoord = 'ontvangst' | 'aanvaarding';

/** Whether somebody still has to act: it runs, or it is exceeded and nobody has done it yet. */
export const isOpenTermijn = ({ status, gehaaldOp, vervallenOp }: Casustermijn): boolean =>
  status === 'loopt' || (status === 'overschreden' && gehaaldOp === undefined && vervallenOp === undefined);

/** How a term went: when it started, and when it was met or had nothing left to ask. */
export interface Termijnverloop extends Pick<
  Casustermijn,
  'termijn' | 'overdrachtId' | 'partij' | 'gemeente' | 'maanden' | 'wachtOp'
> {
  /** The step that started it: the afspraken in force then are the ones that judge it. */
  readonly startMs: number;
  /** Local date from which it counts, when that is not the day of that step. */
  readonly vanaf?: string;
  readonly gehaaldMs?: number | undefined;
  readonly vervallenMs?: number | undefined;
}

/** The term as it stands at `peilMs`. */
export const alsCasustermijn = (
  verloop: Termijnverloop,
  afspraken: Afspraken,
  peilMs: number,
): Casustermijn => {
  const { startMs, gehaaldMs: _g, vervallenMs: _v, ...kenmerken } = verloop;
  const vanaf = verloop.vanaf ?? lokaleDatum(startMs);
  const { laatsteDag, overschredenVanaf } = termijn(afspraken, verloop.termijn, vanaf, {
    maanden: verloop.maanden,
  });
  const { omschrijving, bron } = afspraken.termijnen[verloop.termijn];
  return {
    ...kenmerken,
    omschrijving,
    bron,
    hubStandaard: isHubStandaard(afspraken, verloop.termijn),
    vanaf,
    laatsteDag,
    overschredenVanaf,
    ...afloop(verloop, instantMs(overschredenVanaf), peilMs),
  };
};

const isHubStandaard = ({ termijnen }: Afspraken, id: TermijnId): boolean =>
  id !== 'T6' && termijnen[id].hubStandaard === true;

type Afloop = Pick<Casustermijn, 'status' | 'gehaaldOp' | 'vervallenOp'>;

const afloop = (verloop: Termijnverloop, grensMs: number, peilMs: number): Afloop => {
  const gehaaldMs = bekendOp(verloop.gehaaldMs, peilMs);
  const vervallenMs = bekendOp(verloop.vervallenMs, peilMs);
  if (gehaaldMs !== undefined && gehaaldMs <= (vervallenMs ?? gehaaldMs))
    return { status: gehaaldMs < grensMs ? 'gehaald' : 'overschreden', gehaaldOp: isoInstant(gehaaldMs) };
  if (vervallenMs !== undefined)
    return {
      status: vervallenMs < grensMs ? 'vervallen' : 'overschreden',
      vervallenOp: isoInstant(vervallenMs),
    };
  return { status: peilMs < grensMs ? 'loopt' : 'overschreden' };
};

const bekendOp = (ms: number | undefined, peilMs: number): number | undefined =>
  ms !== undefined && ms <= peilMs ? ms : undefined;
