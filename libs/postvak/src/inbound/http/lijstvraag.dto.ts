import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { GEMEENTECODE, IsGemeentecode, PaginaVraagDto } from '#platform';
import { FASEN } from '../../read/rijen.js';

export class CasussenVraagDto extends PaginaVraagDto {
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
    pattern: GEMEENTECODE.patroon.source,
    example: 'GM0917',
  })
  @IsOptional()
  @IsGemeentecode()
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
