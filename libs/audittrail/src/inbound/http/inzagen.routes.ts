import { Get, Injectable, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { HuidigeBeller } from '#toegang';
import type { Beller } from '#toegang';
import { InzagenQuery } from '../../application/inzagen.query.js';
import { InzagenDto } from './dto/inzagen.dto.js';
import { InzagenparametersDto } from './dto/vragen.dto.js';
import { Leesroute } from './leesroute.js';
import { CASUS_ID, VASTGELEGD } from './uitleg.js';

/** Who read the case: for Veilig Thuis and for the gemeente of that case. */
@Injectable()
export abstract class InzagenRoutes {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiParam(CASUS_ID)
  @ApiOperation({
    summary: 'Wie deze casus heeft gelezen, wanneer en op welke grond',
    description: `Nieuwste eerst, per pagina. Een pagina blijft gelijk terwijl er nieuwere regels bij komen. ${VASTGELEGD}`,
  })
  @ApiOkResponse({ type: InzagenDto, description: 'Een pagina van inzagen.' })
  inzagen(
    @HuidigeBeller() lezer: Beller,
    @Leesroute() route: Leesroute,
    @Query() pagina: InzagenparametersDto,
  ): Promise<InzagenDto> {
    return this.queries.execute(new InzagenQuery({ ...route, lezer }, pagina));
  }
}
