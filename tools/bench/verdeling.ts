/** What came out of several rounds. */
export interface Verdeling {
  readonly mediaan: number;
  /** The lowest and the highest of the rounds. */
  readonly spreiding: readonly [number, number];
}

export const verdelingVan = (waarden: readonly number[]): Verdeling => ({
  mediaan: kwantiel(waarden, 0.5),
  spreiding: [Math.min(...waarden), Math.max(...waarden)],
});

/** By linear interpolation between the two nearest values. */
export const kwantiel = (waarden: readonly number[], deel: number): number => {
  const gesorteerd = [...waarden].sort((a, b) => a - b);
  const plaats = (gesorteerd.length - 1) * deel;
  const onder = gesorteerd[Math.floor(plaats)] ?? Number.NaN;
  const boven = gesorteerd[Math.ceil(plaats)] ?? Number.NaN;
  return onder + (boven - onder) * (plaats - Math.floor(plaats));
};

/** A p99 of fewer values than this is little more than the slowest of them. */
export const MINSTENS_VOOR_P99 = 500;
