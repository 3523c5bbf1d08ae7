import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { INTREKKING_REDENEN, WEIGERING_REDENEN, WIJZEN, codesVan } from './codes.js';
import { MeldinginhoudDto } from './melding.dto.js';
import { OverdrachtinhoudDto } from './overdrachtinhoud.dto.js';
import { ToelichtingDto } from './stap.dto.js';
import { MonitorinhoudDto } from './veiligheid.dto.js';

const UUID = { type: 'string', format: 'uuid', example: '6f1c2a4e-0d53-5c1b-9d2e-7a8b9c0d1e2f' } as const;
const SOORTEN = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
  'gemeente',
];
const veld = (description: string, schema: ApiPropertyOptions = { type: 'string' }, required = true) =>
  ApiProperty({ ...schema, description, required } as ApiPropertyOptions);

export class PartijInzichtDto {
  @veld('Soort partij.', { type: 'string', enum: SOORTEN, example: 'lokaal-veld' })
  readonly soort!: string;

  @veld('Id binnen de soort.', { type: 'string', example: 'GM0917-wijkteam-noord' })
  readonly id!: string;

  @veld('CBS-code, bij een team of een gemeente.', { type: 'string', example: 'GM0917' }, false)
  readonly gemeente?: string;
}

/** The two clocks. */
export class TijdenDto {
  @veld('Wanneer het plaatsvond.', {
    type: 'string',
    format: 'date-time',
    example: '2026-03-03T10:15:00+01:00',
  })
  readonly plaatsgevondenOp!: string;

  @veld('Wanneer de hub het vastlegde.', {
    type: 'string',
    format: 'date-time',
    example: '2026-03-03T09:15:02.113Z',
  })
  readonly vastgelegdOp!: string;
}

export class BevestigingInzichtDto extends TijdenDto {
  @veld('Hoe is bevestigd.', { type: 'string', enum: codesVan(WIJZEN), example: 'digitaal' })
  readonly wijze!: string;

  @veld('Wie de casus oppakte; ondoorzichtig id.', { type: 'string', example: 'medewerker-17' }, false)
  readonly opgepaktDoor?: string;

  @veld('Of de verzender dit namens de ontvanger vastlegde.', { type: 'boolean', example: false })
  readonly namens!: boolean;
}

export class WeigeringInzichtDto extends TijdenDto {
  @veld('Waarom is geweigerd.', {
    type: 'string',
    enum: codesVan(WEIGERING_REDENEN),
    example: 'woont-elders',
  })
  readonly reden!: string;
}

export class OordeelInzichtDto extends TijdenDto {
  @veld('Het oordeel van de ontvanger over wat namens hem is vastgelegd (V9).', {
    type: 'string',
    enum: ['bekrachtigd', 'betwist'],
    example: 'bekrachtigd',
  })
  readonly oordeel!: string;
}

export class IntrekkingInzichtDto extends TijdenDto {
  @veld('Waarom is ingetrokken.', {
    type: 'string',
    enum: codesVan(INTREKKING_REDENEN),
    example: 'vervangen',
  })
  readonly reden!: string;
}

export class OntvangerInzichtDto {
  @veld('De ontvanger.', { type: () => PartijInzichtDto })
  readonly partij!: PartijInzichtDto;

  @veld('Hoe ver deze ontvanger is. Ontvangst is geen aanvaarding.', {
    type: 'string',
    enum: ['verstuurd', 'ontvangen', 'aanvaard', 'geweigerd', 'betwist', 'ingetrokken'],
    example: 'ontvangen',
  })
  readonly status!: string;

  @veld('De ontvangst, als die geldt.', { type: () => BevestigingInzichtDto }, false)
  readonly ontvangst?: BevestigingInzichtDto;

  @veld('De aanvaarding, als die geldt.', { type: () => BevestigingInzichtDto }, false)
  readonly aanvaarding?: BevestigingInzichtDto;

  @veld('De laatste weigering, als er daarna niet is bevestigd.', { type: () => WeigeringInzichtDto }, false)
  readonly weigering?: WeigeringInzichtDto;

  @veld('Het eerste contact.', { type: () => TijdenDto }, false)
  readonly eersteContact?: TijdenDto;

  @veld('Het laatste oordeel over wat namens hem is vastgelegd.', { type: () => OordeelInzichtDto }, false)
  readonly oordeel?: OordeelInzichtDto;
}

