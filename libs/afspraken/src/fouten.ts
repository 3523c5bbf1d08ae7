import { DomainError } from '#event-sourcing';

/** No set of afspraken is known of this region. */
export class OnbekendeRegio extends DomainError {
  override readonly code = 'onbekende-regio';
  override readonly kind = 'invalid';
  constructor(regio: string, bekend: readonly string[]) {
    super(`Regio '${regio}' is onbekend; bekend zijn: ${bekend.join(', ')}.`, { veld: 'regio' });
  }
}

/** The JSON is not a set of afspraken. Each reason names the path of the field and what would be right. */
export class OngeldigeAfspraken extends DomainError {
  override readonly code = 'ongeldige-afspraken';
  override readonly kind = 'invalid';
  constructor(readonly redenen: readonly string[]) {
    super(`De afspraken zijn ongeldig.\n${redenen.map((reden) => `- ${reden}`).join('\n')}`);
  }
}

/** A text that is not a calendar date or not an instant. */
export class OngeldigeTijd extends DomainError {
  override readonly code = 'ongeldige-tijd';
  override readonly kind = 'invalid';
  constructor(waarde: string, verwacht: string) {
    super(`'${waarde}' is geen ${verwacht}.`);
  }
}

/** T6 returns: which of its moments is meant must be said. */
export class MaandenOntbreken extends DomainError {
  override readonly code = 'maanden-ontbreken';
  override readonly kind = 'invalid';
  constructor(afgesproken: readonly number[]) {
    super(
      `Termijn T6 vraagt om 'maanden', een geheel getal vanaf 1; afgesproken is ten minste ${afgesproken.join(' en ')}.`,
      { veld: 'maanden', regel: 'T6' },
    );
  }
}
