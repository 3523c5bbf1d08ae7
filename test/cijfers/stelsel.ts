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

/** Takes a multiple of one row off another. */
const trekAf = (van: Float64Array, rij: Float64Array, factor: number): void => {
  for (const [j, waarde] of rij.entries()) van[j] = (van[j] ?? 0) - factor * waarde;
};

/** Brings a row with something in this column to its place, with a one there; undefined when there is none. */
const spil = (rijen: Float64Array[], rang: number, k: number): Float64Array | undefined => {
  const plaats = rijen.findIndex((rij, i) => i >= rang && Math.abs(rij[k] ?? 0) > NUL);
  const [rij] = plaats < 0 ? [] : rijen.splice(plaats, 1);
  if (!rij) return undefined;
  rijen.splice(rang, 0, rij);
  const deel = rij[k] ?? 1;
  for (const [j, waarde] of rij.entries()) rij[j] = waarde / deel;
  return rij;
};

/** Returns the rank; the first rows are then in reduced echelon form. */
const veeg = (rijen: Float64Array[], kolommen: number): number => {
  let rang = 0;
  for (let k = 0; k < kolommen && rang < rijen.length; k += 1) {
    const rij = spil(rijen, rang, k);
    if (!rij) continue;
    for (const andere of rijen) {
      const factor = andere[k] ?? 0;
      if (andere !== rij && Math.abs(factor) > NUL) trekAf(andere, rij, factor);
    }
    rang += 1;
  }
  return rang;
};
