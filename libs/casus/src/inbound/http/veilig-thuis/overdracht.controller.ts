import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OPDRACHTEN } from '#contracts';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { AanvaardingNamensDto, OntvangstbevestigingNamensDto } from '../dto/bevestiging.dto.js';
import { IntrekkingDto, OverdrachtDto } from '../dto/overdracht.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Overdracht')
@Rollen('veilig-thuis')
@Controller('veilig-thuis/v1')
export class VeiligThuisOverdrachtController {
  constructor(private readonly loket: Stappenloket) {}

  @Vastleggen(
    OPDRACHTEN.overdracht.pad,
    'Een casus overdragen',
    'Direct na de veiligheidsbeoordeling (O1, V5) of na een dienst (O2, V6). Een onvolledige overdracht wordt geweigerd met alles wat ontbreekt, en dan wordt niets vastgelegd.',
  )
  overdragen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: OverdrachtDto) {
    return this.loket.voer('overdracht', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.intrekking.pad,
    'Een overdracht intrekken',
    'Kan zolang niet alle ontvangers haar hebben overgenomen. De verantwoordelijkheid blijft waar zij was (V9).',
  )
  intrekken(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: IntrekkingDto) {
    return this.loket.voer('intrekking', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.ontvangstbevestiging.pad,
    'Een ontvangst vastleggen namens de ontvanger',
    'Wat de ontvanger mondeling of schriftelijk heeft bevestigd (V5). Het spoor zegt dat u het vastlegde, tot de ontvanger het bekrachtigt of betwist (V9).',
  )
  ontvangstBevestigen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OntvangstbevestigingNamensDto,
  ) {
    return this.loket.voer('ontvangstbevestiging', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.aanvaarding.pad,
    'Een aanvaarding vastleggen namens de ontvanger',
    'Wat de ontvanger mondeling of schriftelijk heeft bevestigd (V6). Het spoor zegt dat u het vastlegde, tot de ontvanger het bekrachtigt of betwist (V9).',
  )
  aanvaarden(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: AanvaardingNamensDto,
  ) {
    return this.loket.voer('aanvaarding', kop, beller, dto);
  }
}
