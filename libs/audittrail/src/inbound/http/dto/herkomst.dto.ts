import { ApiProperty } from '@nestjs/swagger';
import type { GebeurtenisType } from '#dossier';
import { ACTUELE_VERSIE } from '#dossier';
import type { PartijSoort } from '#event-sourcing';
import type { OordeelOverNamens } from '../../../application/antwoorden.js';
import { Code, Tijdstip, TijdstipSoms } from './eigenschap.js';

const PARTIJSOORTEN: readonly PartijSoort[] = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
  'gemeente',
];

export class PartijMetNaamDto {
  @Code(PARTIJSOORTEN, 'Soort partij.')
  readonly soort!: PartijSoort;

  @ApiProperty({ description: 'Id binnen zijn soort.', example: 'GM0917-wijkteam-noord' })
  readonly id!: string;

  @ApiProperty({
    required: false,
    description: 'CBS-code, van een partij die bij een gemeente hoort.',
    example: 'GM0917',
  })
  readonly gemeente?: string;

  @ApiProperty({
    description: 'Zoals de samenwerkingsafspraken haar noemen; het id als die haar niet kennen.',
    example: 'Wijkteam Heerlen-Noord',
  })
  readonly naam!: string;
}

export class VastleggerDto {
  @ApiProperty({ type: () => PartijMetNaamDto, description: 'De partij waarvoor is vastgelegd.' })
  readonly partij!: PartijMetNaamDto;

  @ApiProperty({ required: false, description: 'Ondoorzichtig id van de medewerker, nooit een naam.' })
  readonly medewerker?: string;

  @ApiProperty({ required: false, description: 'Rol waarmee is vastgelegd.' })
  readonly rol?: string;
}

export class NamensDto {
  @ApiProperty({
    type: () => PartijMetNaamDto,
    description: 'De ontvanger namens wie de andere kant heeft vastgelegd.',
  })
  readonly partij!: PartijMetNaamDto;

  @Code(
    ['nog-niet-beoordeeld', 'bekrachtigd', 'betwist'],
    'Wat de ontvanger daar zelf van heeft gezegd. Een betwiste bevestiging telt als nooit gegeven, vanaf het moment dat de betwisting bekend is (V9).',
  )
  readonly oordeel!: OordeelOverNamens;

  @TijdstipSoms('Wanneer de ontvanger oordeelde.')
  readonly oordeelOp?: string;

  @TijdstipSoms('Wanneer de hub dat oordeel vastlegde.')
  readonly oordeelVastgelegdOp?: string;
}

export class HerkomstDto {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Plaats van de gebeurtenis in de casus, vanaf 0.',
  })
  readonly volgnummer!: number;

  @Code(Object.keys(ACTUELE_VERSIE), 'Soort gebeurtenis.')
  readonly type!: GebeurtenisType;

  @Tijdstip('Wanneer het gebeurde.')
  readonly plaatsgevondenOp!: string;

  @Tijdstip('Wanneer de hub het vastlegde.')
  readonly vastgelegdOp!: string;

  @ApiProperty({ type: () => VastleggerDto, description: 'Wie het vastlegde.' })
  readonly vastgelegdDoor!: VastleggerDto;

  @ApiProperty({
    type: Boolean,
    description:
      'Of het meer dan een minuut na het gebeuren is vastgelegd, zoals bij een mondelinge bevestiging.',
  })
  readonly laatVastgelegd!: boolean;

  @ApiProperty({
    type: () => NamensDto,
    required: false,
    description: 'Alleen als de andere kant deze bevestiging namens de ontvanger vastlegde.',
  })
  readonly namens?: NamensDto;
}
