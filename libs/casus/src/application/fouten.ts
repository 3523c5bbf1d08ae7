import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';

/** The case does not exist, or not for this caller: the two look the same (`domein.md` §9). */
export class CasusOnbekend extends DomainError {
  readonly code = 'casus-onbekend';
  readonly kind: DomainErrorKind = 'not-found';
  constructor() {
    super('Deze casus bestaat niet, of niet voor u.', { regel: '§9' });
  }
}

export class AlleenLezen extends DomainError {
  readonly code = 'alleen-lezen';
  readonly kind: DomainErrorKind = 'forbidden';
  constructor() {
    super('Uw organisatie heeft deze casus niet meer: u kunt haar inzien, maar niets meer vastleggen.', {
      regel: '§9',
    });
  }
}

export class SleutelHergebruikt extends DomainError {
  readonly code = 'sleutel-hergebruikt';
  readonly kind: DomainErrorKind = 'conflict';
  constructor() {
    super(
      'Deze Idempotency-Key is al gebruikt voor een andere opdracht. Kies per opdracht een nieuwe sleutel, en gebruik haar alleen opnieuw om precies dezelfde opdracht te herhalen.',
      { regel: 'idempotentie', veld: 'Idempotency-Key' },
    );
  }
}
