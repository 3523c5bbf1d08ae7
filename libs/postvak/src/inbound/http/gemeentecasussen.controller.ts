import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { INZAGE_REDENEN } from '#dossier';
import { currentTrace } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { CasussenQuery } from '../../read/casussen.query.js';
import { CasussenDto } from './casussen.dto.js';
import { casussenvraagVan } from './casussenvraag.js';
import { CasussenVraagDto } from './lijstvraag.dto.js';
import { verwijsNaarVolgende } from '#platform';

@ApiTags('Lijst van casussen')
@Controller('gemeente/v1/casussen')
@Rollen('gemeente', 'toezicht')
export class GemeentecasussenController {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'De casussen van uw gemeente',
    description:
      'Informatiearm: waar elke casus staat, wie nu het zicht op veiligheid heeft, en welke termijnen open staan. Ook casussen die ooit in uw gemeente speelden. Toezicht ziet alle casussen, met een reden. Van elke getoonde casus wordt de inzage vastgelegd.',
  })
  @ApiHeader({
    name: 'Inzage-Reden',
    required: false,
    description: 'Waarom u leest; verplicht voor toezicht, en wordt vastgelegd.',
    schema: { type: 'string', enum: [...INZAGE_REDENEN] },
  })
  @ApiOkResponse({ type: CasussenDto, description: 'Een pagina; de kop Link wijst naar de volgende.' })
  async casussen(
    @Query() vraag: CasussenVraagDto,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CasussenDto> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const pagina = await this.queryBus.execute(new CasussenQuery(verzoek, casussenvraagVan(vraag)));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
