import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { Partijwijzer } from '../../../application/partijwijzer.js';
import { AanvaardingNamensDto, OntvangstbevestigingNamensDto } from '../dto/bevestiging.dto.js';
import { IntrekkingDto, OverdrachtDto } from '../dto/overdracht.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Overdracht')
@Rollen('veilig-thuis')
@Controller('veilig-thuis/v1')
export class VeiligThuisOverdrachtController {
  constructor(
    private readonly loket: Stappenloket,
    private readonly partijen: Partijwijzer,
  ) {}

  @Vastleggen(
    'casussen/:casusId/overdrachten',
    'Een casus overdragen',
    'Direct na de veiligheidsbeoordeling (O1, V5) of na een dienst (O2, V6). Een onvolledige overdracht wordt geweigerd met alles wat ontbreekt, en dan wordt niets vastgelegd.',
  )
  overdragen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: OverdrachtDto) {
    const { data, rest } = stapUit(dto);
    const vraag = { door: beller, op: rest.plaatsgevondenOp };
    const ontvangers = this.partijen.lijst('ontvangers', data.ontvangers, vraag);
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtVerstuurd',
      data: { overdrachtId: kop.nieuwId('overdracht'), ...data, van: beller.partij, ontvangers },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/intrekkingen',
    'Een overdracht intrekken',
    'Kan zolang niet alle ontvangers haar hebben overgenomen. De verantwoordelijkheid blijft waar zij was (V9).',
  )
  intrekken(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: IntrekkingDto) {
    const { data, rest } = stapUit(dto);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtIngetrokken',
      data: { overdrachtId, ...data },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/ontvangstbevestigingen',
    'Een ontvangst vastleggen namens de ontvanger',
    'Wat de ontvanger mondeling of schriftelijk heeft bevestigd (V5). Het spoor zegt dat u het vastlegde, tot de ontvanger het bekrachtigt of betwist (V9).',
  )
  ontvangstBevestigen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: OntvangstbevestigingNamensDto,
  ) {
    const { data, rest } = stapUit(dto);
    const ontvanger = this.ontvangerUit(dto, beller);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OntvangstBevestigd',
      data: { overdrachtId, ...data, ontvanger },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/aanvaardingen',
    'Een aanvaarding vastleggen namens de ontvanger',
    'Wat de ontvanger mondeling of schriftelijk heeft bevestigd (V6). Het spoor zegt dat u het vastlegde, tot de ontvanger het bekrachtigt of betwist (V9).',
  )
  aanvaarden(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: AanvaardingNamensDto,
  ) {
    const { data, rest } = stapUit(dto);
    const ontvanger = this.ontvangerUit(dto, beller);
    const overdrachtId = kop.overdrachtId();
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtAanvaard',
      data: { overdrachtId, ...data, ontvanger },
      ...rest,
    });
  }

  private ontvangerUit({ ontvanger, plaatsgevondenOp }: AanvaardingNamensDto, door: PartijBeller) {
    return this.partijen.een('ontvanger', ontvanger, { door, op: plaatsgevondenOp });
  }
}
