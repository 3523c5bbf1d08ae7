/** One thing that was said: the sum of these unknowns is this. */
export interface Vergelijking {
  readonly onbekenden: readonly string[];
  readonly som: number;
}

export interface Opgelost {
  /** What follows for single unknowns. */
  readonly bepaald: ReadonlyMap<string, number>;
  /** Independent sums of what remains, smallest first. */
  readonly sommen: readonly Vergelijking[];
  readonly tegenstrijdig: boolean;
}

const NUL = 1e-9;

/** Everything that follows from the equations by adding and subtracting: Gauss-Jordan elimination. */
export const losOp = (vergelijkingen: readonly Vergelijking[]): Opgelost => {
  const namen = [...new Set(vergelijkingen.flatMap(({ onbekenden }) => onbekenden))];
  const kolom = new Map(namen.map((naam, i) => [naam, i]));
  const rijen = vergelijkingen.map(({ onbekenden, som }) => {
    const rij = new Float64Array(namen.length + 1);
    for (const naam of onbekenden) rij[kolom.get(naam) ?? 0] = 1;
    rij[namen.length] = som;
    return rij;
  });
  const rang = veeg(rijen, namen.length);
  const over = rijen.slice(0, rang).map((rij) => ({
    onbekenden: namen.filter((_, i) => Math.abs(rij[i] ?? 0) > NUL),
    positief: namen.every((_, i) => (rij[i] ?? 0) > -NUL),
    som: rij[namen.length] ?? 0,
  }));
  const tegenstrijdig = rijen.slice(rang).some((rij) => Math.abs(rij[namen.length] ?? 0) > NUL);
  return {
    bepaald: new Map(
      over.flatMap(({ onbekenden: [naam, ...meer], som }) =>
        naam !== undefined && meer.length === 0 ? [[naam, som] as const] : [],
      ),
    ),
    sommen: over.filter(({ positief }) => positief).map(({ onbekenden, som }) => ({ onbekenden, som })),
    tegenstrijdig,
  };
};

/** Returns the rank; the first rows are then in reduced echelon form. */
const veeg = (rijen: Float64Array[], kolommen: number): number => {
  let rang = 0;
  for (let k = 0; k < kolommen && rang < rijen.length; k += 1) {
    const spil = rijen.findIndex((rij, i) => i >= rang && Math.abs(rij[k] ?? 0) > NUL);
    if (spil < 0) continue;
    [rijen[rang], rijen[spil]] = [rijen[spil] as Float64Array, rijen[rang] as Float64Array];
    const rij = rijen[rang] as Float64Array;
    const deel = rij[k] ?? 1;
    for (let j = k; j <= kolommen; j += 1) rij[j] = (rij[j] ?? 0) / deel;
    for (const [i, andere] of rijen.entries()) {
      const factor = andere[k] ?? 0;
      if (i === rang || Math.abs(factor) <= NUL) continue;
      for (let j = k; j <= kolommen; j += 1) andere[j] = (andere[j] ?? 0) - factor * (rij[j] ?? 0);
    }
    rang += 1;
  }
  return rang;
};
