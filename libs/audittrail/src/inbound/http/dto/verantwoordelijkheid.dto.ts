import { ApiProperty } from '@nestjs/swagger';
import type { Grond } from '#dossier';
import type { Toestand } from '../../../application/antwoorden.js';
import { BewijsDto } from './bewijs.dto.js';
import { Code, Tijdstip, TijdstipSoms } from './eigenschap.js';
import { HerkomstDto, PartijMetNaamDto } from './herkomst.dto.js';

const GRONDEN: readonly Grond[] = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V10', 'V12', 'V13'];

export class ZichthouderDto {
  @ApiProperty({ type: () => PartijMetNaamDto, description: 'Wie het zicht op veiligheid heeft.' })
  readonly partij!: PartijMetNaamDto;

  @Code(GRONDEN, 'De regel waardoor deze partij het zicht op veiligheid kreeg.')
  readonly grond!: Grond;

  @ApiProperty({ description: 'Die regel in een zin.' })
  readonly grondUitleg!: string;

  @Tijdstip('Eerste moment van de periode.')
  readonly sinds!: string;

  @ApiProperty({
    type: () => HerkomstDto,
    required: false,
    description:
      'De gebeurtenis waardoor de periode begon. Ontbreekt als zij begon op een wettelijk moment, zoals het verstrijken van de triagetermijn (V3).',
  })
  readonly begin?: HerkomstDto;
}

export class VerantwoordelijkheidDto {
  @ApiProperty({ format: 'uuid', description: 'De casus.' })
  readonly casusId!: string;

  @Tijdstip('Het tijdstip waarover is gevraagd, in UTC.')
  readonly geldigOp!: string;

  @TijdstipSoms('Met wat op dit tijdstip bekend was, in UTC; ontbreekt als alles meetelde.')
  readonly beschikbaarOp?: string;

  @Code(
    ['belegd', 'nog-niet-belegd', 'afgesloten', 'geen-casus'],
    '`belegd`: een of meer partijen hadden het zicht op veiligheid; `nog-niet-belegd`: er wachtte een melding op triage en formeel had niemand het (V0); `afgesloten`: de casus was geëindigd; `geen-casus`: er was nog geen melding, of die was nog niet bekend.',
  )
  readonly toestand!: Toestand;

  @ApiProperty({
    type: () => [ZichthouderDto],
    description: 'Wie het zicht op veiligheid hadden, op begin en dan op id.',
  })
  readonly houders!: readonly ZichthouderDto[];

  @TijdstipSoms('Sinds wanneer formeel niemand het zicht op veiligheid had (V0).')
  readonly nogNietBelegdSinds?: string;

  @ApiProperty({ type: () => BewijsDto, description: 'Waarop het antwoord rust.' })
  readonly bewijs!: BewijsDto;
}
