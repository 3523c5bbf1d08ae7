import { ApiProperty } from '@nestjs/swagger';
import { ONVOLLEDIG, TermijnDto } from '#platform';

const TIJDSTIP = { type: String, format: 'date-time' } as const;

export class TermijnregelDto extends TermijnDto {
  @ApiProperty({ description: 'De casus.', format: 'uuid' })
  readonly casusId!: string;

  @ApiProperty({ description: 'De regio van de casus.' })
  readonly regio!: string;

  @ApiProperty({ description: 'CBS-codes van de gemeenten waar de casus nu speelt.', type: [String] })
  readonly gemeenten!: readonly string[];

  @ApiProperty({ description: 'Of er nog iets moet gebeuren.' })
  readonly open!: boolean;

  @ApiProperty({ ...TIJDSTIP, required: false, description: 'Wanneer het is gedaan.' })
  readonly gehaaldOp?: string;

  @ApiProperty({ ...TIJDSTIP, required: false, description: 'Wanneer er niets meer te doen was.' })
  readonly vervallenOp?: string;

  @ApiProperty({
    ...TIJDSTIP,
    required: false,
    description:
      'Wanneer de hub vastlegde dat de termijn was verstreken. Dat blijft staan als later blijkt dat het op tijd was gedaan: status zegt wat nu bekend is.',
  })
  readonly verstrekenVastgelegdOp?: string;
}

export class TermijnenDto {
  @ApiProperty({
    description: 'De termijnen, wat het eerst voorbij is of gaat het eerst.',
    type: [TermijnregelDto],
  })
  readonly items!: readonly TermijnregelDto[];

  @ApiProperty({
    ...TIJDSTIP,
    description:
      'Het tijdstip waarop de termijnen er zo voor staan (status, dagenOver), in UTC: dat van de eerste pagina, voor alle pagina’s van een vraag.',
  })
  readonly geldigOp!: string;

  @ApiProperty({ description: 'Cursor van de volgende pagina; ontbreekt op de laatste.', required: false })
  readonly volgende?: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;
}
