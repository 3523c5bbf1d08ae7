const MS_PER_S = 1_000;

export interface Gemeten {
  readonly perSeconde: number;
  /** How long each piece of work took, in ms. */
  readonly duren: readonly number[];
}

/** Does each piece of work once, `breedte` at a time. */
export const gelijktijdig = async <T>(
  werk: readonly T[],
  breedte: number,
  doe: (stuk: T) => Promise<unknown>,
): Promise<Gemeten> => {
  const duren: number[] = [];
  let volgende = 0;
  const loper = async (): Promise<void> => {
    for (let stuk = werk[volgende++]; stuk !== undefined; stuk = werk[volgende++]) {
      const begin = performance.now();
      await doe(stuk);
      duren.push(performance.now() - begin);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: breedte }, loper));
  return { perSeconde: (werk.length / (performance.now() - begin)) * MS_PER_S, duren };
};

/** How often per second, for work that counts its own pieces. */
export const perSeconde = async (werk: () => Promise<number>): Promise<number> => {
  const begin = performance.now();
  const aantal = await werk();
  return (aantal / (performance.now() - begin)) * MS_PER_S;
};
