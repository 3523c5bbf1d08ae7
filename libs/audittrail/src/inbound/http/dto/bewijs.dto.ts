import { ApiProperty } from '@nestjs/swagger';
import { Tijdstip } from './eigenschap.js';

export class KetenbreukDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'De eerste gebeurtenis die niet klopt.' })
  readonly volgnummer!: number;

  @ApiProperty({
    description: 'Wat er niet klopt: hash, vorige-hash, volgnummer of casus.',
    example: 'vorige-hash',
  })
  readonly fout!: string;
}

export class LaatsteGeteldDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Volgnummer van de laatste gebeurtenis die meetelde.',
  })
  readonly volgnummer!: number;

  @Tijdstip('Wanneer de hub haar vastlegde.')
  readonly vastgelegdOp!: string;

  @ApiProperty({
    description:
      'Haar SHA-256-hash, die via vorigeHash alle eerdere gebeurtenissen van de casus omvat. Bewaar deze waarde: met het spoor kan iedereen het antwoord later narekenen.',
    pattern: '^[0-9a-f]{64}$',
  })
  readonly hash!: string;
}

export class AfsprakenversieDto {
  @ApiProperty({ description: 'Regio van de samenwerkingsafspraken.', example: 'zuid-limburg' })
  readonly regio!: string;

  @ApiProperty({ description: 'Versie van de samenwerkingsafspraken.', example: '2022-01-20' })
  readonly versie!: string;
}

export class BewijsDto {
  @ApiProperty({ type: Boolean, description: 'Of de hashketen van de hele casus klopt.' })
  readonly ketenIntact!: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Hoeveel gebeurtenissen de casus nu heeft.' })
  readonly aantalGebeurtenissen!: number;

  @ApiProperty({ type: () => KetenbreukDto, required: false, description: 'Waar de keten het eerst breekt.' })
  readonly breuk?: KetenbreukDto;

  @ApiProperty({
    type: () => LaatsteGeteldDto,
    required: false,
    description: 'De laatste gebeurtenis die voor dit antwoord meetelde; ontbreekt als er geen was.',
  })
  readonly laatsteGeteld?: LaatsteGeteldDto;

  @ApiProperty({
    type: () => [AfsprakenversieDto],
    description: 'De samenwerkingsafspraken die golden toen de stappen gebeurden die meetelden.',
  })
  readonly afspraken!: readonly AfsprakenversieDto[];
}
