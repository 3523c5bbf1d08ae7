import { IsEmail } from 'class-validator';
import { PERSOONSROLLEN } from './codes.js';
import { MAX_ADRES, MAX_EMAIL, MAX_NAAM, MAX_TELEFOON } from './grenzen.js';
import { Code, Datum, JaNee, Onderdeel, Tekst } from './velden.js';

/** How a person can be reached. Which of them must be there, the completeness rules say. */
export class ContactgegevensDto {
  @Tekst({
    uitleg: 'Telefoonnummer.',
    regel: 'O1',
    optioneel: true,
    max: MAX_TELEFOON,
    magLeeg: true,
    voorbeeld: '000-0000000',
  })
  readonly telefoon?: string;

  @Tekst({
    uitleg: 'E-mailadres.',
    regel: 'O1',
    optioneel: true,
    max: MAX_EMAIL,
    magLeeg: true,
    voorbeeld: 'ouder@voorbeeld.example',
  })
  @IsEmail({}, { context: { regel: 'O1' } })
  readonly email?: string;

  @Tekst({
    uitleg: 'Adres: straat, huisnummer, postcode en plaats.',
    regel: 'O1',
    optioneel: true,
    max: MAX_ADRES,
    magLeeg: true,
    voorbeeld: 'Voorbeeldstraat 1, 0000 XX Voorbeeldstad',
  })
  readonly adres?: string;
}

/** A member of the household, or a parent with custody who lives elsewhere. */
export class DirectbetrokkeneDto {
  @Tekst({ uitleg: 'Naam.', regel: 'O1', max: MAX_NAAM, voorbeeld: 'Ouder Voorbeeld' })
  readonly naam!: string;

  @Code({ uitleg: 'Volwassene of kind.', regel: 'O1', codes: PERSOONSROLLEN, voorbeeld: 'volwassene' })
  readonly rol!: 'volwassene' | 'kind';

  @JaNee({
    uitleg: 'Of deze persoon gezag heeft over een kind van het huishouden.',
    regel: 'O1',
    voorbeeld: true,
  })
  readonly gezag!: boolean;

  @Datum({ uitleg: 'Geboortedatum.', optioneel: true, voorbeeld: '1990-01-31' })
  readonly geboortedatum?: string;

  @Onderdeel({
    uitleg: 'Hoe deze persoon te bereiken is: ten minste telefoon, e-mail of adres.',
    regel: 'O1',
    type: () => ContactgegevensDto,
  })
  readonly contactgegevens: ContactgegevensDto = new ContactgegevensDto();
}

/** Who made the report, unless anonymous. */
export class MelderDto {
  @Tekst({
    uitleg: 'Naam van de melder.',
    regel: 'O1',
    max: MAX_NAAM,
    magLeeg: true,
    voorbeeld: 'Melder Voorbeeld',
  })
  readonly naam!: string;

  @Onderdeel({
    uitleg: 'Hoe de melder te bereiken is: ten minste telefoon, e-mail of adres.',
    regel: 'O1',
    type: () => ContactgegevensDto,
  })
  readonly contactgegevens: ContactgegevensDto = new ContactgegevensDto();
}
