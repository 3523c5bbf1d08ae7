import { ApiProperty } from '@nestjs/swagger';
import type { IntrekkingReden, OverdrachtPad, WeigeringReden, Wijze } from '#dossier';
import type { OntvangerStatus } from '../../../application/antwoorden.js';
import { Code, Tijdstip, TijdstipSoms } from './eigenschap.js';
import { HerkomstDto, PartijMetNaamDto } from './herkomst.dto.js';

const WIJZEN: readonly Wijze[] = ['mondeling', 'schriftelijk', 'digitaal'];

export class OverdrachtBevestigingDto extends HerkomstDto {
  @Code(
    ['ontvangst', 'aanvaarding'],
    '`ontvangst`: de ontvanger heeft de volledige inhoud duurzaam; `aanvaarding`: de ontvanger neemt de casus aan. Het een zegt niets over het ander.',
  )
  readonly soort!: 'ontvangst' | 'aanvaarding';

  @Code(WIJZEN, 'Hoe is bevestigd.')
  readonly wijze!: Wijze;
}

export class OverdrachtWeigeringDto {
  @Tijdstip('Wanneer de ontvanger weigerde.')
  readonly op!: string;

  @Code(
    ['woont-elders', 'al-in-zorg-elders', 'geen-capaciteit', 'onvolledig', 'anders'],
    'Waarom de ontvanger weigerde. De verantwoordelijkheid blijft waar zij was (V9).',
  )
  readonly reden!: WeigeringReden;
}

export class OverdrachtIntrekkingDto {
  @Tijdstip('Wanneer de overdracht is ingetrokken.')
  readonly op!: string;

  @Code(
    ['geweigerd', 'onjuist-geadresseerd', 'vervangen', 'nieuwe-triage', 'gesloten'],
    'Waarom de overdracht is ingetrokken.',
  )
  readonly reden!: IntrekkingReden;
}

export class OverdrachtOntvangerDto {
  @ApiProperty({ type: () => PartijMetNaamDto, description: 'De ontvanger.' })
  readonly partij!: PartijMetNaamDto;

  @Code(
    ['wacht', 'ontvangst', 'aanvaard', 'geweigerd', 'ingetrokken'],
    'Waar deze ontvanger staat: `wacht`: nog geen antwoord; `ontvangst`: ontvangst bevestigd; `aanvaard`: de casus aangenomen; `geweigerd`: niet aangenomen; `ingetrokken`: teruggehaald voordat de ontvanger had genomen.',
  )
  readonly status!: OntvangerStatus;

  @ApiProperty({
    type: Boolean,
    description:
      'Of deze ontvanger door deze overdracht het zicht op veiligheid heeft gekregen; aan de triagetafel al door de verzending (V5).',
  })
  readonly genomen!: boolean;

  @ApiProperty({
    type: () => [OverdrachtBevestigingDto],
    description: 'Alle bevestigingen, ook betwiste: die tellen als nooit gegeven.',
  })
  readonly bevestigingen!: readonly OverdrachtBevestigingDto[];

  @ApiProperty({
    type: () => OverdrachtWeigeringDto,
    required: false,
    description: 'De weigering die nu staat.',
  })
  readonly weigering?: OverdrachtWeigeringDto;

  @TijdstipSoms('Wanneer de ontvanger het eerste contact had.')
  readonly eersteContactOp?: string;
}

export class CasusOverdrachtDto {
  @ApiProperty({ description: 'Id van de overdracht.' })
  readonly overdrachtId!: string;

  @Code(
    ['direct', 'na-dienst', 'doorgifte'],
    '`direct`: na de veiligheidsbeoordeling (V5); `na-dienst`: na een dienst van Veilig Thuis (V6); `doorgifte`: door een houder aan een volgende partij (V8).',
  )
  readonly pad!: OverdrachtPad;

  @ApiProperty({ type: () => PartijMetNaamDto, description: 'Wie overdraagt.' })
  readonly van!: PartijMetNaamDto;

  @Tijdstip('Wanneer de overdracht is verstuurd.')
  readonly verstuurdOp!: string;

  @Code(WIJZEN, 'Hoe zij is verstuurd.')
  readonly wijze!: Wijze;

  @ApiProperty({ type: Boolean, description: 'Of hierover samen aan de triagetafel is besloten.' })
  readonly aanTriagetafel!: boolean;

  @ApiProperty({
    required: false,
    description: 'SHA-256 van wat is verstuurd; een ontvangstbevestiging is eraan gebonden.',
    pattern: '^[0-9a-f]{64}$',
  })
  readonly inhoudHash?: string;

  @ApiProperty({ type: () => [OverdrachtOntvangerDto], description: 'Per ontvanger wat ervan is geworden.' })
  readonly ontvangers!: readonly OverdrachtOntvangerDto[];

  @ApiProperty({ type: () => OverdrachtIntrekkingDto, required: false, description: 'De intrekking.' })
  readonly intrekking?: OverdrachtIntrekkingDto;
}
