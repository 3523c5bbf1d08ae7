import { ApiProperty } from '@nestjs/swagger';
import { TERMIJN_IDS } from '#afspraken';
import type { TermijnId } from '#afspraken';
import { TERMIJN_STATUSSEN } from '#dossier';
import type { TermijnStatus } from '#dossier';
import type { PartijSoort } from '#event-sourcing';

const PARTIJSOORTEN = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
  'gemeente',
] as const satisfies readonly PartijSoort[];

const DAG = { type: String, format: 'date', example: '2026-04-08' } as const;
const TIJDSTIP = { type: String, format: 'date-time' } as const;

export class TermijnpartijDto {
  @ApiProperty({ description: 'Soort partij.', enum: PARTIJSOORTEN })
  readonly soort!: PartijSoort;

  @ApiProperty({ description: 'Id in de samenwerkingsafspraken.', example: 'GM0917-wijkteam-noord' })
  readonly id!: string;

  @ApiProperty({ description: 'CBS-code van de gemeente van de partij.', required: false, example: 'GM0917' })
  readonly gemeente?: string;
}

export class TermijnregelDto {
  @ApiProperty({ description: 'De casus.', format: 'uuid' })
  readonly casusId!: string;

  @ApiProperty({ description: 'Welke termijn van de casus: verandert nooit.' })
  readonly instantie!: string;

  @ApiProperty({ description: 'De regio van de casus.' })
  readonly regio!: string;

  @ApiProperty({ description: 'CBS-codes van de gemeenten waar de casus nu speelt.', type: [String] })
  readonly gemeenten!: readonly string[];

  @ApiProperty({ description: 'De termijn van de afspraken.', enum: TERMIJN_IDS })
  readonly termijn!: TermijnId;

  @ApiProperty({ description: 'Wat er moet gebeuren, zoals de afspraken het noemen.' })
  readonly omschrijving!: string;

  @ApiProperty({ description: 'Waar de afspraken dit zeggen.', example: '003 §5.1.1' })
  readonly bron!: string;

  @ApiProperty({
    description: 'true: de afspraken noemen hier geen termijn; dit is een standaard van de hub (T11).',
  })
  readonly hubStandaard!: boolean;

  @ApiProperty({ description: 'De overdracht waar de termijn bij hoort.', required: false })
  readonly overdrachtId?: string;

  @ApiProperty({
    description: 'Wie moet handelen; ontbreekt bij T9, een periode waarin niets hoeft.',
    required: false,
    type: TermijnpartijDto,
  })
  readonly partij?: TermijnpartijDto;

  @ApiProperty({ description: 'T7, T10: de gemeente die antwoordt of wordt ingelicht.', required: false })
  readonly gemeente?: string;

  @ApiProperty({ description: 'T6: na hoeveel maanden.', required: false, type: 'integer' })
  readonly maanden?: number;

  @ApiProperty({
    description: 'T11: waarop wordt gewacht.',
    required: false,
    enum: ['ontvangst', 'aanvaarding'],
  })
  readonly wachtOp?: 'ontvangst' | 'aanvaarding';

  @ApiProperty({ description: 'Volgnummer van de gebeurtenis waarmee de termijn begon.', type: 'integer' })
  readonly begonnenDoor!: number;

  @ApiProperty({ ...DAG, description: 'Het tellen begint op de dag hierna.' })
  readonly vanaf!: string;

  @ApiProperty({ ...DAG, description: 'De laatste dag; van T9 de eerste waarop S1 mogelijk is.' })
  readonly laatsteDag!: string;

  @ApiProperty({ ...TIJDSTIP, required: false, description: 'Vanaf wanneer de hub waarschuwt.' })
  readonly waarschuwingVanaf?: string;

  @ApiProperty({ ...TIJDSTIP, description: 'Eerste tijdstip waarop de termijn voorbij is.' })
  readonly overschredenVanaf!: string;

  @ApiProperty({
    description: 'Hoe de termijn er nu voor staat. Wat verstreken is, blijft verstreken.',
    enum: TERMIJN_STATUSSEN,
  })
  readonly status!: TermijnStatus;

  @ApiProperty({ description: 'Of er nog iets moet gebeuren.' })
  readonly open!: boolean;

  @ApiProperty({ ...TIJDSTIP, required: false, description: 'Wanneer het is gedaan.' })
  readonly gehaaldOp?: string;

  @ApiProperty({ ...TIJDSTIP, required: false, description: 'Wanneer er niets meer te doen was.' })
  readonly vervallenOp?: string;

  @ApiProperty({
    ...TIJDSTIP,
    required: false,
    description:
      'Wanneer de hub vastlegde dat de termijn was verstreken. Dat blijft staan als later blijkt dat het op tijd was gedaan: status zegt wat nu bekend is.',
  })
  readonly verstrekenVastgelegdOp?: string;

  @ApiProperty({ description: 'Kalenderdagen tot en met de laatste dag; negatief erna.', type: 'integer' })
  readonly dagenOver!: number;

  @ApiProperty({ description: 'Werkdagen tot en met de laatste dag; negatief erna.', type: 'integer' })
  readonly werkdagenOver!: number;
}

export class TermijnenDto {
  @ApiProperty({
    description: 'De termijnen, wat het eerst voorbij is of gaat het eerst.',
    type: [TermijnregelDto],
  })
  readonly items!: readonly TermijnregelDto[];

  @ApiProperty({ description: 'Cursor van de volgende pagina; ontbreekt op de laatste.', required: false })
  readonly volgende?: string;
}
