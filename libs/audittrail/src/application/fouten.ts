import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';

/** The case does not exist, or not for this caller: the two look the same (`domein.md` §9). */
export class CasusOnbekend extends DomainError {
  override readonly code = 'casus-onbekend';
  override readonly kind: DomainErrorKind = 'not-found';
  constructor() {
    super('Deze casus bestaat niet, of niet voor u.', { regel: '§9' });
  }
}
