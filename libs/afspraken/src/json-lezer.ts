/**
 * Reads a typed value out of unknown JSON and collects every reason why it does not fit, each with the path of
 * the field. What a reader returns after a reason is worthless: `gelezen` throws the reasons instead.
 */
export type Lezer<T> = (waarde: unknown, pad: string, redenen: string[]) => T;

const MAX_GETOOND = 40; // characters: enough to recognise the value, too few to drown the reason

const toon = (waarde: unknown): string => {
  const tekst = waarde === undefined ? 'niets' : JSON.stringify(waarde);
  return tekst.length > MAX_GETOOND ? `${tekst.slice(0, MAX_GETOOND)}…` : tekst;
};

/** The value after a reason has been noted; it never leaves `gelezen`. */
const ongelezen = (redenen: string[], reden: string): never => {
  redenen.push(reden);
  return undefined as never;
};

const afgewezen = (waarde: unknown, pad: string, verwacht: string, redenen: string[]): never =>
  ongelezen(
    redenen,
    waarde === undefined
      ? `${pad}: ontbreekt; nodig is ${verwacht}.`
      : `${pad}: moet ${verwacht} zijn, maar is ${toon(waarde)}.`,
  );

/** @param verwacht what would be right, to be read after "moet … zijn" */
export const passend =
  <T>(verwacht: string, past: (waarde: unknown) => waarde is T): Lezer<T> =>
  (waarde, pad, redenen) =>
    past(waarde) ? waarde : afgewezen(waarde, pad, verwacht, redenen);

export const tekst = (verwacht: string, past: (tekst: string) => boolean): Lezer<string> =>
  passend(verwacht, (waarde): waarde is string => typeof waarde === 'string' && past(waarde));

export const geheelGetal = (min: number, max: number): Lezer<number> =>
  passend(
    `een geheel getal van ${min} tot en met ${max}`,
    (waarde): waarde is number => Number.isInteger(waarde) && Number(waarde) >= min && Number(waarde) <= max,
  );

export const eenVan = <const T extends string | boolean>(...keuzes: readonly T[]): Lezer<T> =>
  passend(keuzes.map((keuze) => JSON.stringify(keuze)).join(' of '), (waarde): waarde is T =>
    keuzes.some((keuze) => keuze === waarde),
  );

export const lijst =
  <T>(lees: Lezer<T>, min: number, max: number): Lezer<readonly T[]> =>
  (waarde, pad, redenen) => {
    if (!Array.isArray(waarde) || waarde.length < min || waarde.length > max) {
      return afgewezen(waarde, pad, `een lijst van ${min} tot en met ${max} waarden`, redenen);
    }
    return waarde.map((element: unknown, i) => lees(element, `${pad}[${i}]`, redenen));
  };

type Velden<L> = { readonly [K in keyof L]: L[K] extends Lezer<infer T> ? T : never };
type Lezers = Readonly<Record<string, Lezer<unknown>>>;

const isObject = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const veld = (pad: string, naam: string): string => (pad === '' ? naam : `${pad}.${naam}`);

const leesVelden = (
  bron: Readonly<Record<string, unknown>>,
  lezers: Lezers,
  pad: string,
  redenen: string[],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(lezers).map(([naam, lees]) => [
      naam,
      lees(Object.hasOwn(bron, naam) ? bron[naam] : undefined, veld(pad, naam), redenen),
    ]),
  );

/** An object with exactly these fields, and perhaps some of the optional ones. */
export const object =
  <const L extends Lezers, const O extends Lezers = Record<never, never>>(
    lezers: L,
    optioneel?: O,
  ): Lezer<Velden<L> & Partial<Velden<O>>> =>
  (waarde, pad, redenen) => {
    if (!isObject(waarde)) return afgewezen(waarde, pad || 'het document', 'een object', redenen);
    const aanwezig = Object.fromEntries(
      Object.entries(optioneel ?? {}).filter(([naam]) => Object.hasOwn(waarde, naam)),
    );
    const bekend = new Set([...Object.keys(lezers), ...Object.keys(optioneel ?? {})]);
    for (const naam of Object.keys(waarde).filter((naam) => !bekend.has(naam))) {
      redenen.push(`${veld(pad, naam)}: is een onbekend veld; bekend zijn ${[...bekend].join(', ')}.`);
    }
    const gelezenVelden: unknown = leesVelden(waarde, { ...lezers, ...aanwezig }, pad, redenen);
    return gelezenVelden as Velden<L> & Partial<Velden<O>>;
  };

/** An object with exactly one field, which says what kind it is: the lezer of that field reads it. */
export const variant =
  <const L extends Lezers>(lezers: L): Lezer<{ [K in keyof L]: Velden<Pick<L, K>> }[keyof L]> =>
  (waarde, pad, redenen) => {
    const namen = Object.keys(lezers);
    const [soort, ...meer] = isObject(waarde) ? Object.keys(waarde) : [];
    const lees = soort === undefined || meer.length > 0 || !namen.includes(soort) ? undefined : lezers[soort];
    if (soort === undefined || lees === undefined) {
      return afgewezen(waarde, pad, `een object met precies een van ${namen.join(', ')}`, redenen);
    }
    return object({ [soort]: lees })(waarde, pad, redenen) as never;
  };
