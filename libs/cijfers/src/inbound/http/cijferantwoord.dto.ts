import { ApiProperty } from '@nestjs/swagger';
import { ONVOLLEDIG } from '#platform';
import { NIVEAUS } from '../../read/definities/definitie.js';
import type { Berekening, Eenheid, Niveau } from '../../read/definities/definitie.js';
import type { Korrel } from '../../read/definities/korrel.js';
import { DIMENSIES } from '../../read/feiten/feit.js';
import type { Dimensie } from '../../read/feiten/feit.js';
import { PERIODEN } from '../../read/tijd/kalender.js';
import type { Periodesoort } from '../../read/tijd/kalender.js';

const BEREKENINGEN = ['aantal', 'mediaan', 'p90', 'aandeel', 'stand', 'oudste', 'som'] as const;
const KLEINSTE_CELLEN = ['maand', 'kwartaal', 'jaar', 'nooit'] as const;
const EENHEDEN = ['aantal', 'dagen', 'procent'] as const;

export class CijferdefinitieDto {
  @ApiProperty({ description: 'Id van het cijfer, deel van het adres.', example: 'meldingen-naar-bron' })
  readonly id!: string;

  @ApiProperty({ description: 'Naam van het cijfer.' })
  readonly naam!: string;

  @ApiProperty({ description: 'Wat het cijfer zegt, en wat wel en niet meetelt.' })
  readonly uitleg!: string;

  @ApiProperty({ description: 'De regels waarop het rust.', type: [String], example: ['T1', 'V3'] })
  readonly regels!: readonly string[];

  @ApiProperty({ description: 'Hoe het wordt berekend.', enum: BEREKENINGEN })
  readonly berekening!: Berekening;

  @ApiProperty({
    description: 'Wat die berekening zegt.',
    example: 'hoe vaak het in de periode gebeurde',
  })
  readonly berekeninguitleg!: string;

  @ApiProperty({ description: 'De eenheid van de waarde.', enum: EENHEDEN })
  readonly eenheid!: Eenheid;

  @ApiProperty({ description: 'Waarnaar het is uitgesplitst.', enum: DIMENSIES, isArray: true })
  readonly splitsing!: readonly Dimensie[];

  @ApiProperty({ description: 'Per welke gebieden het er is.', enum: NIVEAUS, isArray: true })
  readonly niveaus!: readonly Niveau[];

  @ApiProperty({
    description:
      'De kleinste periode waarin een gemeente dit cijfer van haar sub-regio en regio ziet, pas een maand en een dag na het einde van die periode; nooit: alleen van eigen casussen.',
    enum: KLEINSTE_CELLEN,
  })
  readonly kleinsteCel!: Korrel;
}

export class CijferlijstDto {
  @ApiProperty({ description: 'Alle cijfers.', type: [CijferdefinitieDto] })
  readonly items!: readonly CijferdefinitieDto[];
}

export class CelDto {
  @ApiProperty({ description: 'Code of id van het gebied.', example: 'GM0917' })
  readonly gebied!: string;

  @ApiProperty({ description: 'Naam van het gebied in de afspraken.', example: 'Heerlen' })
  readonly naam!: string;

  @ApiProperty({ description: 'De periode.', example: '2026-03' })
  readonly periode!: string;

  @ApiProperty({ description: 'Eerste dag van de periode.', format: 'date' })
  readonly van!: string;

  @ApiProperty({ description: 'De dag na de laatste.', format: 'date' })
  readonly tot!: string;

  @ApiProperty({
    description: 'De waarde van elk kenmerk waarnaar is uitgesplitst.',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { bron: 'politie' },
  })
  readonly kenmerken!: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'De waarde, in de eenheid van het cijfer.', example: 12 })
  readonly waarde!: number;

  @ApiProperty({ description: 'Van een duur: de waarde zonder afronding.', required: false, type: 'integer' })
  readonly milliseconden?: number;

  @ApiProperty({
    description: 'Van een mediaan, percentiel of aandeel: op hoeveel gevallen het rust.',
    required: false,
    type: 'integer',
  })
  readonly aantal?: number;
}

export class CijferDto {
  @ApiProperty({ description: 'Wat het cijfer betekent.', type: CijferdefinitieDto })
  readonly cijfer!: CijferdefinitieDto;

  @ApiProperty({ description: 'Het gevraagde niveau.', enum: NIVEAUS })
  readonly niveau!: Niveau;

  @ApiProperty({ description: 'De gevraagde perioden.', enum: PERIODEN })
  readonly per!: Periodesoort;

  @ApiProperty({
    description: 'Eerste dag; van een afgeschermd cijfer die van een hele periode.',
    format: 'date',
  })
  readonly van!: string;

  @ApiProperty({
    description: 'De dag na de laatste; van een afgeschermd cijfer die na een hele periode.',
    format: 'date',
  })
  readonly tot!: string;

  @ApiProperty({ description: 'Met wat op dit tijdstip bekend was.', format: 'date-time' })
  readonly bekendOp!: string;

  @ApiProperty({
    description:
      'Aanwezig als het cijfer is afgeschermd: cellen van een gemeente met minder dan dit aantal tellen nergens in mee, en elke cel blijft zoals zij een maand na haar einde bekend was.',
    required: false,
    type: 'integer',
  })
  readonly minimum?: number;

  @ApiProperty({
    description:
      'Aanwezig als het cijfer is afgeschermd: wat op of na deze dag gebeurde telt nog niet mee. Een periode waarvan tot later is, is dus nog niet heel en niet te vergelijken met een eerdere. Zij is heel te zien een maand en een dag na tot. Volgt alleen uit de kalender en uit kleinsteCel.',
    format: 'date',
    required: false,
  })
  readonly vastTot?: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;

  @ApiProperty({
    description: 'De cellen. Een cel die er niet is, is nul, is afgeschermd, of telt nog niet mee (vastTot).',
    type: [CelDto],
  })
  readonly cellen!: readonly CelDto[];
}
