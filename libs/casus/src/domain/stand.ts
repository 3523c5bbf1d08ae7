import type { Afsprakenboek } from '#afspraken';
import { bekendeStappen, leegBeeld, metStap, veiligThuisVan } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import type { Stand } from './stap.js';

/** The picture after all that has been recorded of a case; undefined for a case that has not begun. */
export const standVan = (
  geschiedenis: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): Stand | undefined => {
  const stappen = bekendeStappen(geschiedenis);
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return undefined;
  const beeld = stappen.reduce((vorig, stap) => metStap(vorig, stap, boek), leegBeeld(veiligThuis));
  return { beeld, totMs: stappen.at(-1)?.opMs ?? Number.NEGATIVE_INFINITY };
};

/** The same, from the picture before the `nieuwe` at the end of the history: only those are folded when that is enough. */
export const standNa = (
  vorige: Stand | undefined,
  geschiedenis: readonly CasusGebeurtenis[],
  nieuwe: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): Stand | undefined => {
  const stappen = bekendeStappen(nieuwe);
  const volgt = vorige && stappen.every(({ opMs }) => opMs >= vorige.totMs);
  // A dispute takes back what was folded before.
  if (!volgt || nieuwe.some(({ type }) => type === 'BevestigingBetwist')) return standVan(geschiedenis, boek);
  const beeld = stappen.reduce((tot, stap) => metStap(tot, stap, boek), vorige.beeld);
  return { beeld, totMs: stappen.at(-1)?.opMs ?? vorige.totMs };
};
