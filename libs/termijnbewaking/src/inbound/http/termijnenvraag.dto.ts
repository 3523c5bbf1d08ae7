import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { TERMIJN_IDS } from '#afspraken';
import type { TermijnId } from '#afspraken';
import { TERMIJN_STATUSSEN } from '#dossier';
import type { TermijnStatus } from '#dossier';
import { GEMEENTECODE, IsGemeentecode, IsPartijId, PARTIJ_ID, PaginaVraagDto } from '#platform';
import type { Termijnenvraag } from '../../read/termijnen.query.js';

/** What everybody may ask of a list of terms. */
export class EigenTermijnenVraagDto extends PaginaVraagDto {
  @ApiProperty({
    required: false,
    description:
      'Alleen termijnen die er nu zo voor staan: gepland, waarschuwing (bijna voorbij), gehaald, vervallen of verstreken.',
    enum: TERMIJN_STATUSSEN,
  })
  @IsOptional()
  @IsIn(TERMIJN_STATUSSEN)
  readonly status?: TermijnStatus;

  @ApiProperty({ required: false, description: 'Alleen deze termijn van de afspraken.', enum: TERMIJN_IDS })
  @IsOptional()
  @IsIn(TERMIJN_IDS)
  readonly termijn?: TermijnId;

  @ApiProperty({
    required: false,
    description:
      'true: ook termijnen waaraan niemand meer iets hoeft te doen, zoals een termijn die te laat is gehaald.',
    enum: ['true', 'false'],
    default: 'false',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly ookAfgedaan?: 'true' | 'false';

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
}

export class TermijnenVraagDto extends EigenTermijnenVraagDto {
  @ApiProperty({
    required: false,
    description: 'Alleen wat deze partij moet doen: haar id in de afspraken.',
    type: String,
    pattern: PARTIJ_ID.patroon.source,
    example: 'GM0917-wijkteam-noord',
  })
  @IsOptional()
  @IsPartijId()
  readonly partij?: string;
}

export const termijnenvraagVan = ({
  ookAfgedaan,
  ...vraag
}: EigenTermijnenVraagDto | TermijnenVraagDto): Termijnenvraag => ({
  ...vraag,
  ookAfgedaan: ookAfgedaan === 'true',
});
