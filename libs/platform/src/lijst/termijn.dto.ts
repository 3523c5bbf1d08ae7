import { ApiProperty } from '@nestjs/swagger';
import { TERMIJN_IDS } from '#afspraken';
import type { TermijnId } from '#afspraken';
import { TERMIJN_STATUSSEN } from '#dossier';
import type { TermijnStatus } from '#dossier';
import { LijstPartijDto } from './lijst.dto.js';

const DAG = { type: String, format: 'date', example: '2026-04-08' } as const;
const TIJDSTIP = { type: String, format: 'date-time' } as const;

/** A term of a case as every list shows it (domein.md §3). */
export class TermijnDto {
  @ApiProperty({ description: 'Welke termijn van de casus: verandert nooit.' })
  readonly instantie!: string;

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
    type: LijstPartijDto,
  })
  readonly partij?: LijstPartijDto;

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

  @ApiProperty({ description: 'Kalenderdagen tot en met de laatste dag; negatief erna.', type: 'integer' })
  readonly dagenOver!: number;

  @ApiProperty({
    description: 'Werkdagen tot en met de laatste dag; negatief erna, ook in een weekend dat erop volgt.',
    type: 'integer',
  })
  readonly werkdagenOver!: number;
}
