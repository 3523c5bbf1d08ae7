const KOLOMMEN_UIT_ELKAAR = '  ';

/** Columns as wide as their widest cell; the last one runs on. */
export const tabel = (
  koppen: readonly string[],
  rijen: readonly (readonly string[])[],
): readonly string[] => {
  const breedten = koppen.map((kop, i) => Math.max(kop.length, ...rijen.map((rij) => rij[i]?.length ?? 0)));
  const regel = (cellen: readonly string[]): string =>
    cellen
      .map((cel, i) => cel.padEnd(breedten[i] ?? 0))
      .join(KOLOMMEN_UIT_ELKAAR)
      .trimEnd();
  return [regel(koppen), regel(breedten.map((breedte) => '-'.repeat(breedte))), ...rijen.map(regel)];
};
