import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';

/** A search that has no answer as it is asked; the message says what would be right. */
export class ZoekvraagOnjuist extends DomainError {
  override readonly code = 'zoekvraag-onjuist';
  override readonly kind: DomainErrorKind = 'invalid';
  constructor(veld: string, melding: string, regel: string) {
    super(melding, { veld, regel });
  }
}
