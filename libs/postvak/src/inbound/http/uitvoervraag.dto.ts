import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsTijdstipInAdres } from '#platform';
import { ZoekvraagDto } from './zoekvraag.dto.js';

/** A search, and the two clocks of the trails that it gives. */
export class UitvoervraagDto extends ZoekvraagDto {
  @ApiProperty({
    required: false,
    format: 'date-time',
    description: 'Elke tijdlijn loopt tot en met dit tijdstip. Zonder deze parameter: nu.',
    example: '2026-03-05T08:30:00+01:00',
  })
  @IsOptional()
  @IsTijdstipInAdres()
  readonly geldigOp?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Elke tijdlijn met wat de hub op dit tijdstip wist. Zonder deze parameter telt alles wat is vastgelegd. Welke casussen worden gevonden volgt altijd uit wat nu bekend is.',
    example: '2026-03-05T12:00:00+01:00',
  })
  @IsOptional()
  @IsTijdstipInAdres()
  readonly beschikbaarOp?: string;
}
