import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsDatumInAdres, IsTijdstipInAdres } from '#platform';
import { NIVEAUS } from '../../read/definities/definitie.js';
import type { Niveau } from '../../read/definities/definitie.js';
import { PERIODEN } from '../../read/tijd/kalender.js';
import type { Periodesoort } from '../../read/tijd/kalender.js';

/** Ids and codes of areas; a party by its key, `lokaal-veld/GM0917-wijkteam-noord`. */
const GEBIED = /^[A-Za-z0-9/-]{1,100}$/;

export class CijferVraagDto {
  @ApiProperty({
    required: false,
    description:
      'De eerste dag (Europe/Amsterdam). Zonder van: een jaar voor tot. Een afgeschermd cijfer begint bij de hele periode waarin deze dag ligt.',
    format: 'date',
    example: '2026-01-01',
  })
  @IsOptional()
  @IsDatumInAdres()
  readonly van?: string;

  @ApiProperty({
    required: false,
    description:
      'De dag na de laatste: deze dag telt niet meer mee. Zonder tot: tot en met vandaag. Een afgeschermd cijfer gaat tot het einde van de periode waarin de laatste dag ligt; vastTot in het antwoord zegt tot welke dag daarvan iets meetelt.',
    format: 'date',
    example: '2027-01-01',
  })
  @IsOptional()
  @IsDatumInAdres()
  readonly tot?: string;

  @ApiProperty({
    required: false,
    description:
      'Per welke periode. Een week begint op maandag (ISO 8601). De eerste en de laatste periode worden bij van en tot afgekapt. Een afgeschermd cijfer (een gemeente over haar sub-regio of regio) kent alleen hele perioden van ten minste de kleinste cel: daar worden van en tot verruimd, en het antwoord zegt tot welke dagen.',
    enum: PERIODEN,
    default: 'maand',
  })
  @IsOptional()
  @IsIn(PERIODEN)
  readonly per: Periodesoort = 'maand';

  @ApiProperty({
    required: false,
    description:
      'Per welk gebied. Zonder niveau: uw eigen gemeente of organisatie; voor Veilig Thuis en toezicht de regio. Een gemeente ziet van haar sub-regio en haar regio alleen aantallen vanaf het minimum, en pas een maand en een dag na het einde van de kleinste cel.',
    enum: NIVEAUS,
  })
  @IsOptional()
  @IsIn(NIVEAUS)
  readonly niveau?: Niveau;

  @ApiProperty({
    required: false,
    description: 'Alleen dit gebied: een CBS-code, of een id uit een eerder antwoord.',
    type: String,
    pattern: GEBIED.source,
    example: 'GM0917',
  })
  @IsOptional()
  @Matches(GEBIED, {
    message: 'Dit moet een CBS-code zijn, zoals GM0917, of de waarde van gebied uit een eerder antwoord.',
  })
  readonly gebied?: string;

  @ApiProperty({
    required: false,
    format: 'date-time',
    description:
      'Het cijfer zoals het op dit tijdstip bekend was: wat later is vastgelegd of betwist telt niet mee. Zonder deze parameter telt alles wat is vastgelegd.',
    example: '2026-03-05T12:00:00+01:00',
  })
  @IsOptional()
  @IsTijdstipInAdres()
  readonly bekendOp?: string;
}
