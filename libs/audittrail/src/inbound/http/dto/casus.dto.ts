import { ApiProperty } from '@nestjs/swagger';
import type { Fase, Inzagegrond } from '#dossier';
import {
  CasusDienstDto,
  CasusGemeenteDto,
  CasusGemeentereactieDto,
  CasusOpschalingDto,
  CasusPlanDto,
  CasusTermijnDto,
  OpenTriageDto,
  RolhouderDto,
} from './casusdelen.dto.js';
import { Code, TijdstipSoms } from './eigenschap.js';
import { CasusOverdrachtDto } from './overdracht.dto.js';
import { ZichthouderDto } from './verantwoordelijkheid.dto.js';

/** A case as its viewer may see it: codes, ids, instants and parties, nothing about a person. */
export class CasusDto {
  @ApiProperty({ format: 'uuid', description: 'De casus.' })
  readonly casusId!: string;

  @ApiProperty({ description: 'Regio van de samenwerkingsafspraken.', example: 'zuid-limburg' })
  readonly regio!: string;

  @ApiProperty({ type: () => [CasusGemeenteDto], description: 'Waar het cliëntsysteem woont.' })
  readonly gemeenten!: readonly CasusGemeenteDto[];

  @Code(
    ['triage', 'dienst', 'over-te-dragen', 'overdracht', 'lokaal-veld', 'afgesloten', 'gewist'],
    'Waar de casus staat.',
  )
  readonly fase!: Fase;

  @ApiProperty({ type: () => [ZichthouderDto], description: 'Wie nu het zicht op veiligheid hebben.' })
  readonly verantwoordelijken!: readonly ZichthouderDto[];

  @TijdstipSoms('Sinds wanneer formeel niemand het zicht op veiligheid heeft (V0).')
  readonly nogNietBelegdSinds?: string;

  @ApiProperty({ type: () => OpenTriageDto, required: false, description: 'De melding die op triage wacht.' })
  readonly triage?: OpenTriageDto;

  @ApiProperty({
    type: () => CasusDienstDto,
    required: false,
    description: 'De laatste dienst van Veilig Thuis.',
  })
  readonly dienst?: CasusDienstDto;

  @ApiProperty({
    type: () => [CasusOverdrachtDto],
    description: 'De overdrachten. Een ontvanger ziet alleen die waaraan hij deelneemt.',
  })
  readonly overdrachten!: readonly CasusOverdrachtDto[];

  @TijdstipSoms('Sinds wanneer Veilig Thuis monitort (S2).')
  readonly monitoringSinds?: string;

  @ApiProperty({ type: () => [RolhouderDto], description: 'Wie de casusregie hebben.' })
  readonly casusregie!: readonly RolhouderDto[];

  @ApiProperty({
    type: () => [RolhouderDto],
    description: 'Welke gemeente de procescoördinatie heeft.',
  })
  readonly procescoordinatie!: readonly RolhouderDto[];

  @ApiProperty({ type: () => CasusPlanDto, required: false, description: 'Het plan, zonder de tekst ervan.' })
  readonly plan?: CasusPlanDto;

  @ApiProperty({ type: () => [CasusOpschalingDto], description: 'Opschalingen (E3).' })
  readonly opschalingen!: readonly CasusOpschalingDto[];

  @ApiProperty({
    type: () => [CasusGemeentereactieDto],
    description: 'Antwoorden van de gemeente op een opschaling.',
  })
  readonly gemeentereacties!: readonly CasusGemeentereactieDto[];

  @ApiProperty({ type: () => [CasusTermijnDto], description: 'De termijnen, op volgorde van hun begin.' })
  readonly termijnen!: readonly CasusTermijnDto[];

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Volgnummer van de laatste gebeurtenis, ook in de kop ETag.',
  })
  readonly revisie!: number;

  @Code(
    [
      'veilig-thuis-van-de-regio',
      'verantwoordelijk',
      'overdracht-open',
      'eerder-overgedragen',
      'gemeente-van-de-casus',
      'toezicht',
    ],
    'Waarom u deze casus ziet; vastgelegd bij deze inzage.',
  )
  readonly inzagegrond!: Inzagegrond;

  @ApiProperty({ type: Boolean, description: 'Of u in deze casus iets mag vastleggen.' })
  readonly magVastleggen!: boolean;
}
