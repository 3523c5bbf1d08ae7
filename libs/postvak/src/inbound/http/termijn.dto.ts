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

export class OpenTermijnDto {
  @ApiProperty({ description: 'Welke termijn van de casus: verandert nooit.' })
  readonly instantie!: string;

  @ApiProperty({ description: 'De termijn.', enum: TERMIJN_IDS })
  readonly termijn!: TermijnId;

  @ApiProperty({ description: 'Wat er moet gebeuren, zoals de afspraken het noemen.' })
  readonly omschrijving!: string;

  @ApiProperty({ description: 'Waar de afspraken dit zeggen.', example: '003 §5.1.1' })
  readonly bron!: string;

  @ApiProperty({
    description: 'true: de afspraken noemen hier geen termijn; dit is een standaard van de hub.',
  })
  readonly hubStandaard!: boolean;

  @ApiProperty({ description: 'De overdracht waar de termijn bij hoort.', required: false })
  readonly overdrachtId?: string;

  @ApiProperty({ description: 'Wie moet handelen.', required: false, type: LijstPartijDto })
  readonly partij?: LijstPartijDto;

  @ApiProperty({ description: 'T7, T10: de gemeente die antwoordt of wordt ingelicht.', required: false })
  readonly gemeente?: string;

  @ApiProperty({ description: 'T6: welk monitormoment, in maanden na de overdracht.', required: false })
  readonly maanden?: number;

  @ApiProperty({
    description: 'T11: waarop wordt gewacht.',
    required: false,
    enum: ['ontvangst', 'aanvaarding'],
  })
  readonly wachtOp?: 'ontvangst' | 'aanvaarding';

  @ApiProperty({ description: 'Volgnummer van de gebeurtenis waarmee de termijn begon.', type: 'integer' })
  readonly begonnenDoor!: number;

  @ApiProperty({
    description: 'De dag vanaf wanneer wordt geteld; de telling begint de dag erna.',
    format: 'date',
  })
  readonly vanaf!: string;

  @ApiProperty({ description: 'De laatste dag (Europe/Amsterdam).', format: 'date' })
  readonly laatsteDag!: string;

  @ApiProperty({
    description: 'Vanaf dit tijdstip waarschuwt de hub.',
    required: false,
    format: 'date-time',
  })
  readonly waarschuwingVanaf?: string;

  @ApiProperty({ description: 'Eerste tijdstip waarop de termijn is overschreden.', format: 'date-time' })
  readonly overschredenVanaf!: string;

  @ApiProperty({
    description: 'Hoe de open termijn ervoor staat: gepland, waarschuwing of verstreken.',
    enum: TERMIJN_STATUSSEN,
  })
  readonly status!: TermijnStatus;

  @ApiProperty({ description: 'Of de termijn op dit moment is overschreden.' })
  readonly overschreden!: boolean;

  @ApiProperty({
    description: 'Kalenderdagen tot en met de laatste dag: 0 op die dag zelf, negatief daarna.',
    type: 'integer',
  })
  readonly dagenOver!: number;

  @ApiProperty({
    description: 'Werkdagen tot en met de laatste dag: 0 op die dag zelf, negatief daarna.',
    type: 'integer',
  })
  readonly werkdagenOver!: number;

  @ApiProperty({
    description: 'Wanneer de hub vastlegde dat de termijn was verstreken.',
    required: false,
    format: 'date-time',
  })
  readonly verstrekenVastgelegdOp?: string;
}
