import * as classValidator from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { Tekortkoming } from '#event-sourcing';
import { REGELS } from './regels.js';

/** Most shortcomings named in one answer; a body of 256 KiB could otherwise name tens of thousands. */
export const MAX_TEKORTKOMINGEN = 100;

/** Longest name of a field that we send back: an unknown field is named by the sender, not by us. */
const MAX_FIELD_NAME = 80;

interface ConstraintMetadata {
  readonly type: string;
  readonly name?: string;
  readonly propertyName: string;
  readonly constraints?: readonly unknown[];
  readonly message?: unknown;
  readonly each?: boolean;
  readonly context?: { readonly regel?: string };
}

/** Every failure of a class-validator object, nested ones included, as Dutch shortcomings. */
export const tekortkomingen = (errors: readonly ValidationError[]): readonly Tekortkoming[] => {
  const found: Tekortkoming[] = [];
  for (const each of ofErrors(errors, '')) {
    if (found.push(each) === MAX_TEKORTKOMINGEN) break;
  }
  return found;
};

/** Lazy, so that a body with very many mistakes costs no more than the ones we name. */
function* ofErrors(errors: readonly ValidationError[], parent: string): Generator<Tekortkoming> {
  for (const error of errors) {
    const veld = pathOf(parent, error.property);
    // Decorators run from the bottom up; a reader expects the type, which stands on top, first.
    const own = ofType(Object.entries(error.constraints ?? {}).reverse());
    if (own.length > 0 && isMissing(error)) yield missing(error, veld, own);
    else for (const [name, message] of own) yield shortcoming(error, veld, name, message);
    yield* ofErrors(error.children ?? [], veld);
  }
}

/** Constraints that say what kind of value is asked, the outermost first. */
const TYPES = ['isArray', 'isString'];

/** What is of another type breaks every other constraint too, and hearing those helps nobody. */
const ofType = <T>(own: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] => {
  const type = TYPES.find((name) => own.some(([constraint]) => constraint === name));
  return type === undefined ? own : own.filter(([constraint]) => constraint === type);
};

const isMissing = (error: ValidationError): boolean =>
  error.property !== undefined && (error.value === undefined || error.value === null);

/** A missing field is one shortcoming, whatever number of constraints its absence breaks. */
const missing = (
  error: ValidationError,
  veld: string,
  own: readonly (readonly [string, string])[],
): Tekortkoming => {
  const [name, message] = own.find(([constraint]) => constraint !== 'isDefined') ?? ['isDefined', ''];
  const { melding } = shortcoming(error, veld, name, message);
  const regel = metadataOf(error, name)?.context?.regel ?? 'verplicht';
  return { veld, regel, melding: name === 'isDefined' ? melding : `Ontbreekt. ${melding}` };
};

const shortcoming = (error: ValidationError, veld: string, name: string, message: string): Tekortkoming => {
  const metadata = metadataOf(error, name);
  const regel = metadata?.context?.regel ?? REGELS[name]?.regel ?? kebab(name);
  return { veld, regel, melding: meldingOf(name, metadata) ?? message };
};

/** Our words, unless the DTO brings its own or the constraint is not ours to translate. */
const meldingOf = (name: string, metadata: ConstraintMetadata | undefined): string | undefined => {
  const known = REGELS[name];
  if (known === undefined || metadata?.message !== undefined) return undefined;
  return `${metadata?.each ? 'Elk element' : 'Dit'} ${known.eis(metadata?.constraints ?? [])}.`;
};

const pathOf = (parent: string, property: string | undefined): string => {
  const name = (property ?? '').slice(0, MAX_FIELD_NAME);
  if (/^\d+$/.test(name)) return `${parent}[${name}]`;
  return parent === '' || name === '' ? `${parent}${name}` : `${parent}.${name}`;
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`);

const metadataOf = (error: ValidationError, name: string): ConstraintMetadata | undefined => {
  const target = error.target?.constructor;
  if (!target || Array.isArray(error.target)) return undefined;
  return classValidator
    .getMetadataStorage()
    .getTargetValidationMetadatas(target, '', false, false)
    .find((each: ConstraintMetadata) => each.propertyName === error.property && each.name === name);
};

/** Built-in constraints in use by a loaded class that would answer in English. Empty, or the hub does not start. */
export const onvertaaldeRegels = (): readonly string[] => {
  const builtIn = new Set(Object.values(classValidator).filter((value) => typeof value === 'string'));
  const storage = classValidator.getMetadataStorage() as unknown as {
    readonly validationMetadatas: ReadonlyMap<unknown, readonly ConstraintMetadata[]>;
  };
  const names = [...storage.validationMetadatas.values()]
    .flat()
    .filter(({ type, message }) => type === 'customValidation' && message === undefined)
    .flatMap(({ name }) => (name !== undefined && builtIn.has(name) && !(name in REGELS) ? [name] : []));
  return [...new Set(names)].sort();
};
