import { DomainError } from '#event-sourcing';
import type { DomainErrorKind, Tekortkoming } from '#event-sourcing';

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

/** What the hub itself notes of the calendar is no step that a user can take. */
export class StapVanDeHub extends DomainError {
  readonly code = 'stap-van-de-hub';
  readonly kind: DomainErrorKind = 'forbidden';
  constructor(stap: string) {
    super(`${stap} legt de hub zelf vast, op het wettelijke tijdstip; niemand kan dat voor haar doen.`, {
      regel: 'termijnen',
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

/** The handover does not exist in this case, or not for this caller. */
export class OverdrachtOnbekend extends DomainError {
  readonly code = 'overdracht-onbekend';
  readonly kind: DomainErrorKind = 'not-found';
  constructor() {
    super('Deze overdracht bestaat niet, of niet voor u.', { regel: '§9' });
  }
}

/** Parties that the afspraken do not know: all of them at once, by the field that names them. */
export class PartijOnbekend extends DomainError {
  readonly code = 'partij-onbekend';
  readonly kind: DomainErrorKind = 'invalid';
  constructor(velden: readonly string[]) {
    const melding =
      'Deze partij staat niet in de samenwerkingsafspraken van de regio. Controleer soort en id; een team heet bijvoorbeeld GM0917-wijkteam-noord.';
    super(`Onbekende partij in: ${velden.join(', ')}.`, {
      regel: '§7',
      details: velden.map((veld) => ({ veld, regel: '§7', melding })),
    });
  }
}

/** A message that is no command: what is wrong with it, never what stood in it. */
export class OngeldigBericht extends DomainError {
  readonly code = 'ongeldig-bericht';
  readonly kind: DomainErrorKind = 'invalid';
  constructor(details: readonly Tekortkoming[]) {
    super(
      'Het bericht is geen opdracht zoals afgesproken in docs/berichten.md. Herstel het, en kies een nieuw id.',
      {
        regel: 'opdracht',
        details,
      },
    );
  }
}
