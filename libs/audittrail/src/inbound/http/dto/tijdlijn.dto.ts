import { ApiProperty } from '@nestjs/swagger';
import { TERMIJN_IDS } from '#afspraken';
import type { TermijnId } from '#afspraken';
import { TERMIJN_STATUSSEN } from '#dossier';
import type { Rolgrond, TermijnStatus } from '#dossier';
import type { Periodesoort } from '../../../application/antwoorden.js';
import { BewijsDto } from './bewijs.dto.js';
import { Code, Tijdstip, TijdstipSoms } from './eigenschap.js';
import { HerkomstDto, PartijMetNaamDto } from './herkomst.dto.js';

export class TijdlijnperiodeDto {
  @Code(
    ['zicht-op-veiligheid', 'nog-niet-belegd', 'casusregie', 'monitoring', 'procescoordinatie'],
    'Waarvoor de partij verantwoordelijk was; `nog-niet-belegd`: formeel had niemand het zicht op veiligheid (V0).',
  )
  readonly soort!: Periodesoort;

  @ApiProperty({
    type: () => PartijMetNaamDto,
    required: false,
    description: 'De verantwoordelijke; ontbreekt bij `nog-niet-belegd`.',
  })
  readonly partij?: PartijMetNaamDto;

  @Tijdstip('Eerste moment van de periode.')
  readonly vanaf!: string;

  @TijdstipSoms('Eerste moment na de periode; ontbreekt als zij op geldigOp nog liep.')
  readonly tot?: string;

  @ApiProperty({ type: String, description: 'De regel waardoor de periode begon.', example: 'V5' })
  readonly grond!: Rolgrond;

  @ApiProperty({ description: 'Die regel in een zin.' })
  readonly grondUitleg!: string;

  @ApiProperty({
    type: String,
    required: false,
    description:
      'De regel waardoor de periode eindigde; bij `nog-niet-belegd` die waarop een partij het zicht kreeg, of V12.',
    example: 'V8',
  })
  readonly eindgrond?: Rolgrond;

  @ApiProperty({ type: String, required: false, description: 'Die regel in een zin.' })
  readonly eindgrondUitleg?: string;

  @ApiProperty({
    type: () => HerkomstDto,
    required: false,
    description: 'De gebeurtenis waardoor de periode begon; ontbreekt bij een wettelijk moment (V3).',
  })
  readonly begin?: HerkomstDto;

  @ApiProperty({
    type: () => HerkomstDto,
    required: false,
    description: 'De gebeurtenis waardoor de periode eindigde; ontbreekt bij een wettelijk moment (V3).',
  })
  readonly eind?: HerkomstDto;
}

export class BetwisteBevestigingDto {
  @ApiProperty({ description: 'De overdracht waar het om gaat.' })
  readonly overdrachtId!: string;

  @ApiProperty({ type: () => PartijMetNaamDto, description: 'De ontvanger die betwist.' })
  readonly ontvanger!: PartijMetNaamDto;

  @ApiProperty({ type: () => HerkomstDto, description: 'De bevestiging zoals zij is vastgelegd.' })
  readonly bevestiging!: HerkomstDto;

  @ApiProperty({ type: () => HerkomstDto, description: 'De betwisting.' })
  readonly betwisting!: HerkomstDto;

  @Tijdstip(
    'Vanaf dit moment telt de bevestiging als nooit gegeven. Vraag met een eerdere beschikbaarOp om te zien wat tot dan gold.',
  )
  readonly bekendSinds!: string;
}

export class VerstrekenTermijnDto {
  @Code(TERMIJN_IDS, 'Welke termijn van de afspraken.')
  readonly termijn!: TermijnId;

  @ApiProperty({ type: Boolean, description: 'Of dit een standaard van de hub is (T11).' })
  readonly hubStandaard!: boolean;

  @ApiProperty({ type: () => PartijMetNaamDto, required: false, description: 'Wie had moeten handelen.' })
  readonly partij?: PartijMetNaamDto;

  @ApiProperty({ required: false, description: 'De overdracht waar de termijn bij hoort.' })
  readonly overdrachtId?: string;

  @ApiProperty({ required: false, description: 'CBS-code, bij T7 en T10.', example: 'GM0917' })
  readonly gemeente?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'T6: na hoeveel maanden.' })
  readonly maanden?: number;

  @Code(['ontvangst', 'aanvaarding'], 'T11: waarop werd gewacht.', false)
  readonly wachtOp?: 'ontvangst' | 'aanvaarding';

  @ApiProperty({
    type: () => HerkomstDto,
    description: 'De vastlegging door de hub: plaatsgevondenOp is het wettelijke tijdstip.',
  })
  readonly vastlegging!: HerkomstDto;

  @Code(
    [...TERMIJN_STATUSSEN, 'nooit-begonnen'],
    'Hoe de termijn ervoor staat met wat op beschikbaarOp bekend was. Anders dan `verstreken`: later bleek dat zij op tijd was gehaald, was vervallen of nooit was begonnen.',
  )
  readonly bekend!: TermijnStatus | 'nooit-begonnen';
}

export class TijdlijnDto {
  @ApiProperty({ format: 'uuid', description: 'De casus.' })
  readonly casusId!: string;

  @Tijdstip('De tijdlijn loopt tot en met dit moment, in UTC.')
  readonly geldigOp!: string;

  @TijdstipSoms('Met wat op dit tijdstip bekend was, in UTC; ontbreekt als alles meetelde.')
  readonly beschikbaarOp?: string;

  @ApiProperty({ type: () => [TijdlijnperiodeDto], description: 'Alle periodes, op hun begin.' })
  readonly periodes!: readonly TijdlijnperiodeDto[];

  @ApiProperty({
    type: () => [BetwisteBevestigingDto],
    description: 'Bevestigingen die namens een ontvanger zijn vastgelegd en die hij heeft betwist (V9).',
  })
  readonly betwisteBevestigingen!: readonly BetwisteBevestigingDto[];

  @ApiProperty({
    type: () => [VerstrekenTermijnDto],
    description: 'Termijnen waarvan de hub vastlegde dat zij verstreken, op volgorde van vastlegging.',
  })
  readonly verstrekenTermijnen!: readonly VerstrekenTermijnDto[];

  @ApiProperty({ type: () => BewijsDto, description: 'Waarop de tijdlijn rust.' })
  readonly bewijs!: BewijsDto;
}
