import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { tekortkomingen } from '../validatie/tekortkomingen.js';

/** A variable of the environment is missing or wrong. The message names each one and never shows a value. */
export class ConfigFout extends Error {
  override readonly name = 'ConfigFout';
}

/**
 * Reads a class-validator class from the environment, once, at boot. The property names of the class are the
 * names of the variables; numbers and booleans state their own conversion (`@Type(() => Number)`,
 * `@Transform(jaNee)`). An empty variable counts as absent, so that a default of the class holds.
 * @throws ConfigFout naming every wrong variable and what would be right
 */
export const leesConfig = <T extends object>(
  env: Readonly<Record<string, string | undefined>>,
  Config: new () => T,
): T => {
  const present = variablesOf(Config).flatMap((name) => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const config = plainToInstance(Config, Object.fromEntries(present), { exposeDefaultValues: true });
  const wrong = tekortkomingen(validateSync(config, { forbidUnknownValues: true }));
  if (wrong.length > 0) {
    const lines = wrong.map(({ veld, melding }) => `  ${veld}: ${melding}`);
    throw new ConfigFout(
      ['De configuratie is niet juist. Herstel deze omgevingsvariabelen:', ...lines].join('\n'),
    );
  }
  return Object.freeze(config);
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
