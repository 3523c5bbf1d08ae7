import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { Partijwijzer } from '../../../application/partijwijzer.js';
import { CasusregieafsluitingDto, OndersteuningsverzoekDto, OpschalingDto } from '../dto/afsluiting.dto.js';
import { BetrokkenenInformeringDto } from '../dto/informeren.dto.js';
import {
  AfstemmingDto,
  CasusregietoewijzingDto,
  OnveiligheidsvaststellingDto,
  PlanDto,
} from '../dto/veiligheid.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';
import { LOKAAL_VELD_ROLLEN } from './rollen.js';

@ApiTags('Casusregie')
@Rollen(...LOKAAL_VELD_ROLLEN)
@Controller('lokaal-veld/v1')
export class LokaalVeldCasusregieController {
  constructor(
    private readonly loket: Stappenloket,
    private readonly partijen: Partijwijzer,
  ) {}

  @Vastleggen(
    'casussen/:casusId/plannen',
    'Een plan vaststellen',
    'Dat het veiligheids-, hulpverlenings- en herstelplan er is, met versie en evaluatiemomenten. De tekst blijft bij u (S4).',
  )
  planVaststellen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: PlanDto) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'PlanVastgesteld', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/casusregietoewijzingen',
    'De casusregie toewijzen',
    'Aan een team of organisatie uit de samenwerkingsafspraken. Verplaatst het zicht op veiligheid niet.',
  )
  casusregieToewijzen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: CasusregietoewijzingDto,
  ) {
    const { data, rest } = stapUit(dto);
    const aan = this.partijen.een('aan', data.aan, { door: beller, op: rest.plaatsgevondenOp });
    return this.loket.leg(kop, beller, { type: 'CasusregieToegewezen', data: { aan }, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/casusregieafsluitingen',
    'De casusregie afsluiten',
    'Bij stabiele veiligheid eindigt hiermee uw zicht op veiligheid (V10); monitort Veilig Thuis nog, leg dan eerst de afstemming vast.',
  )
  casusregieAfsluiten(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: CasusregieafsluitingDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, {
      type: 'CasusregieAfgesloten',
      data: { ...data, door: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/ondersteuningsverzoeken',
    'Veilig Thuis om ondersteuning vragen',
    'Verplaatst geen verantwoordelijkheid (E1).',
  )
  ondersteuningVragen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OndersteuningsverzoekDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'OndersteuningGevraagd', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/betrokkenen-informeringen',
    'Vastleggen dat directbetrokkenen zijn geinformeerd',
    'Na het triagebesluit binnen vijf werkdagen, tenzij aan de triagetafel iets anders is afgesproken (T2); daarna loopt de termijn van twee maanden (T8).',
  )
  betrokkenenInformeren(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: BetrokkenenInformeringDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, {
      type: 'BetrokkenenGeinformeerd',
      data: { ...data, door: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/onveiligheidsvaststellingen',
    'Een onveilig voorval vaststellen',
    'De zes maanden van stabiele veiligheid beginnen opnieuw (S1, T9).',
  )
  onveiligheidVaststellen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OnveiligheidsvaststellingDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'OnveiligheidVastgesteld', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/afstemmingen',
    'Een afstemming vastleggen',
    'Overleg dat een regel vraagt, zoals voor het afsluiten van de casusregie terwijl Veilig Thuis monitort (V10).',
  )
  afstemmen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: AfstemmingDto) {
    const { data, rest } = stapUit(dto);
    const met = this.partijen.lijst('met', data.met, { door: beller, op: rest.plaatsgevondenOp });
    return this.loket.leg(kop, beller, { type: 'AfstemmingVastgelegd', data: { ...data, met }, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/opschalingen',
    'Opschalen',
    'Een trede per keer (E3). Verplaatst zelf geen verantwoordelijkheid.',
  )
  opschalen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: OpschalingDto) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'Opgeschaald', data, ...rest });
  }
}
