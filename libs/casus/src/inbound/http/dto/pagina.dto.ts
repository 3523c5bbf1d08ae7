import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';

/** From which event on; query parameters are text. */
export class InhoudVraagDto {
  @ApiProperty({
    description: 'Alleen de delen na dit volgnummer: de waarde van volgende uit het vorige antwoord.',
    required: false,
    type: 'integer',
    minimum: 0,
    example: 40,
  })
  @ValidateIf((_, waarde) => waarde !== undefined)
  @Matches(/^(0|[1-9]\d{0,8})$/, { message: 'Dit moet een volgnummer zijn: een geheel getal vanaf 0.' })
  readonly na?: string;
}
