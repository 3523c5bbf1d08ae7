/** A body as plain JSON: no class, and no field that was left out. */
type Gegeven<T> = T extends readonly (infer E)[]
  ? readonly Gegeven<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Gegeven<T[K]> }
    : T;

interface Staplichaam {
  readonly plaatsgevondenOp?: string;
  readonly inhoud?: object;
}

/** The parts of a step that a body may hold: its open data, its sealed content, and when it happened. */
export interface StapUit<T extends Staplichaam> {
  readonly data: Gegeven<Omit<T, 'plaatsgevondenOp' | 'inhoud'>>;
  readonly rest: Pick<T, Extract<keyof T, 'plaatsgevondenOp' | 'inhoud'>>;
}

/** Fields of a body are named as those of the event, so that what is checked is what is recorded. */
export const stapUit = <T extends Staplichaam>(dto: T): StapUit<T> => {
  const { plaatsgevondenOp, inhoud, ...data } = JSON.parse(JSON.stringify(dto)) as T;
  const rest = {
    ...(plaatsgevondenOp !== undefined && { plaatsgevondenOp }),
    ...(inhoud !== undefined && { inhoud }),
  };
  return { data, rest } as unknown as StapUit<T>;
};
