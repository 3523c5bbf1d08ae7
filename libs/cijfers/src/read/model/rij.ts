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
    rij.duurMs ?? null,
    rij.bekendVanMs,
    rij.bekendTotMs ?? null,
    vastgesteldOpMs(rij.soort, dag) ?? null,
    rij.bewijs ?? null,
  ];
};

/** A line of COPY in text format. */
export const kopieerregel = (waarden: readonly Kolomwaarde[]): string => `${waarden.map(veld).join('\t')}\n`;

const veld = (waarde: Kolomwaarde): string => {
  if (waarde === null) return '\\N';
  if (typeof waarde === 'number') return String(waarde);
  return ontsnapt(typeof waarde === 'string' ? waarde : lijst(waarde));
};

const lijst = (waarden: readonly string[]): string =>
  `{${waarden.map((waarde) => `"${waarde.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

const BIJZONDER = /[\\\t\n\r]/g;
const ONTSNAPPING: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
const ontsnapt = (tekst: string): string => tekst.replace(BIJZONDER, (teken) => ONTSNAPPING[teken] ?? teken);
