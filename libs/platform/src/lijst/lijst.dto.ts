import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import type { PartijSoort } from '#event-sourcing';
import { CURSOR, IsCursor } from './velden.js';

/** What every list with pages takes. */
export class PaginaVraagDto {
  @ApiProperty({
    required: false,
    description:
      'De waarde van `volgende` van de vorige pagina, ongewijzigd. Laat haar weg voor de eerste pagina.',
    type: String,
    pattern: CURSOR.patroon.source,
  })
  @IsOptional()
  @IsCursor()
  readonly cursor?: string;
}

const PARTIJSOORTEN = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
  'gemeente',
] as const satisfies readonly PartijSoort[];

/** A party as a list names it. */
export class LijstPartijDto {
  @ApiProperty({ description: 'Soort partij.', enum: PARTIJSOORTEN })
  readonly soort!: PartijSoort;

  @ApiProperty({
    description: 'Id van de partij in de samenwerkingsafspraken.',
    example: 'GM0917-wijkteam-noord',
  })
  readonly id!: string;

  @ApiProperty({ description: 'CBS-code van de gemeente van de partij.', required: false, example: 'GM0917' })
  readonly gemeente?: string;
}
