import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MAX_INZAGEN_PER_PAGINA } from '#event-sourcing';
import { IsTijdstipInAdres } from '#platform';
import { IsCursor } from './eigenschap.js';

/** The two clocks of a question about responsibility. */
export class KlokparametersDto {
  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Het tijdstip waarover u vraagt: wat toen gold. Zonder deze parameter: nu. Een periode geldt vanaf haar begin tot, en niet met, haar einde.',
    example: '2026-03-05T08:30:00+01:00',
  })
  @IsOptional()
  @IsTijdstipInAdres()
  readonly geldigOp?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Met wat de hub op dit tijdstip wist: later vastgelegde gebeurtenissen en betwistingen tellen niet mee. Zonder deze parameter telt alles wat is vastgelegd.',
    example: '2026-03-05T12:00:00+01:00',
  })
  @IsOptional()
  @IsTijdstipInAdres()
  readonly beschikbaarOp?: string;
}

const INZAGEN_PER_PAGINA = 50;

export class InzagenparametersDto {
  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 1,
    maximum: MAX_INZAGEN_PER_PAGINA,
    default: INZAGEN_PER_PAGINA,
    description: 'Hoeveel regels een pagina ten hoogste heeft.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_INZAGEN_PER_PAGINA)
  readonly limiet: number = INZAGEN_PER_PAGINA;

  @ApiProperty({
    required: false,
    description: 'De waarde van volgende van de vorige pagina, ongewijzigd.',
  })
  @IsOptional()
  @IsCursor()
  readonly cursor?: string;
}
