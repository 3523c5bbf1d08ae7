import { DomainError } from '#event-sourcing';
import type { DomainErrorKind, DomainErrorOptions } from '#event-sourcing';

/** The rules refuse a step. Nothing was recorded; the message says what would be right. */
export class StapGeweigerd extends DomainError {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    melding: string,
    options: DomainErrorOptions,
  ) {
    super(melding, options);
  }
}

interface Waar {
  readonly regel: string;
  readonly veld?: string;
}

/** The step contradicts what has happened. */
export const strijdig = (code: string, melding: string, waar: Waar): StapGeweigerd =>
  new StapGeweigerd('conflict', code, melding, waar);

/** The step itself is wrong, whatever has happened. */
export const ongeldig = (code: string, melding: string, waar: Waar & { veld: string }): StapGeweigerd =>
  new StapGeweigerd('invalid', code, melding, { ...waar, details: [{ ...waar, melding }] });

/** This party may not take this step. */
export const nietBevoegd = (melding: string, regel: string): StapGeweigerd =>
  new StapGeweigerd('forbidden', 'niet-bevoegd', melding, { regel });

export const onbekend = (code: string, melding: string, waar: Waar): StapGeweigerd =>
  new StapGeweigerd('not-found', code, melding, waar);
