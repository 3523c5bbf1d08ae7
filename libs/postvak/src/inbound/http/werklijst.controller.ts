import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { currentTrace } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { CasussenQuery } from '../../read/casussen.query.js';
import { CasussenDto } from './casussen.dto.js';
import { casussenvraagVan } from './casussenvraag.js';
import { CasussenVraagDto } from './lijstvraag.dto.js';
import { KOP_LINK, verwijsNaarVolgende } from '#platform';

@ApiTags('Lijst van casussen')
@Controller('veilig-thuis/v1/casussen')
@Rollen('veilig-thuis')
export class WerklijstController {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'De casussen van uw regio',
    description:
      'De werklijst: waar elke casus staat, wie nu het zicht op veiligheid heeft, en welke termijnen open staan. Van elke getoonde casus wordt de inzage vastgelegd.',
  })
  @ApiOkResponse({
    type: CasussenDto,
    description: 'Een pagina; de kop Link wijst naar de volgende.',
    headers: KOP_LINK,
  })
  async casussen(
    @Query() vraag: CasussenVraagDto,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CasussenDto> {
    const verzoek = { lezer, traceId: currentTrace()?.traceId };
    const pagina = await this.queryBus.execute(new CasussenQuery(verzoek, casussenvraagVan(vraag)));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
