import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { Partijwijzer } from '../../../application/partijwijzer.js';
import { DossierwissingDto, MonitoringafsluitingDto, OpschalingDto } from '../dto/afsluiting.dto.js';
import {
  BetrokkenenInformeringDto,
  GemeenteInformeringDto,
  MelderTerugkoppelingDto,
} from '../dto/informeren.dto.js';
import { AfstemmingDto, MonitormomentDto, OnveiligheidsvaststellingDto } from '../dto/veiligheid.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Informeren, monitoring en afsluiten')
@Rollen('veilig-thuis')
@Controller('veilig-thuis/v1')
export class VeiligThuisOpvolgingController {
  constructor(
    private readonly loket: Stappenloket,
    private readonly partijen: Partijwijzer,
  ) {}

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
    'casussen/:casusId/melder-terugkoppelingen',
    'Vastleggen dat aan de melder is teruggekoppeld',
    'De melder hoort na de overdracht waar de casus heen ging, met de contactgegevens van de ontvanger (O1, O2).',
  )
  melderTerugkoppelen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: MelderTerugkoppelingDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'MelderTeruggekoppeld', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/gemeente-informeringen',
    'Vastleggen dat een gemeente is geinformeerd',
    'Na een crisis buiten kantoortijd op de volgende werkdag (T10), of als afschrift bij een gezinsvoogd (V11).',
  )
  gemeenteInformeren(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: GemeenteInformeringDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'GemeenteGeinformeerd', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/monitormomenten',
    'Een monitormoment vastleggen',
    'Contact tijdens de monitoring, ten minste na 3 en na 12 maanden (T6, S2).',
  )
  monitoren(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: MonitormomentDto) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'MonitorMomentVastgelegd', data, ...rest });
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

  @Vastleggen(
    'casussen/:casusId/monitoringafsluitingen',
    'De monitoring afsluiten',
    'Bij stabiele veiligheid, of omdat het dossier kon worden gesloten (S3). Met de eerste grond eindigt ook het zicht op veiligheid (V10).',
  )
  monitoringAfsluiten(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: MonitoringafsluitingDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'MonitoringAfgesloten', data, ...rest });
  }

  @Vastleggen(
    'casussen/:casusId/dossierwissingen',
    'Het dossier wissen',
    'Vernietigt de sleutel van de casus: alles wat verzegeld is, wordt overal tegelijk onleesbaar. Het spoor van verantwoordelijkheid blijft (§8). Onherroepelijk; kan pas als de casus is afgesloten.',
  )
  dossierWissen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: DossierwissingDto,
  ) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'DossierGewist', data, ...rest });
  }
}
