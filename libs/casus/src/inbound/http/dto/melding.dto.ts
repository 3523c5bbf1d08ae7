import type { Bron } from '#dossier';
import { BRONNEN } from './codes.js';
import { GEMEENTE_CODE } from './gemeente-code.js';
import { MAX_DIRECTBETROKKENEN, MAX_GEMEENTEN, MAX_TEKST } from './grenzen.js';
import { OnderdeelLijst, PatroonLijst } from './lijstvelden.js';
import { DirectbetrokkeneDto, MelderDto } from './persoon.dto.js';
import { StapDto, ToegelichteStapDto } from './stap.dto.js';
import { Code, JaNee, Onderdeel, Tekst } from './velden.js';

export class MeldinginhoudDto {
  @Tekst({
    uitleg: 'De inhoud van de melding.',
    regel: 'O1',
    max: MAX_TEKST,
    voorbeeld: 'Verzonnen melding: geschreeuw en vallende voorwerpen gehoord.',
  })
  readonly inhoudMelding!: string;

  @OnderdeelLijst({
    uitleg: 'De directbetrokkenen voor zover nu bekend.',
    optioneel: true,
    lijst: { min: 0, max: MAX_DIRECTBETROKKENEN },
    type: () => DirectbetrokkeneDto,
  })
  readonly directbetrokkenen?: DirectbetrokkeneDto[];

  @Onderdeel({
    uitleg: 'De melder. Laat weg als die anoniem wil blijven.',
    optioneel: true,
    type: () => MelderDto,
  })
  readonly melder?: MelderDto;
}

/** What every report says, whoever made it. */
export class TerugmeldingDto extends StapDto {
  @JaNee({
    uitleg:
      'Of er onmiddellijk gevaar is. Dan heeft Veilig Thuis vanaf dit tijdstip het zicht op veiligheid.',
    regel: 'V1',
    voorbeeld: false,
  })
  readonly spoedeisend!: boolean;

  @PatroonLijst({
    uitleg: 'CBS-codes van de gemeente of de twee gemeenten waar het huishouden woont.',
    regel: 'V7',
    lijst: { min: 1, max: MAX_GEMEENTEN },
    ...GEMEENTE_CODE,
  })
  readonly gemeenten!: string[];

  @JaNee({
    uitleg: 'Of er een gezinsvoogd bij het huishouden is betrokken; dan gaat de melding naar de GI.',
    regel: 'V11',
    voorbeeld: false,
  })
  readonly gezinsvoogdBetrokken!: boolean;

  @Onderdeel({
    uitleg: 'Wat iets over personen zegt; wordt verzegeld met de sleutel van de casus.',
    regel: '§8',
    type: () => MeldinginhoudDto,
  })
  readonly inhoud!: MeldinginhoudDto;
}

export class MeldingDto extends TerugmeldingDto {
  @Code({ uitleg: 'Uit welke hoek de melding komt.', regel: 'O1', codes: BRONNEN, voorbeeld: 'politie' })
  readonly bron!: Bron;
}

export class SpoedvaststellingDto extends ToegelichteStapDto {}

export class GemeentewijzigingDto extends ToegelichteStapDto {
  @PatroonLijst({
    uitleg: 'CBS-codes van de gemeente of de twee gemeenten waar het huishouden nu blijkt te wonen.',
    regel: 'V7',
    lijst: { min: 1, max: MAX_GEMEENTEN },
    ...GEMEENTE_CODE,
  })
  readonly gemeenten!: string[];
}
