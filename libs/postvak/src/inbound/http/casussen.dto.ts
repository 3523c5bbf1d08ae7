import { ApiProperty } from '@nestjs/swagger';
import type { Fase, Grond } from '#dossier';
import { LijstPartijDto, ONVOLLEDIG } from '#platform';
import { FASEN } from '../../read/rijen.js';
import { OpenTermijnDto } from './termijn.dto.js';

export class HouderDto {
  @ApiProperty({ description: 'Wie het zicht op veiligheid heeft.', type: LijstPartijDto })
  readonly partij!: LijstPartijDto;

  @ApiProperty({ description: 'De regel waardoor deze partij het kreeg.', example: 'V5' })
  readonly grond!: Grond;

  @ApiProperty({ description: 'Sinds wanneer.', format: 'date-time' })
  readonly vanaf!: string;
}

export class OnopgelosteWeigeringDto {
  @ApiProperty({ description: 'De overdracht.' })
  readonly overdrachtId!: string;

  @ApiProperty({ description: 'Wie haar weigerde.', type: LijstPartijDto })
  readonly ontvanger!: LijstPartijDto;
}

export class OpenOverdrachtDto {
  @ApiProperty({ description: 'De overdracht.' })
  readonly overdrachtId!: string;

  @ApiProperty({ description: 'Op wie zij wacht.', type: LijstPartijDto })
  readonly ontvanger!: LijstPartijDto;

  @ApiProperty({ description: 'Waarop zij wacht (V5, V6, V8).', enum: ['ontvangst', 'aanvaarding'] })
  readonly wachtOp!: 'ontvangst' | 'aanvaarding';

  @ApiProperty({ description: 'Wanneer zij is verstuurd.', format: 'date-time' })
  readonly verstuurdOp!: string;
}

export class CasusregelDto {
  @ApiProperty({ description: 'De casus.', format: 'uuid' })
  readonly casusId!: string;

  @ApiProperty({ description: 'De regio van de casus.' })
  readonly regio!: string;

  @ApiProperty({ description: 'CBS-codes van de gemeenten waar de casus nu speelt.', type: [String] })
  readonly gemeenten!: readonly string[];

  @ApiProperty({ description: 'Waar de casus staat.', enum: FASEN })
  readonly fase!: Fase;

  @ApiProperty({ description: 'Wanneer de hub de eerste stap vastlegde.', format: 'date-time' })
  readonly inHubSinds!: string;

  @ApiProperty({
    description: 'Wie op dit moment het zicht op veiligheid heeft. Leeg: niemand.',
    type: [HouderDto],
  })
  readonly houders!: readonly HouderDto[];

  @ApiProperty({ description: 'V0: er wacht een melding op triage en formeel heeft nog niemand het zicht.' })
  readonly nogNietBelegd!: boolean;

  @ApiProperty({
    description: 'Overdrachten die wachten, per ontvanger die haar niet aannam en niet weigerde.',
    type: [OpenOverdrachtDto],
  })
  readonly openOverdrachten!: readonly OpenOverdrachtDto[];

  @ApiProperty({
    description:
      'Geweigerde overdrachten die niet zijn ingetrokken of elders aangeboden: de verzender is aan zet (V9).',
    type: [OnopgelosteWeigeringDto],
  })
  readonly geweigerd!: readonly OnopgelosteWeigeringDto[];

  @ApiProperty({ description: 'Of een van de open termijnen op dit moment is overschreden.' })
  readonly overschreden!: boolean;

  @ApiProperty({ description: 'De open termijnen, van welke partij ook.', type: [OpenTermijnDto] })
  readonly termijnen!: readonly OpenTermijnDto[];

  @ApiProperty({
    description: 'T9: eerste dag waarop van stabiele veiligheid sprake kan zijn (S1). Geen plicht.',
    required: false,
    format: 'date',
  })
  readonly stabielMogelijkVanaf?: string;

  @ApiProperty({ description: 'Volgnummer van de laatste stap in deze regel.', type: 'integer' })
  readonly revisie!: number;
}

export class CasussenDto {
  @ApiProperty({ description: 'De casussen, in volgorde van binnenkomst in de hub.', type: [CasusregelDto] })
  readonly items!: readonly CasusregelDto[];

  @ApiProperty({ description: 'Cursor van de volgende pagina; ontbreekt op de laatste.', required: false })
  readonly volgende?: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;
}

/** What a gemeente finds. */
export class GevondenCasussenDto extends CasussenDto {
  @ApiProperty({
    format: 'date-time',
    description:
      'Het tijdstip, in UTC, waarop de casussen er zo voor staan, en dat bij een vraag zonder periode nu is: dat van de eerste pagina, voor alle pagina’s van een vraag.',
  })
  readonly geldigOp!: string;
}
