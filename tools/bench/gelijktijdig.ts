const MS_PER_S = 1_000;

export interface Gemeten {
  readonly perSeconde: number;
  /** How long each act took, in ms. */
  readonly duren: readonly number[];
}

/** Does one act and remembers how long it took. */
export type Daad = (werk: () => Promise<unknown>) => Promise<void>;

/** Does each piece of work once, `breedte` at a time; within a piece one act follows another. */
export const gelijktijdig = async <T>(
  werk: readonly T[],
  breedte: number,
  doe: (stuk: T, daad: Daad) => Promise<void>,
): Promise<Gemeten> => {
  const duren: number[] = [];
  const daad: Daad = async (handeling) => {
    const begin = performance.now();
    await handeling();
    duren.push(performance.now() - begin);
  };
  let volgende = 0;
  const loper = async (): Promise<void> => {
    for (let stuk = werk[volgende++]; stuk !== undefined; stuk = werk[volgende++]) await doe(stuk, daad);
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: breedte }, loper));
  return { perSeconde: (duren.length / (performance.now() - begin)) * MS_PER_S, duren };
};

/** How many per second, for work that counts its own pieces. */
export const perSeconde = async (werk: () => Promise<number>): Promise<number> => {
  const begin = performance.now();
  const aantal = await werk();
  return (aantal / (performance.now() - begin)) * MS_PER_S;
};
