import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { FASEN } from '../../read/rijen.js';

/** Longer than any cursor that the hub gives. */
const CURSOR = /^[A-Za-z0-9_-]{1,300}$/;
const GEMEENTE = /^GM\d{4}$/;

export class PostvakVraagDto {
  @ApiProperty({
    required: false,
    description:
      'De waarde van `volgende` van de vorige pagina, ongewijzigd. Laat haar weg voor de eerste pagina.',
    type: String,
    pattern: CURSOR.source,
  })
  @IsOptional()
  @Matches(CURSOR)
  readonly cursor?: string;
}

export class CasussenVraagDto extends PostvakVraagDto {
  @ApiProperty({
    required: false,
    description: 'Alleen casussen in deze fase. Zonder fase: alles wat niet is afgesloten of gewist.',
    enum: FASEN,
  })
  @IsOptional()
  @IsIn(FASEN)
  readonly fase?: (typeof FASEN)[number];

  @ApiProperty({
    required: false,
    description: 'Alleen casussen die nu in deze gemeente spelen (CBS-code).',
    type: String,
    pattern: GEMEENTE.source,
    example: 'GM0917',
  })
  @IsOptional()
  @Matches(GEMEENTE)
  readonly gemeente?: string;

  @ApiProperty({
    required: false,
    description: 'true: alleen casussen met een open termijn die nu is overschreden.',
    enum: ['true', 'false'],
    default: 'false',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly alleenOverschreden?: 'true' | 'false';
}
