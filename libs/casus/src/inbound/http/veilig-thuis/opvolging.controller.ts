import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OPDRACHTEN } from '#contracts';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { DossierwissingDto, MonitoringafsluitingDto, OpschalingDto } from '../dto/afsluiting.dto.js';
import {
  BetrokkenenInformeringDto,
  GemeenteInformeringDto,
  MelderTerugkoppelingDto,
} from '../dto/informeren.dto.js';
import { AfstemmingDto, MonitormomentDto, OnveiligheidsvaststellingDto } from '../dto/veiligheid.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Informeren, monitoring en afsluiten')
@Rollen('veilig-thuis')
@Controller('veilig-thuis/v1')
export class VeiligThuisOpvolgingController {
  constructor(private readonly loket: Stappenloket) {}

  @Vastleggen(
    OPDRACHTEN['betrokkenen-informering'].pad,
    'Vastleggen dat directbetrokkenen zijn geinformeerd',
    'Na het triagebesluit binnen vijf werkdagen, tenzij aan de triagetafel iets anders is afgesproken (T2); daarna loopt de termijn van twee maanden (T8).',
  )
  betrokkenenInformeren(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: BetrokkenenInformeringDto,
  ) {
    return this.loket.voer('betrokkenen-informering', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN['melder-terugkoppeling'].pad,
    'Vastleggen dat aan de melder is teruggekoppeld',
    'De melder hoort na de overdracht waar de casus heen ging, met de contactgegevens van de ontvanger (O1, O2).',
  )
  melderTerugkoppelen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: MelderTerugkoppelingDto,
  ) {
    return this.loket.voer('melder-terugkoppeling', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN['gemeente-informering'].pad,
    'Vastleggen dat een gemeente is geinformeerd',
    'Na een crisis buiten kantoortijd op de volgende werkdag (T10), of als afschrift bij een gezinsvoogd (V11).',
  )
  gemeenteInformeren(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: GemeenteInformeringDto,
  ) {
    return this.loket.voer('gemeente-informering', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.monitormoment.pad,
    'Een monitormoment vastleggen',
    'Contact tijdens de monitoring, ten minste na 3 en na 12 maanden (T6, S2).',
  )
  monitoren(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: MonitormomentDto) {
    return this.loket.voer('monitormoment', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.onveiligheidsvaststelling.pad,
    'Een onveilig voorval vaststellen',
    'De zes maanden van stabiele veiligheid beginnen opnieuw (S1, T9).',
  )
  onveiligheidVaststellen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OnveiligheidsvaststellingDto,
  ) {
    return this.loket.voer('onveiligheidsvaststelling', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.afstemming.pad,
    'Een afstemming vastleggen',
    'Overleg dat een regel vraagt, zoals voor het afsluiten van de casusregie terwijl Veilig Thuis monitort (V10).',
  )
  afstemmen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: AfstemmingDto) {
    return this.loket.voer('afstemming', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.opschaling.pad,
    'Opschalen',
    'Een trede per keer (E3). Verplaatst zelf geen verantwoordelijkheid.',
  )
  opschalen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: OpschalingDto) {
    return this.loket.voer('opschaling', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.monitoringafsluiting.pad,
    'De monitoring afsluiten',
    'Bij stabiele veiligheid, of omdat het dossier kon worden gesloten (S3). Met de eerste grond eindigt ook het zicht op veiligheid (V10).',
  )
  monitoringAfsluiten(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: MonitoringafsluitingDto,
  ) {
    return this.loket.voer('monitoringafsluiting', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.dossierwissing.pad,
    'Het dossier wissen',
    'Vernietigt de sleutel van de casus: alles wat verzegeld is, wordt overal tegelijk onleesbaar. Het spoor van verantwoordelijkheid blijft (§8). Onherroepelijk; kan pas als de casus is afgesloten.',
  )
  dossierWissen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: DossierwissingDto,
  ) {
    return this.loket.voer('dossierwissing', kop, beller, dto);
  }
}
