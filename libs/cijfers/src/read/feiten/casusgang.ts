import type { Afsprakenboek } from '#afspraken';
import { bekendeStappen, casusverloop, veiligThuisVan } from '#dossier';
import type {
  Beeldstap,
  Casusbeeld,
  Casusverloop,
  CasusGebeurtenis,
  GebeurtenisType,
  GebeurtenisVan,
  Stap,
} from '#dossier';

type Verzoek = Casusbeeld['zicht']['verzoeken'][number];

/** A step with the picture of the case before and after it. */
export interface Gangstap extends Beeldstap {
  /** What waited for a triage and no longer does. */
  readonly beantwoord: readonly Verzoek[];
  /** When the triage round that this step belongs to began: the first melding or report back that was weighed. */
  readonly rondeMs: number;
}

/** The course of a case: its steps in the order in which they happened. Its first steps are the course up to there. */
export interface Casusgang extends Casusverloop {
  readonly boek: Afsprakenboek;
  readonly stappen: readonly Gangstap[];
  /** The first step of the Veilig Thuis of the case: before it nothing is known whose case it is. */
  readonly eersteVt: number;
  /** The numbers of steps by which the case is in other gemeenten than by one step less; ascending. */
  readonly verhuizingen: readonly number[];
}

/** Undefined as long as no Veilig Thuis acts in the case. */
export const casusgang = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): Casusgang | undefined => gangVan(bekendeStappen(gebeurtenissen), boek);

export const gangVan = (bekend: readonly Stap[], boek: Afsprakenboek): Casusgang | undefined => {
  const veiligThuis = veiligThuisVan(bekend);
  if (!veiligThuis) return undefined;
  const verloop = casusverloop(bekend, veiligThuis, boek);
  const stappen: Gangstap[] = [];
  const verhuizingen: number[] = [];
  let rondeMs: number | undefined;
  for (const stap of verloop.stappen) {
    const { voor, na, nr, opMs } = stap;
    const beantwoord = beantwoordDoor(stap);
    rondeMs = beantwoord[0]?.sindsMs ?? rondeMs ?? opMs;
    stappen.push({ opMs, gebeurtenis: stap.gebeurtenis, nr, voor, na, beantwoord, rondeMs });
    if (!zelfdeGemeenten(voor.gemeenten, na.gemeenten)) verhuizingen.push(nr + 1);
  }
  const eersteVt = bekend.findIndex(({ gebeurtenis }) => gebeurtenis.actor.partij.soort === 'veilig-thuis');
  return { ...verloop, boek, stappen, eersteVt, verhuizingen };
};

const GEEN: readonly Verzoek[] = [];

const beantwoordDoor = ({ voor: { zicht: voor }, na: { zicht: na } }: Beeldstap): readonly Verzoek[] =>
  voor.verzoeken === na.verzoeken || voor.verzoeken.length === 0
    ? GEEN
    : voor.verzoeken.filter(
        ({ volgnummer }) => !na.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer),
      );

const zelfdeGemeenten = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((gemeente, i) => gemeente === b[i]));

/** The gemeenten of the case at an instant, as its first so many steps tell it. */
export const gemeentenOp = (
  { stappen }: Casusgang,
  opMs: number,
  aantalStappen: number,
): readonly string[] => {
  for (let i = aantalStappen - 1; i > 0; i -= 1) {
    const stap = stappen[i];
    if (stap && stap.opMs <= opMs) return stap.na.gemeenten;
  }
  return stappen[0]?.na.gemeenten ?? [];
};

/** A step of one type, with the data of its event. */
export type GangstapVan<T extends GebeurtenisType> = Gangstap & { readonly gebeurtenis: GebeurtenisVan<T> };

export const isVan =
  <T extends GebeurtenisType>(type: T) =>
  (stap: Gangstap): stap is GangstapVan<T> =>
    stap.gebeurtenis.type === type;

export const stappenVan = <T extends GebeurtenisType>(
  { stappen }: Casusgang,
  type: T,
): readonly GangstapVan<T>[] => stappen.filter(isVan(type));
