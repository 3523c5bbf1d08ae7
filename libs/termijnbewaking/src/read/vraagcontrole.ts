import type { Afsprakenboek } from '#afspraken';
import { DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';
import { isBekendeGemeente, isBekendePartij } from '#platform';
import type { Termijnenvraag } from './termijnen.query.js';

/** A question that has no answer as it is asked; the message says what would be right. */
export class TermijnenvraagOnjuist extends DomainError {
  override readonly code = 'termijnenvraag-onjuist';
  override readonly kind: DomainErrorKind = 'invalid';
  constructor(veld: string, melding: string, regel = '§7') {
    super(melding, { veld, regel });
  }
}

/** Every term that the cases of the largest gemeente ever had. A file has no more lines. */
export const MEESTE_TERMIJNEN = 50_000;

/** @throws TermijnenvraagOnjuist */
export const eisBekendeGemeente = ({ gemeente }: Termijnenvraag, boek: Afsprakenboek): void => {
  if (gemeente !== undefined && !isBekendeGemeente(gemeente, boek))
    throw new TermijnenvraagOnjuist(
      'gemeente',
      `Gemeente ${gemeente} staat niet in de samenwerkingsafspraken. Gebruik een CBS-code, zoals GM0917.`,
    );
};

/**
 * For a question that found nothing: a party of afspraken that no longer apply still has its terms, so what is found
 * is shown whatever it is called now. @throws TermijnenvraagOnjuist
 */
export const eisBekendePartij = ({ partij }: Termijnenvraag, boek: Afsprakenboek, nuMs: number): void => {
  if (partij !== undefined && !isBekendePartij(partij, boek, [nuMs]))
    throw new TermijnenvraagOnjuist(
      'partij',
      'Deze partij staat niet in de samenwerkingsafspraken, en er is niets van haar te vinden. Geef haar id daarin, zoals GM0917-wijkteam-noord.',
    );
};
