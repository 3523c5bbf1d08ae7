import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { InhoudVraagDto } from '../dto/pagina.dto.js';
import { InhoudLezen, OverdrachtLezen } from '../inzien.decorator.js';
import { Inzageloket, Leest } from '../inzageloket.js';
import type { Leeskop } from '../inzageloket.js';
import { LOKAAL_VELD_ROLLEN } from './rollen.js';

@ApiTags('Inhoud')
@Rollen(...LOKAAL_VELD_ROLLEN)
@Controller('lokaal-veld/v1')
export class LokaalVeldInzageController {
  constructor(private readonly loket: Inzageloket) {}

  @OverdrachtLezen()
  overdracht(@Leest() kop: Leeskop, @HuidigeBeller() beller: PartijBeller) {
    return this.loket.overdracht(kop, beller);
  }

  @InhoudLezen()
  inhoud(@Leest() kop: Leeskop, @HuidigeBeller() beller: PartijBeller, @Query() vraag: InhoudVraagDto) {
    return this.loket.inhoud(kop, beller, vraag);
  }
}
