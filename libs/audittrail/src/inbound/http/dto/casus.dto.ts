import { ApiProperty } from '@nestjs/swagger';
import type { Fase, Inzagegrond } from '#dossier';
import {
  CasusDienst,
  CasusGemeente,
  CasusGemeentereactie,
  CasusOpschaling,
  CasusPlan,
  CasusTermijn,
  OpenTriage,
  Rolhouder,
} from './casusdelen.dto.js';
import { Code, TijdstipSoms } from './eigenschap.js';
import { CasusOverdracht } from './overdracht.dto.js';
import { Houder } from './verantwoordelijkheid.dto.js';

/** A case as its viewer may see it: codes, ids, instants and parties, nothing about a person. */
export class Casus {
  @ApiProperty({ format: 'uuid', description: 'De casus.' })
  readonly casusId!: string;

  @ApiProperty({ description: 'Regio van de samenwerkingsafspraken.', example: 'zuid-limburg' })
  readonly regio!: string;

  @ApiProperty({ type: () => [CasusGemeente], description: 'Waar het cliëntsysteem woont.' })
  readonly gemeenten!: readonly CasusGemeente[];

  @Code(
    ['triage', 'dienst', 'over-te-dragen', 'overdracht', 'lokaal-veld', 'afgesloten', 'gewist'],
    'Waar de casus staat.',
  )
  readonly fase!: Fase;

  @ApiProperty({ type: () => [Houder], description: 'Wie nu het zicht op veiligheid hebben.' })
  readonly verantwoordelijken!: readonly Houder[];

  @TijdstipSoms('Sinds wanneer formeel niemand het zicht op veiligheid heeft (V0).')
  readonly nogNietBelegdSinds?: string;

  @ApiProperty({ type: () => OpenTriage, required: false, description: 'De melding die op triage wacht.' })
  readonly triage?: OpenTriage;

  @ApiProperty({
    type: () => CasusDienst,
    required: false,
    description: 'De laatste dienst van Veilig Thuis.',
  })
  readonly dienst?: CasusDienst;

  @ApiProperty({
    type: () => [CasusOverdracht],
    description: 'De overdrachten. Een ontvanger ziet alleen die waaraan hij deelneemt.',
  })
  readonly overdrachten!: readonly CasusOverdracht[];

  @TijdstipSoms('Sinds wanneer Veilig Thuis monitort (S2).')
  readonly monitoringSinds?: string;

  @ApiProperty({ type: () => [Rolhouder], description: 'Wie de casusregie hebben.' })
  readonly casusregie!: readonly Rolhouder[];

  @ApiProperty({
    type: () => [Rolhouder],
    description: 'Welke gemeente de procescoördinatie heeft.',
  })
  readonly procescoordinatie!: readonly Rolhouder[];

  @ApiProperty({ type: () => CasusPlan, required: false, description: 'Het plan, zonder de tekst ervan.' })
  readonly plan?: CasusPlan;

  @ApiProperty({ type: () => [CasusOpschaling], description: 'Opschalingen (E3).' })
  readonly opschalingen!: readonly CasusOpschaling[];

  @ApiProperty({
    type: () => [CasusGemeentereactie],
    description: 'Antwoorden van de gemeente op een opschaling.',
  })
  readonly gemeentereacties!: readonly CasusGemeentereactie[];

  @ApiProperty({ type: () => [CasusTermijn], description: 'De termijnen, op volgorde van hun begin.' })
  readonly termijnen!: readonly CasusTermijn[];

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
      'overdracht-ingetrokken',
      'gemeente-van-de-casus',
      'toezicht',
    ],
    'Waarom u deze casus ziet; vastgelegd bij deze inzage.',
  )
  readonly inzagegrond!: Inzagegrond;

  @ApiProperty({ type: Boolean, description: 'Of u in deze casus iets mag vastleggen.' })
  readonly magVastleggen!: boolean;
}
