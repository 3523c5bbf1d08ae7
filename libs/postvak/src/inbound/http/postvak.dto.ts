import { ApiProperty } from '@nestjs/swagger';
import type { OverdrachtPad } from '#dossier';
import { LijstPartijDto, ONVOLLEDIG } from '#platform';
import { WACHT_OP_ONTVANGER } from '../../read/rijen.js';
import type { Regelstatus } from '../../read/rijen.js';
import { OpenTermijnDto } from './termijn.dto.js';

export class PostvakregelDto {
  @ApiProperty({ description: 'De casus.', format: 'uuid' })
  readonly casusId!: string;

  @ApiProperty({ description: 'De overdracht.' })
  readonly overdrachtId!: string;

  @ApiProperty({
    description:
      'Waarop de overdracht wacht. te-beoordelen: de verzender legde namens u een bevestiging vast; bekrachtig of betwist haar.',
    enum: [...WACHT_OP_ONTVANGER],
  })
  readonly status!: Regelstatus;

  @ApiProperty({
    description: 'Of er namens u iets is vastgelegd dat u nog niet hebt bekrachtigd of betwist.',
  })
  readonly teBeoordelen!: boolean;

  @ApiProperty({ description: 'Langs welk pad.', enum: ['direct', 'na-dienst', 'doorgifte'] })
  readonly pad!: OverdrachtPad;

  @ApiProperty({ description: 'De verzender.', type: LijstPartijDto })
  readonly van!: LijstPartijDto;

  @ApiProperty({ description: 'De regio van de casus.' })
  readonly regio!: string;

  @ApiProperty({ description: 'CBS-codes van de gemeenten van de casus.', type: [String] })
  readonly gemeenten!: readonly string[];

  @ApiProperty({ description: 'Wanneer de overdracht is verstuurd.', format: 'date-time' })
  readonly verstuurdOp!: string;

  @ApiProperty({ description: 'Of een van de termijnen op dit moment is overschreden.' })
  readonly overschreden!: boolean;

  @ApiProperty({
    description: 'De open termijnen van uw organisatie bij deze overdracht.',
    type: [OpenTermijnDto],
  })
  readonly termijnen!: readonly OpenTermijnDto[];
}

export class PostvakDto {
  @ApiProperty({ description: 'Wat op uw organisatie wacht, het oudste eerst.', type: [PostvakregelDto] })
  readonly items!: readonly PostvakregelDto[];

  @ApiProperty({ description: 'Cursor van de volgende pagina; ontbreekt op de laatste.', required: false })
  readonly volgende?: string;

  @ApiProperty(ONVOLLEDIG)
  readonly onvolledig?: number;
}
