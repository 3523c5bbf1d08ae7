import { ApiProperty } from '@nestjs/swagger';
import type { PartijSoort } from '#event-sourcing';
import { Code, Tijdstip } from './eigenschap.js';

export class InzagePartijDto {
  @ApiProperty({ type: String, description: 'Soort partij.', example: 'lokaal-veld' })
  readonly soort!: PartijSoort;

  @ApiProperty({ description: 'Id binnen zijn soort.', example: 'GM0917-wijkteam-noord' })
  readonly id!: string;

  @ApiProperty({ required: false, description: 'CBS-code.', example: 'GM0917' })
  readonly gemeente?: string;
}

export class InzageregelDto {
  @ApiProperty({ format: 'uuid', description: 'Id van de regel.' })
  readonly id!: string;

  @ApiProperty({ format: 'uuid', description: 'De casus.' })
  readonly casusId!: string;

  @Tijdstip('Wanneer is gelezen.')
  readonly tijdstip!: string;

  @ApiProperty({ description: 'Ondoorzichtig id van wie las, nooit een naam.' })
  readonly medewerker!: string;

  @ApiProperty({ description: 'Rol van wie las.', example: 'gemeente' })
  readonly rol!: string;

  @ApiProperty({
    type: () => InzagePartijDto,
    required: false,
    description: 'De partij van wie las; ontbreekt bij toezicht.',
  })
  readonly partij?: InzagePartijDto;

  @ApiProperty({ description: 'Waarom deze lezer de casus mocht zien.', example: 'gemeente-van-de-casus' })
  readonly grond!: string;

  @ApiProperty({ description: 'Wat is getoond.', example: 'verantwoordelijkheid' })
  readonly wat!: string;

  @Code(['calamiteit', 'steekproef', 'klacht', 'themaonderzoek'], 'De reden die toezicht opgaf.', false)
  readonly reden?: string;

  @ApiProperty({ required: false, description: 'Trace van het verzoek, voor navraag.' })
  readonly traceId?: string;
}

export class InzagenDto {
  @ApiProperty({
    type: () => [InzageregelDto],
    description: 'Nieuwste eerst; uw eigen vraag staat er ook bij.',
  })
  readonly regels!: readonly InzageregelDto[];

  @ApiProperty({
    required: false,
    description: 'Cursor van de volgende pagina; ontbreekt op de laatste.',
  })
  readonly volgende?: string;
}
