/** A JSON Schema (2020-12), as far as messages need it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * One field that may leave the building: its schema, and `neem`, which copies exactly what the schema allows. What is
 * not described is never copied; a value that does not fit is refused, because a code that is no code may be a name.
 */
export interface Veld {
  readonly schema: JsonSchema;
  readonly optioneel: boolean;
  /** @throws NietPubliceerbaar */
  readonly neem: (waarde: unknown) => unknown;
}

/** A recorded value that the contract does not know. The message never shows the value. */
export class NietPubliceerbaar extends Error {
  override readonly name = 'NietPubliceerbaar';
  constructor(readonly pad: string) {
    super(`${pad} does not fit the published contract`);
  }
}

/** Takes a part; the path is only made when it does not fit, because this runs for every field of every message. */
const neemDeel = (deel: Veld, waarde: unknown, naam: string): unknown => {
  try {
    return deel.neem(waarde);
  } catch (fout) {
    if (!(fout instanceof NietPubliceerbaar)) throw fout;
    throw new NietPubliceerbaar(fout.pad === '' ? naam : `${naam}.${fout.pad}`);
  }
};

const veld = (schema: JsonSchema, past: (waarde: unknown) => boolean): Veld => ({
  schema,
  optioneel: false,
  neem: (waarde) => {
    if (!past(waarde)) throw new NietPubliceerbaar('');
    return waarde;
  },
});

const tekst = (
  schema: { readonly pattern: string; readonly maxLength: number },
  uitleg: JsonSchema,
): Veld => {
  const patroon = new RegExp(schema.pattern, 'u');
  const past = (waarde: unknown): boolean =>
    typeof waarde === 'string' && waarde.length <= schema.maxLength && patroon.test(waarde);
  return veld({ type: 'string', ...schema, ...uitleg }, past);
};

/** One of these codes. Written as keys, so that the compiler sees a code that is missing. */
export const code = <T extends string>(codes: Readonly<Record<T, true>>): Veld => {
  const toegestaan = Object.keys(codes).sort();
  const bekend = new Set(toegestaan);
  return veld(
    { type: 'string', enum: toegestaan },
    (waarde) => typeof waarde === 'string' && bekend.has(waarde),
  );
};

/** The name of an event type or a field of the contract. */
export const naamVan = (maxLength: number): Veld =>
  tekst({ pattern: '^[A-Za-z][A-Za-z0-9.\\[\\]-]*$', maxLength }, {});

export const uuid = (): Veld =>
  tekst(
    {
      pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
      maxLength: 36,
    },
    { format: 'uuid' },
  );

export const tijdstip = (): Veld =>
  tekst(
    {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$',
      maxLength: 40,
    },
    { description: 'ISO 8601 met tijdzone' },
  );

export const dag = (): Veld =>
  tekst({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 }, { format: 'date' });

export const gemeentecode = (): Veld =>
  tekst({ pattern: '^GM\\d{4}$', maxLength: 6 }, { description: 'CBS-code van de gemeente' });

export const sha256 = (): Veld => tekst({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }, {});

/** The id of an organisation or a team in the afspraken; no blanks, so no sentence and no full name. */
export const partijId = (): Veld => tekst({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 100 }, {});

export const termijnId = (): Veld => tekst({ pattern: '^T([1-9]|1[01])$', maxLength: 3 }, {});

export const geheel = (minimum: number, maximum: number): Veld =>
  veld(
    { type: 'integer', minimum, maximum },
    (waarde) => Number.isInteger(waarde) && Number(waarde) >= minimum && Number(waarde) <= maximum,
  );

export const jaNee = (): Veld => veld({ type: 'boolean' }, (waarde) => typeof waarde === 'boolean');

/** Text of the hub itself in a message; never something that a sender wrote. */
export const zin = (maxLength: number): Veld => tekst({ pattern: '^\\P{Cc}*$', maxLength }, {});

export const lijst = (item: Veld, maxItems: number): Veld => ({
  schema: { type: 'array', items: item.schema, maxItems },
  optioneel: false,
  neem: (waarde) => {
    if (!Array.isArray(waarde) || waarde.length > maxItems) throw new NietPubliceerbaar('');
    return waarde.map((deel, index) => neemDeel(item, deel, String(index)));
  },
});

export const optioneel = (binnen: Veld): Veld => ({ ...binnen, optioneel: true });

export const object = (velden: Readonly<Record<string, Veld>>): Veld => {
  const namen = Object.entries(velden);
  const required = namen.filter(([, { optioneel: magWeg }]) => !magWeg).map(([naam]) => naam);
  const properties = Object.fromEntries(namen.map(([naam, { schema }]) => [naam, schema]));
  return {
    schema: { type: 'object', properties, required, additionalProperties: false },
    optioneel: false,
    neem: (waarde) => {
      if (typeof waarde !== 'object' || waarde === null) throw new NietPubliceerbaar('');
      const bron = waarde as Readonly<Record<string, unknown>>;
      const genomen: Record<string, unknown> = {};
      for (const [naam, veldVan] of namen) {
        const deel = bron[naam];
        if (deel === undefined && veldVan.optioneel) continue;
        genomen[naam] = neemDeel(veldVan, deel, naam);
      }
      return genomen;
    },
  };
};
