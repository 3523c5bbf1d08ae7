import { ApiProperty } from '@nestjs/swagger';

const UUID_VOORBEELD = '6f1c2a4e-0d53-5c1b-9d2e-7a8b9c0d1e2f';

export class VastgelegdeGebeurtenisDto {
  @ApiProperty({ description: 'Id van de gebeurtenis.', format: 'uuid', example: UUID_VOORBEELD })
  readonly id!: string;

  @ApiProperty({ description: 'Soort gebeurtenis.', example: 'OntvangstBevestigd' })
  readonly type!: string;

  @ApiProperty({ description: 'Plaats in de stroom van de casus, vanaf 0.', type: 'integer', example: 4 })
  readonly volgnummer!: number;

  @ApiProperty({
    description: 'Wanneer het plaatsvond.',
    format: 'date-time',
    example: '2026-03-03T10:15:00+01:00',
  })
  readonly plaatsgevondenOp!: string;

  @ApiProperty({
    description: 'Wanneer de hub het vastlegde, UTC.',
    format: 'date-time',
    example: '2026-03-03T09:15:02.113Z',
  })
  readonly vastgelegdOp!: string;
}

/** The answer to every command. */
export class StapVastgelegdDto {
  @ApiProperty({ description: 'Id van de casus.', format: 'uuid', example: UUID_VOORBEELD })
  readonly casusId!: string;

  @ApiProperty({
    description: 'Volgnummer van de laatste gebeurtenis van de casus.',
    type: 'integer',
    example: 4,
  })
  readonly revisie!: number;

  @ApiProperty({
    description: 'Wat deze opdracht heeft vastgelegd, nu of de eerste keer. Leeg als het feit er al stond.',
    type: () => [VastgelegdeGebeurtenisDto],
  })
  readonly gebeurtenissen!: readonly VastgelegdeGebeurtenisDto[];

  @ApiProperty({ description: 'Of er niets nieuws is vastgelegd, omdat het er al stond.', example: false })
  readonly herhaald!: boolean;

  @ApiProperty({
    description: 'Id van de melding die is gemaakt.',
    format: 'uuid',
    required: false,
    example: UUID_VOORBEELD,
  })
  readonly meldingId?: string;

  @ApiProperty({
    description: 'Id van de overdracht die is verstuurd.',
    format: 'uuid',
    required: false,
    example: UUID_VOORBEELD,
  })
  readonly overdrachtId?: string;
}
