import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';

export class CijferOnbekend extends DomainError {
  override readonly code = 'cijfer-onbekend';
  override readonly kind: DomainErrorKind = 'not-found';
  constructor() {
    super(
      'Dit cijfer bestaat niet. De lijst van cijfers noemt de ids die er zijn, met wat elk cijfer betekent.',
    );
  }
}

/** The question is not one that this figure, or this viewer, has an answer to; `regel` names why, `§9` only for who may see what. */
export class CijfervraagOnjuist extends DomainError {
  override readonly code = 'cijfervraag-onjuist';
  override readonly kind: DomainErrorKind = 'invalid';
  constructor(veld: string, melding: string, regel: string) {
    super(melding, { veld, regel });
  }
}
