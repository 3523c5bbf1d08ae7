import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { tekortkomingen } from '../validatie/tekortkomingen.js';

/** A variable of the environment is missing or wrong. The message names each one and never shows a value. */
export class ConfigFout extends Error {
  override readonly name = 'ConfigFout';
}

type Klasse<T extends object = object> = new () => T;

/** All parts of a configuration together. */
export type Samengesteld<Delen extends readonly Klasse[]> = Delen extends readonly [
  Klasse<infer Eerste>,
  ...infer Rest extends readonly Klasse[],
]
  ? Eerste & Samengesteld<Rest>
  : unknown;

/**
 * Reads class-validator classes from the environment, once, at boot; an app puts its configuration together of as
 * many parts as it needs. The property names are the names of the variables; numbers and booleans state their own
 * conversion (`@Type(() => Number)`, `@Transform(jaNee)`). An empty variable counts as absent, so that a default of the
 * class holds.
 * @throws ConfigFout naming every wrong variable of all parts and what would be right
 */
export const leesConfig = <const Delen extends readonly [Klasse, ...Klasse[]]>(
  env: Readonly<Record<string, string | undefined>>,
  ...Delen: Delen
): Readonly<Samengesteld<Delen>> => {
  const delen = Delen.map((Deel) => deelUit(env, Deel));
  const wrong = delen.flatMap((deel) => tekortkomingen(validateSync(deel, { forbidUnknownValues: true })));
  if (wrong.length > 0) {
    // Two parts may name one variable.
    const lines = new Set(wrong.map(({ veld, melding }) => `  ${veld}: ${melding}`));
    throw new ConfigFout(
      ['De configuratie is niet juist. Herstel deze omgevingsvariabelen:', ...lines].join('\n'),
    );
  }
  return Object.freeze(Object.assign({}, ...delen)) as Readonly<Samengesteld<Delen>>;
};

const deelUit = (env: Readonly<Record<string, string | undefined>>, Deel: Klasse): object => {
  const present = variablesOf(Deel).flatMap((name) => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return plainToInstance(Deel, Object.fromEntries(present), { exposeDefaultValues: true });
};

/** For `@Transform(jaNee)`: `true` and `false` as written; anything else stays and fails `@IsBoolean()`. */
export const jaNee = ({ value }: { readonly value: unknown }): unknown => {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return value;
};

const variablesOf = (Config: new () => object): readonly string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(Config, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];
