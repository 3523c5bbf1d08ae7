import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { GemeentereactieDto } from '../dto/afsluiting.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { stapUit } from '../stap-uit.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Signalen over niet-nakomen')
@Rollen('gemeente')
@Controller('gemeente/v1')
export class GemeentereactieController {
  constructor(private readonly loket: Stappenloket) {}

  @Vastleggen(
    'casussen/:casusId/gemeentereacties',
    'Reageren op een signaal over niet-nakomen',
    'Binnen zes weken na het signaal (T7, E3).',
  )
  reageren(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: GemeentereactieDto) {
    const { data, rest } = stapUit(dto);
    return this.loket.leg(kop, beller, { type: 'GemeenteReactieGegeven', data, ...rest });
  }
}
