/**
 * A refusal that the caller can do something about: a stable `code` for machines, a Dutch message for people.
 */
export abstract class AfsprakenFout extends Error {
  abstract readonly code: string;
  readonly kind = 'invalid';
}

/** No set of afspraken is known of this region. */
export class OnbekendeRegio extends AfsprakenFout {
  override readonly name = 'OnbekendeRegio';
  readonly code = 'onbekende-regio';
  constructor(
    readonly regio: string,
    bekend: readonly string[],
  ) {
    super(`Regio '${regio}' is onbekend; bekend zijn: ${bekend.join(', ') || '(geen)'}.`);
  }
}

/** The JSON is not a set of afspraken. Each reason names the path of the field and what would be right. */
export class OngeldigeAfspraken extends AfsprakenFout {
  override readonly name = 'OngeldigeAfspraken';
  readonly code = 'ongeldige-afspraken';
  constructor(readonly redenen: readonly string[]) {
    super(`De afspraken zijn ongeldig: ${redenen.join(' ')}`);
  }
}

/** A text that is not a calendar date or not an instant. */
export class OngeldigeTijd extends AfsprakenFout {
  override readonly name = 'OngeldigeTijd';
  readonly code = 'ongeldige-tijd';
  constructor(
    readonly waarde: string,
    verwacht: string,
  ) {
    super(`'${waarde}' is geen ${verwacht}.`);
  }
}

/** T6 returns: which of its moments is meant must be said. */
export class MaandenOntbreken extends AfsprakenFout {
  override readonly name = 'MaandenOntbreken';
  readonly code = 'maanden-ontbreken';
  constructor(afgesproken: readonly number[]) {
    super(
      `Termijn T6 vraagt om 'maanden', een geheel getal vanaf 1; afgesproken is ${afgesproken.join(' en ')}.`,
    );
  }
}
