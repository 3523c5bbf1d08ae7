import type { Partij } from '#event-sourcing';
import type { Afspraken, Afsprakenboek } from '#afspraken';
import { leegBeeld, metStap } from '../beeld/casusbeeld.js';
import type { Casusbeeld } from '../beeld/beeld.js';
import { faseVan } from '../beeld/fase.js';
import type { GebeurtenisType, GebeurtenisVan } from '../events.js';
import type { Stap } from '../geschiedenis.js';
import { bevatPartij } from '../partij.js';
import type { OpenOverdracht } from '../zicht/toestand.js';
import type { Termijnverloop } from './termijn.js';

/** A step with the picture of the case before and after it. */
export interface Beeldstap extends Stap {
  readonly voor: Casusbeeld;
  readonly na: Casusbeeld;
}

export interface Casusverloop {
  readonly veiligThuis: Partij;
  readonly stappen: readonly Beeldstap[];
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
  let voor = leegBeeld(veiligThuis);
  for (const stap of stappen) {
    const na = metStap(voor, stap, boek);
    beeldstappen.push({ ...stap, voor, na });
    voor = na;
  }
  return { veiligThuis, stappen: beeldstappen, afspraken: (opMs) => boek.voor(veiligThuis.id, opMs) };
};

/** Instant of the first of these steps for which the test holds. */
export const eersteMs = (
  stappen: readonly Beeldstap[],
  test: (stap: Beeldstap) => boolean,
): number | undefined => stappen.find(test)?.opMs;

/** The earliest of these instants. */
export const vroegste = (...momenten: readonly (number | undefined)[]): number | undefined => {
  const bekende = momenten.filter((ms) => ms !== undefined);
  return bekende.length > 0 ? Math.min(...bekende) : undefined;
};

/** Per step that starts something, what `start` makes of it and of the steps that came after. */
export const bijElke = (
  { stappen }: Casusverloop,
  start: (stap: Beeldstap, latere: readonly Beeldstap[]) => readonly Termijnverloop[],
): readonly Termijnverloop[] => stappen.flatMap((stap, i) => start(stap, stappen.slice(i + 1)));

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

const isAfgesloten = (beeld: Casusbeeld): boolean => ['afgesloten', 'gewist'].includes(faseVan(beeld));

/** When nobody held the case any more and nothing of it was open. */
export const sluitingMs = (latere: readonly Beeldstap[]): number | undefined =>
  eersteMs(latere, ({ voor, na }) => isAfgesloten(na) && !isAfgesloten(voor));

export const openOverdracht = (beeld: Casusbeeld, overdrachtId: string): OpenOverdracht | undefined =>
  beeld.zicht.overdrachten.find((open) => open.overdrachtId === overdrachtId);

/** Whether a handover waits for this recipient. */
export const wachtOp = (beeld: Casusbeeld, overdrachtId: string, ontvanger: Partij): boolean =>
  bevatPartij(openOverdracht(beeld, overdrachtId)?.wachtend ?? [], ontvanger);
