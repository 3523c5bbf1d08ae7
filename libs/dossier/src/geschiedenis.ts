import type { CasusGebeurtenis } from './events.js';
import { zelfdePartij } from './partij.js';
import { instantMs } from '#afspraken';

/** An event with the instant at which it happened in milliseconds, so that it is parsed once. */
export interface Stap {
  readonly opMs: number;
  readonly gebeurtenis: CasusGebeurtenis;
}

/**
 * The steps of a case as known at `beschikbaarOpMs` (everything, when absent), in the order in which they
 * happened; what happened at one instant stands in the order of recording. A confirmation whose dispute is
 * known counts as never given (V9) and is left out, and so is `TermijnVerstreken`: the calendar runs by itself, so what
 * the hub notes of it is no step and moves nothing.
 */
export const bekendeStappen = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  beschikbaarOpMs?: number,
): readonly Stap[] => {
  const bekend = gebeurtenissen.filter(
    ({ vastgelegdOp }) => beschikbaarOpMs === undefined || instantMs(vastgelegdOp) <= beschikbaarOpMs,
  );
  return zonderBetwiste(bekend)
    .filter(({ type }) => type !== 'TermijnVerstreken')
    .map((gebeurtenis) => ({ opMs: instantMs(gebeurtenis.plaatsgevondenOp), gebeurtenis }))
    .sort((a, b) => a.opMs - b.opMs || a.gebeurtenis.volgnummer - b.gebeurtenis.volgnummer);
};

const zonderBetwiste = (bekend: readonly CasusGebeurtenis[]): readonly CasusGebeurtenis[] => {
  const oordelen = bekend.filter(isOordeel);
  if (!oordelen.some(({ type }) => type === 'BevestigingBetwist')) return bekend;
  return bekend.filter((gebeurtenis) => !isBevestiging(gebeurtenis) || !isBetwist(gebeurtenis, oordelen));
};

export type Bevestiging = Extract<CasusGebeurtenis, { type: 'OntvangstBevestigd' | 'OverdrachtAanvaard' }>;
export type Oordeel = Extract<CasusGebeurtenis, { type: 'BevestigingBetwist' | 'BevestigingBekrachtigd' }>;

export const isBevestiging = (gebeurtenis: CasusGebeurtenis): gebeurtenis is Bevestiging =>
  gebeurtenis.type === 'OntvangstBevestigd' || gebeurtenis.type === 'OverdrachtAanvaard';

export const isOordeel = (gebeurtenis: CasusGebeurtenis): gebeurtenis is Oordeel =>
  gebeurtenis.type === 'BevestigingBetwist' || gebeurtenis.type === 'BevestigingBekrachtigd';

/** Whether the other side recorded this confirmation on behalf of the recipient (`domein.md` §2). */
export const isNamensVastgelegd = ({ actor, data }: Bevestiging): boolean =>
  !zelfdePartij(actor.partij, data.ontvanger);

/** The first judgement of the recipient on a confirmation that the other side recorded for it. */
export const oordeelOver = (bevestiging: Bevestiging, oordelen: readonly Oordeel[]): Oordeel | undefined => {
  if (!isNamensVastgelegd(bevestiging)) return undefined;
  const erover = oordelen.filter(
    ({ volgnummer, data }) =>
      volgnummer > bevestiging.volgnummer &&
      data.overdrachtId === bevestiging.data.overdrachtId &&
      zelfdePartij(data.ontvanger, bevestiging.data.ontvanger),
  );
  return erover.reduce<Oordeel | undefined>(
    (eerste, oordeel) => (eerste && eerste.volgnummer < oordeel.volgnummer ? eerste : oordeel),
    undefined,
  );
};

const isBetwist = (bevestiging: Bevestiging, oordelen: readonly Oordeel[]): boolean =>
  oordeelOver(bevestiging, oordelen)?.type === 'BevestigingBetwist';
