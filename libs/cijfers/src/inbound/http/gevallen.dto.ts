import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { ONVOLLEDIG, PaginaVraagDto } from '#platform';
import { CijferVraagDto } from './cijfer.dto.js';

/** Of cases and not of counts. */
export class AansluitingVraagDto extends PickType(CijferVraagDto, ['van', 'tot', 'bekendOp'] as const) {
  @ApiProperty({
    required: false,
    description: 'De eerste dag (Europe/Amsterdam). Zonder van: een maand voor tot.',
    format: 'date',
    example: '2026-01-01',
  })
  declare readonly van?: string;

  @ApiProperty({
    required: false,
    description: 'De dag na de laatste: deze dag telt niet meer mee. Zonder tot: tot en met vandaag.',
    format: 'date',
    example: '2027-01-01',
  })
  declare readonly tot?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Het antwoord zoals het op dit tijdstip bekend was: wat later is vastgelegd of betwist telt niet mee. Zonder deze parameter telt alles wat is vastgelegd.',
    example: '2026-03-05T12:00:00+01:00',
  })
  declare readonly bekendOp?: string;
}

export class BevindingenVraagDto extends IntersectionType(AansluitingVraagDto, PaginaVraagDto) {}

export class AansluitregelDto {
  @ApiProperty({ description: 'De dag van verzending (Europe/Amsterdam).', format: 'date' })
  readonly dag!: string;

  @ApiProperty({ description: 'De ontvanger.', example: 'lokaal-veld/GM0917-wijkteam-noord' })
  readonly ontvanger!: string;

  @ApiProperty({ description: 'Naam van de ontvanger in de afspraken.' })
  readonly naam!: string;

  @ApiProperty({ description: 'Verstuurd, en om bevestiging gevraagd.', type: 'integer' })
  readonly verstuurd!: number;

  @ApiProperty({ description: 'Daarvan bevestigd.', type: 'integer' })
  readonly bevestigd!: number;

  @ApiProperty({
    description:
      'Van de bevestigde: zonder hash van wat ontvangen is, zoals mondeling. Die bewijzen niet dat de inhoud compleet is aangekomen, en sluiten dus niet aan.',
    type: 'integer',
  })
  readonly zonderHash!: number;

  @ApiProperty({
    description: 'SHA-256 over wat verstuurd is: gesorteerde regels `<overdrachtId> <inhoudHash>`.',
  })
  readonly hashVerstuurd!: string;

  @ApiProperty({ description: 'Hetzelfde over wat bevestigd is.' })
  readonly hashBevestigd!: string;

  @ApiProperty({ description: 'false: wat bevestigd is, is niet wat verstuurd is. Dat is een alarm.' })
  readonly sluitAan!: boolean;
}

export class AansluitingDto {
  @ApiProperty({ description: 'Per dag en ontvanger.', type: [AansluitregelDto] })
  readonly items!: readonly AansluitregelDto[];

  @ApiProperty({ description: 'Met wat op dit tijdstip bekend was.', format: 'date-time' })
  readonly bekendOp!: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;
}

const BEVINDINGSOORTEN = ['niet-belegd', 'dubbel-belegd'] as const;

export class BevindinghouderDto {
  @ApiProperty({
    description: 'De partij die het zicht op veiligheid had.',
    example: 'lokaal-veld/GM0917-wijkteam-noord',
  })
  readonly partij!: string;

  @ApiProperty({ description: 'Naam van de partij in de afspraken.' })
  readonly naam!: string;

  @ApiProperty({ description: 'De grond waarop zij het had.', example: 'V5' })
  readonly grond!: string;
}

export class BevindingDto {
  @ApiProperty({
    description:
      'niet-belegd: niemand had het zicht op veiligheid (V0); dubbel-belegd: meer dan één partij (V7, V13).',
    enum: BEVINDINGSOORTEN,
  })
  readonly soort!: (typeof BEVINDINGSOORTEN)[number];

  @ApiProperty({ description: 'De casus.', format: 'uuid' })
  readonly casusId!: string;

  @ApiProperty({
    description: 'CBS-codes van alle gemeenten waar de casus in dat tijdvak was; elk ziet de bevinding.',
    type: [String],
  })
  readonly gemeenten!: readonly string[];

  @ApiProperty({
    description: 'Van dubbel-belegd: de gronden waarop de partijen het hadden.',
    required: false,
    example: 'V2+V5',
  })
  readonly gronden?: string;

  @ApiProperty({
    description: 'Van dubbel-belegd: wie het hadden, in de volgorde van de gronden.',
    required: false,
    type: [BevindinghouderDto],
  })
  readonly partijen?: readonly BevindinghouderDto[];

  @ApiProperty({ description: 'Vanaf dit tijdstip.', format: 'date-time' })
  readonly vanaf!: string;

  @ApiProperty({
    description: 'Tot en niet met dit tijdstip; ontbreekt zolang het duurt.',
    required: false,
    format: 'date-time',
  })
  readonly tot?: string;

  @ApiProperty({
    description: 'Hoeveel dagen het duurde; zolang het duurt: tot bekendOp, of tot nu.',
    type: 'number',
  })
  readonly dagen!: number;
}

export class BevindingenDto {
  @ApiProperty({ description: 'De bevindingen, de oudste eerst.', type: [BevindingDto] })
  readonly items!: readonly BevindingDto[];

  @ApiProperty({ description: 'De cursor van de volgende pagina; ontbreekt op de laatste.', required: false })
  readonly volgende?: string;

  @ApiProperty({ description: 'Met wat op dit tijdstip bekend was.', format: 'date-time' })
  readonly bekendOp!: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;
}
