import { lokaleDatum } from '#afspraken';
import { DIMENSIES } from '../feiten/feit.js';
import type { Feitrij } from '../feiten/feit.js';
import { vastgesteldOpMs } from '../tijd/vaststelling.js';

/** One value per column of `FEITKOLOMMEN`. */
export type Kolomwaarde = string | number | null | readonly string[];

export const kolommenVan = (casusId: string, rij: Feitrij): readonly Kolomwaarde[] => {
  const dag = lokaleDatum(rij.geldigOpMs);
  return [
    casusId,
    rij.soort,
    rij.regio,
    [...rij.subregios].sort(),
    [...rij.gemeenten].sort(),
    rij.partij ?? null,
    ...DIMENSIES.map((dimensie) => rij.kenmerken[dimensie] ?? null),
    dag,
    rij.geldigOpMs,
    rij.totMs ?? null,
    rij.sindsMs ?? null,
    rij.duurMs ?? null,
    rij.bekendVanMs,
    rij.bekendTotMs ?? null,
    vastgesteldOpMs(rij.soort, dag) ?? null,
    rij.bewijs ?? null,
    rij.partijen ?? null,
  ];
};
