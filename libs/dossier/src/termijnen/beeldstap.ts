import type { Partij } from '#event-sourcing';
import type { Afspraken, Afsprakenboek } from '#afspraken';
import { leegBeeld, metStap } from '../beeld/casusbeeld.js';
import type { Casusbeeld } from '../beeld/beeld.js';
import { faseVan } from '../beeld/fase.js';
import type { GebeurtenisType, GebeurtenisVan } from '../events.js';
import type { Stap } from '../geschiedenis.js';
import { bevatPartij } from '../partij.js';
import type { OpenOverdracht } from '../zicht/toestand.js';
import { metKalender } from '../zicht/verloop.js';
import type { Keerpunt, Termijnverloop } from './termijn.js';

/** A step with the picture of the case before and after it. */
export interface Beeldstap extends Stap {
  /** Its place among the steps, from 0. */
  readonly nr: number;
  readonly voor: Casusbeeld;
  readonly na: Casusbeeld;
}

/**
 * The steps of a case in the order in which they happened. What a rule says of its first steps is what it says of the
 * whole, without what only a later step tells: so the rules are asked once, and not once for every step.
 */
export interface Casusverloop {
  readonly veiligThuis: Partij;
  readonly stappen: readonly Beeldstap[];
  /** The steps after which nobody held the case any more and nothing of it was open. */
  readonly sluitingen: readonly Beeldstap[];
  /** The afspraken of the region in force at an instant. */
  readonly afspraken: (opMs: number) => Afspraken;
}

/** Which terms a case started, and how they went. */
export type Termijnregel = (verloop: Casusverloop) => readonly Termijnverloop[];

export const casusverloop = (
  stappen: readonly Stap[],
  veiligThuis: Partij,
  boek: Afsprakenboek,
): Casusverloop => {
  const beeldstappen: Beeldstap[] = [];
  const sluitingen: Beeldstap[] = [];
  let voor = leegBeeld(veiligThuis);
  let wasAfgesloten = isAfgesloten(voor);
  for (const [nr, { opMs, gebeurtenis }] of stappen.entries()) {
    const na = metStap(voor, { opMs, gebeurtenis }, boek);
    const stap = { opMs, gebeurtenis, nr, voor, na };
    const isNuAfgesloten = isAfgesloten(na);
    beeldstappen.push(stap);
    if (isNuAfgesloten && !wasAfgesloten) sluitingen.push(stap);
    [voor, wasAfgesloten] = [na, isNuAfgesloten];
  }
  const afspraken = (opMs: number): Afspraken => boek.voor(veiligThuis.id, opMs);
  return { veiligThuis, stappen: beeldstappen, sluitingen, afspraken };
};

/** The case after the steps that happened up to and including `opMs`, the calendar run up to that instant. */
export const beeldOp = ({ stappen, veiligThuis }: Casusverloop, opMs: number): Casusbeeld => {
  const beeld = stappen.findLast((stap) => stap.opMs <= opMs)?.na ?? leegBeeld(veiligThuis);
  return { ...beeld, zicht: metKalender(beeld.zicht, opMs) };
};

/** The first step after this one for which the test holds. */
export const eersteNa = (
  { stappen }: Casusverloop,
  { nr }: Keerpunt,
  test: (stap: Beeldstap) => boolean,
): Beeldstap | undefined => {
  for (let i = nr + 1; i < stappen.length; i += 1) {
    const stap = stappen[i];
    if (stap && test(stap)) return stap;
  }
  return undefined;
};

/** The earliest of these. The steps stand in the order in which they happened, so that is also the first one known. */
export const vroegste = (a: Keerpunt | undefined, b: Keerpunt | undefined): Keerpunt | undefined =>
  a && b && b.nr < a.nr ? b : (a ?? b);

/** Per step that starts something, what `start` makes of it. */
export const bijElke = (
  { stappen }: Casusverloop,
  start: (stap: Beeldstap) => readonly Termijnverloop[],
): readonly Termijnverloop[] => {
  const begonnen: Termijnverloop[] = [];
  for (const stap of stappen) {
    const termijnen = start(stap);
    if (termijnen.length > 0) begonnen.push(...termijnen);
  }
  return begonnen;
};

/** Which step started a term, and when. */
export const begonnenBij = ({
  opMs,
  gebeurtenis,
}: Stap): Pick<Termijnverloop, 'startMs' | 'begonnenDoor'> => ({
  startMs: opMs,
  begonnenDoor: gebeurtenis.volgnummer,
});

/** The data of an event when it is of this type. */
export const dataVan = <T extends GebeurtenisType>(
  { gebeurtenis }: Stap,
  type: T,
): GebeurtenisVan<T>['data'] | undefined =>
  gebeurtenis.type === type ? (gebeurtenis as GebeurtenisVan<T>).data : undefined;

const isAfgesloten = (beeld: Casusbeeld): boolean => {
  const fase = faseVan(beeld);
  return fase === 'afgesloten' || fase === 'gewist';
};

/** The first closing after this step. */
export const sluitingNa = ({ sluitingen }: Casusverloop, { nr }: Keerpunt): Beeldstap | undefined =>
  sluitingen.find((sluiting) => sluiting.nr > nr);

export const openOverdracht = (beeld: Casusbeeld, overdrachtId: string): OpenOverdracht | undefined =>
  beeld.zicht.overdrachten.find((open) => open.overdrachtId === overdrachtId);

/** Whether a handover waits for this recipient. */
export const wachtOp = (beeld: Casusbeeld, overdrachtId: string, ontvanger: Partij): boolean =>
  bevatPartij(openOverdracht(beeld, overdrachtId)?.wachtend ?? [], ontvanger);