const REDEN = veld(
  'Waarom er geen inhoud is: `geen-inzage`: u mag haar niet zien; `gewist`: het dossier is gewist; `geen-inhoud`: er is niets verzegeld.',
  { type: 'string', enum: ['geen-inzage', 'gewist', 'geen-inhoud'], example: 'gewist' },
  false,
);
const ZOUT = veld(
  'Het zout bij de inhoud. De inhoudHash is de SHA-256, in kleine hexadecimale cijfers, over de JCS-vorm (RFC 8785) van het object inhoud met daarin ook het veld zout.',
  { type: 'string', pattern: '^[0-9a-f]{64}$' },
  false,
);

export class OverdrachtInzichtDto extends TijdenDto {
  @veld('Id van de casus.', UUID)
  readonly casusId!: string;

  @veld('Volgnummer van de laatste gebeurtenis van de casus.', { type: 'integer', example: 4 })
  readonly revisie!: number;

  @veld('Id van de overdracht.', UUID)
  readonly overdrachtId!: string;

  @veld('Langs welke weg.', { type: 'string', enum: ['direct', 'na-dienst', 'doorgifte'], example: 'direct' })
  readonly pad!: string;

  @veld('De verzender.', { type: () => PartijInzichtDto })
  readonly van!: PartijInzichtDto;

  @veld('Hoe is verstuurd.', { type: 'string', enum: codesVan(WIJZEN), example: 'digitaal' })
  readonly wijze!: string;

  @veld('Of de overdracht aan de triagetafel is afgesproken (V5).', { type: 'boolean', example: false })
  readonly aanTriagetafel!: boolean;

  @veld('De ontvangers en wat zij deden.', { type: () => [OntvangerInzichtDto] })
  readonly ontvangers!: readonly OntvangerInzichtDto[];

  @veld('De intrekking, als de overdracht is ingetrokken.', { type: () => IntrekkingInzichtDto }, false)
  readonly ingetrokken?: IntrekkingInzichtDto;

  @veld(
    'Hash van de inhoud; bevestig er de ontvangst mee (V5).',
    { type: 'string', pattern: '^[0-9a-f]{64}$' },
    false,
  )
  readonly inhoudHash?: string;

  @veld('De inhoud, of null met een reden.', {
    type: () => OverdrachtinhoudDto,
    nullable: true,
  })
  readonly inhoud!: OverdrachtinhoudDto | null;

  @ZOUT
  readonly zout?: string;

  @REDEN
  readonly reden?: string;
}

@ApiExtraModels(OverdrachtinhoudDto, MeldinginhoudDto, MonitorinhoudDto, ToelichtingDto)
export class InhoudsdeelDto extends TijdenDto {
  @veld('Id van de gebeurtenis waarbij de inhoud hoort.', UUID)
  readonly gebeurtenisId!: string;

  @veld('Plaats in de stroom van de casus.', { type: 'integer', example: 0 })
  readonly volgnummer!: number;

  @veld('Soort gebeurtenis.', { type: 'string', example: 'MeldingOntvangen' })
  readonly type!: string;

  @veld('Wie haar vastlegde.', { type: () => PartijInzichtDto })
  readonly door!: PartijInzichtDto;

  @veld('De overdracht waarover zij gaat.', UUID, false)
  readonly overdrachtId?: string;

  @veld('De inhoud, of null met een reden.', {
    oneOf: [
      ...[OverdrachtinhoudDto, MeldinginhoudDto, MonitorinhoudDto, ToelichtingDto].map((each) => ({
        $ref: getSchemaPath(each),
      })),
      { type: 'null' as never },
    ],
  })
  readonly inhoud!: object | null;

  @ZOUT
  readonly zout?: string;

  @REDEN
  readonly reden?: string;
}

export class InhoudInzichtDto {
  @veld('Id van de casus.', UUID)
  readonly casusId!: string;

  @veld('Volgnummer van de laatste gebeurtenis van de casus.', { type: 'integer', example: 4 })
  readonly revisie!: number;

  @veld('De verzegelde delen die u mag zien, in volgorde van vastleggen.', { type: () => [InhoudsdeelDto] })
  readonly delen!: readonly InhoudsdeelDto[];

  @veld(
    'Vraag met na=<dit getal> om de volgende delen; ontbreekt als dit alles is.',
    { type: 'integer' },
    false,
  )
  readonly volgende?: number;
}
