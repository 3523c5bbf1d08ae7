import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { TERMIJN_IDS } from '#afspraken';
import type { TermijnId } from '#afspraken';
import {
  GEMEENTECODE,
  IsDatumInAdres,
  IsGemeentecode,
  IsPartijId,
  PARTIJ_ID,
  PaginaVraagDto,
} from '#platform';
import { BEVINDINGEN, TERMIJNSTANDEN, ZOEKROLLEN } from '../../read/leesverzoek.js';
import type { Termijnstand, Zichtbevinding, Zoekrol, Zoekvraag } from '../../read/leesverzoek.js';
import { FASEN } from '../../read/rijen.js';

/** T9 is a period in which nobody has to act: no case is found by how it stands. */
const TERMIJNEN = TERMIJN_IDS.filter((id) => id !== 'T9');

const keuze = (codes: readonly string[], description: string) => ({
  required: false,
  description,
  enum: [...codes],
});

/** What a gemeente searches its cases by: each part narrows, and each is about the period. */
export class ZoekvraagDto {
  @ApiProperty({
    required: false,
    description:
      'De eerste dag van de periode (Europe/Amsterdam). Zonder van en tot gaat de vraag over nu; met alleen van: tot en met nu; met alleen tot: alles wat ooit was, tot die dag.',
    type: String,
    format: 'date',
    example: '2026-01-01',
  })
  @IsOptional()
  @IsDatumInAdres()
  readonly van?: string;

  @ApiProperty({
    required: false,
    description:
      'De dag na de laatste: deze dag telt niet meer mee. Mag in de toekomst liggen: dan telt ook mee wat vanzelf komt, zoals een termijn die verstrijkt als niemand iets doet.',
    type: String,
    format: 'date',
    example: '2026-02-01',
  })
  @IsOptional()
  @IsDatumInAdres()
  readonly tot?: string;

  @ApiProperty(
    keuze(
      FASEN,
      'Casussen die in de periode in deze fase waren. Zonder fase: die in de periode liepen, dus niet afgesloten of gewist waren.',
    ),
  )
  @IsOptional()
  @IsIn(FASEN)
  readonly fase?: (typeof FASEN)[number];

  @ApiProperty({
    required: false,
    description:
      'Casussen waarin deze partij in de periode een verantwoordelijkheid had, of met rol=wacht-op: waarin een overdracht op haar wachtte. Haar id in de samenwerkingsafspraken.',
    type: String,
    pattern: PARTIJ_ID.patroon.source,
    example: 'GM0917-wijkteam-noord',
  })
  @IsOptional()
  @IsPartijId()
  readonly partij?: string;

  @ApiProperty(
    keuze(
      ZOEKROLLEN,
      'Welke verantwoordelijkheid (V1-V13, S2, S4, 003 §6.3): met partij die van haar, anders van wie dan ook. wacht-op is er geen: een overdracht wachtte op ontvangst of aanvaarding door de partij (V5-V8), anders door wie dan ook. Wat zij weigerde wacht niet meer op haar (V9).',
    ),
  )
  @IsOptional()
  @IsIn(ZOEKROLLEN)
  readonly rol?: Zoekrol;

  @ApiProperty(
    keuze(
      TERMIJNSTANDEN,
      'Casussen waarin in de periode een termijn (T1-T8, T10, T11) zo stond. open: er moest nog iemand handelen, ook te laat; nadert: open en in de tijd dat de hub waarschuwt; verstreken: over tijd, en nog niet gehaald of vervallen.',
    ),
  )
  @IsOptional()
  @IsIn(TERMIJNSTANDEN)
  readonly termijnstand?: Termijnstand;

  @ApiProperty(
    keuze(
      TERMIJNEN,
      'Alleen deze termijn; alleen samen met termijnstand. T9 staat hier niet bij: dat is een periode waarin niemand iets hoeft.',
    ),
  )
  @IsOptional()
  @IsIn(TERMIJNEN)
  readonly termijn?: Exclude<TermijnId, 'T9'>;

  @ApiProperty(
    keuze(
      BEVINDINGEN,
      'niemand: in de periode was het zicht op veiligheid nog niet belegd (V0); twee: meer dan één partij had het tegelijk (V7, V13).',
    ),
  )
  @IsOptional()
  @IsIn(BEVINDINGEN)
  readonly bevinding?: Zichtbevinding;

  @ApiProperty({
    required: false,
    description: 'Alleen casussen die nu in deze gemeente spelen (CBS-code).',
    type: String,
    pattern: GEMEENTECODE.patroon.source,
    example: 'GM0917',
  })
  @IsOptional()
  @IsGemeentecode()
  readonly gemeente?: string;

  @ApiProperty({
    required: false,
    description: 'Alleen casussen die nu in deze sub-regio spelen; niet samen met gemeente.',
    type: String,
    pattern: PARTIJ_ID.patroon.source,
    example: 'parkstad',
  })
  @IsOptional()
  @Matches(PARTIJ_ID.patroon, { message: 'Dit moet het id van een sub-regio zijn, zoals parkstad.' })
  readonly subregio?: string;

  @ApiProperty({
    ...keuze(
      ['true', 'false'],
      'true: alleen casussen die uit uw gemeente zijn vertrokken (toezicht: uit welke gemeente ook). Haar spoor blijft voor u zichtbaar (§9).',
    ),
    default: 'false',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly verhuisd?: 'true' | 'false';
}

export class ZoekpaginaDto extends IntersectionType(ZoekvraagDto, PaginaVraagDto) {}

export const zoekvraagVan = ({ verhuisd, ...vraag }: ZoekvraagDto): Zoekvraag => ({
  ...vraag,
  ...(verhuisd === 'true' && { verhuisd: true }),
});
