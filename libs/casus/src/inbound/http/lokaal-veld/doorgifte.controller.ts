import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { Partijwijzer } from '../../../application/partijwijzer.js';
import { TerugmeldingDto } from '../dto/melding.dto.js';
import { DoorgifteDto, IntrekkingDto } from '../dto/overdracht.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';
import { LOKAAL_VELD_ROLLEN } from './rollen.js';

@ApiTags('Doorgeven en terugmelden')
@Rollen(...LOKAAL_VELD_ROLLEN)
@Controller('lokaal-veld/v1')
export class LokaalVeldDoorgifteController {
  constructor(
    private readonly loket: Stappenloket,
    private readonly partijen: Partijwijzer,
  ) {}

  @Vastleggen(
    'casussen/:casusId/overdrachten',
    'Een casus doorgeven',
    'U geeft de casus door aan een andere partner. U houdt het zicht op veiligheid tot die heeft aanvaard (V8).',
  )
  doorgeven(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: DoorgifteDto) {
    const { data, rest } = stapUit(dto);
    const ontvangers = this.partijen.lijst('ontvangers', data.ontvangers, {
      door: beller,
      op: rest.plaatsgevondenOp,
    });
    const overdrachtId = kop.nieuwId('overdracht');
    const vast = { overdrachtId, pad: 'doorgifte', van: beller.partij, aanTriagetafel: false } as const;
    return this.loket.leg(kop, beller, {
      type: 'OverdrachtVerstuurd',
      data: { ...vast, ...data, ontvangers },
      ...rest,
    });
  }

  @Vastleggen(
    'casussen/:casusId/overdrachten/:overdrachtId/intrekkingen',
    'Een eigen doorgifte intrekken',
    'Kan zolang niet alle ontvangers haar hebben overgenomen (V9).',
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
    'casussen/:casusId/terugmeldingen',
    'Een casus terugmelden bij Veilig Thuis',
    'Er volgt een nieuwe triage. U houdt het zicht op veiligheid tot een ander het overneemt (V13). Gaat verder als melding van een professional.',
  )
  terugmelden(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: TerugmeldingDto) {
    const { data, rest } = stapUit(dto);
    const vast = { meldingId: kop.nieuwId('melding'), bron: 'professional' } as const;
    return this.loket.leg(kop, beller, { type: 'MeldingOntvangen', data: { ...vast, ...data }, ...rest });
  }
}
