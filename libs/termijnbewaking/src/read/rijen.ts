import {
  beeldOp,
  bekendeStappen,
  casusverloop,
  gemeentenVan,
  inzageVan,
  termijnenOp,
  veiligThuisVan,
} from '#dossier';
import type { Casusdossier, Casustermijn, Inzagegrond, Kijker } from '#dossier';
import { instantMs } from '#afspraken';
import type { Afsprakenboek } from '#afspraken';
import type { Partij } from '#event-sourcing';

/** A term with its ends; how it stands follows from these and the time of the question. */
export type Termijnfeiten = Omit<Casustermijn, 'status'>;

/** One term of one case. Codes and ids only, as in every row (`domein.md` §8). */
export interface Termijnrij extends Termijnfeiten {
  readonly casusId: string;
  /** `volgnummer` of the last event in this row. */
  readonly revisie: number;
  readonly regio: string;
  readonly veiligThuis: Partij;
  /** CBS codes of the gemeenten where the case is now. */
  readonly gemeenten: readonly string[];
  /** Every gemeente that the case was ever in: each keeps sight of its trail. */
  readonly ooitGemeenten: readonly string[];
  /** On what ground the party that must act sees the case (§9); absent when the case does not exist for it. */
  readonly inzagegrond?: Inzagegrond;
  /** It passes at `overschredenVanaf` unless something happens, and the log does not say so yet. */
  readonly teNoteren: boolean;
}

/**
 * Every term of a case, from its whole history. Nothing depends on the time at which the rows are made: the calendar is
 * run to the end, so a term that nothing has ended yet stands as one that will pass.
 */
export const termijnrijenVan = (
  { casusId, gebeurtenissen }: Casusdossier,
  boek: Afsprakenboek,
): readonly Termijnrij[] => {
  const laatste = gebeurtenissen.at(-1);
  const stappen = bekendeStappen(gebeurtenissen);
  const veiligThuis = veiligThuisVan(stappen);
  if (!laatste || !veiligThuis) return [];
  const verloop = casusverloop(stappen, veiligThuis, boek);
  const beeld = beeldOp(verloop, instantMs(laatste.vastgelegdOp));
  const isGewist = gebeurtenissen.some(({ type }) => type === 'DossierGewist');
  const ooitGemeenten = gemeentenVan(gebeurtenissen);
  return termijnenOp(verloop, gebeurtenissen, Number.POSITIVE_INFINITY).map(({ status, ...termijn }) => {
    const inzage = termijn.partij && inzageVan(kijkerVan(termijn.partij), beeld, gebeurtenissen);
    return {
      ...termijn,
      casusId,
      revisie: gebeurtenissen.length - 1,
      regio: beeld.veiligThuis.id,
      veiligThuis: beeld.veiligThuis,
      gemeenten: beeld.gemeenten,
      ooitGemeenten,
      ...(inzage && { inzagegrond: inzage.grond }),
      teNoteren: status === 'verstreken' && termijn.verstrekenVastgelegdOp === undefined && !isGewist,
    };
  });
};

const kijkerVan = (partij: Partij): Kijker => ({ rol: partij.soort, partij }) as Kijker;
