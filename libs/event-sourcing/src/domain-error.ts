/** What sort of refusal it is; the edge decides what a caller sees of it. */
export type DomainErrorKind = 'conflict' | 'forbidden' | 'not-found' | 'invalid';

/** One thing that is wrong, in words for the person who must put it right. */
export interface Tekortkoming {
  /** Path of the field, members by dots and elements by index: `ontvangers[0].gemeente`. */
  readonly veld: string;
  /** Id of the rule that asks for it, such as `O1`. */
  readonly regel: string;
  /** Dutch: what is wrong and what would be right. */
  readonly melding: string;
}

export interface DomainErrorOptions {
  readonly regel?: string;
  readonly veld?: string;
  readonly details?: readonly Tekortkoming[];
  readonly cause?: unknown;
}

/**
 * A refusal by the rules. Nothing was recorded. `code` is stable (integrators switch on it), kebab-case and
 * Dutch; the message is Dutch and meant for the caller, so it never holds what that caller may not see.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: DomainErrorKind;
  readonly regel?: string;
  readonly veld?: string;
  readonly details: readonly Tekortkoming[];

  constructor(message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    if (options.regel !== undefined) this.regel = options.regel;
    if (options.veld !== undefined) this.veld = options.veld;
    this.details = options.details ?? [];
  }
}
