import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import {
  AanvaardingDto,
  BekrachtigingDto,
  BetwistingDto,
  EersteContactDto,
  OntvangstbevestigingDto,
  WeigeringDto,
} from '../dto/bevestiging.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';
import { LOKAAL_VELD_ROLLEN } from './rollen.js';

@ApiTags('Overdracht ontvangen')
@Rollen(...LOKAAL_VELD_ROLLEN)
@Controller('lokaal-veld/v1')
export class LokaalVeldOntvangstController {
  constructor(private readonly loket: Stappenloket) {}

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/ontvangstbevestigingen',
    'De ontvangst bevestigen',
    'U hebt de volledige inhoud duurzaam opgeslagen, aangetoond met de inhoudHash. Bij een directe overdracht krijgt u hiermee het zicht op veiligheid (V5); na een dienst nog niet (V6).',
  )
  ontvangstBevestigen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OntvangstbevestigingDto,
  ) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OntvangstBevestigd',
      data: { overdrachtId, ...data, ontvanger: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/aanvaardingen',
    'De casus aanvaarden',
    'Uw team neemt de verantwoordelijkheid. Na een dienst en bij doorgifte krijgt u hiermee het zicht op veiligheid (V6, V8).',
  )
  aanvaarden(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: AanvaardingDto) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtAanvaard',
      data: { overdrachtId, ...data, ontvanger: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/weigeringen',
    'De overdracht weigeren',
    'De verantwoordelijkheid blijft waar zij was; de verzender hoort het meteen (V9).',
  )
  weigeren(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: WeigeringDto) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtGeweigerd',
      data: { overdrachtId, ...data, ontvanger: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/bekrachtigingen',
    'Bekrachtigen wat namens u is vastgelegd',
    'De verzender legde uw mondelinge of schriftelijke bevestiging vast, en dat klopt.',
  )
  bekrachtigen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: BekrachtigingDto,
  ) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'BevestigingBekrachtigd',
      data: { overdrachtId, ...data, ontvanger: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/betwistingen',
    'Betwisten wat namens u is vastgelegd',
    'De bevestiging geldt vanaf nu als nooit gegeven, en de verantwoordelijkheid blijft waar zij was (V9).',
  )
  betwisten(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: BetwistingDto) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'BevestigingBetwist',
      data: { overdrachtId, ...data, ontvanger: beller.partij },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/eerste-contacten',
    'Het eerste contact vastleggen',
    'Binnen drie weken na een directe overdracht (T3), vijf werkdagen na een dienst met veiligheidsvoorwaarden (T4), of dezelfde dag bij acute onveiligheid (T5).',
  )
  eersteContactLeggen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: EersteContactDto,
  ) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'EersteContactGelegd',
      data: { overdrachtId, ...data, door: beller.partij },
      ...rest,
    });
  }
}
