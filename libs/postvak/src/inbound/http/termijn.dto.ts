import { ApiProperty } from '@nestjs/swagger';
import { TermijnDto } from '#platform';

/** Of a term that is still open. */
export class OpenTermijnDto extends TermijnDto {
  @ApiProperty({ description: 'Of de termijn op dit moment is overschreden.' })
  readonly overschreden!: boolean;

  @ApiProperty({
    description: 'Wanneer de hub vastlegde dat de termijn was verstreken.',
    required: false,
    format: 'date-time',
  })
  readonly verstrekenVastgelegdOp?: string;
}
