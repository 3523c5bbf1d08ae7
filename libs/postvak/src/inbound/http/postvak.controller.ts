import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { KOP_LINK, PaginaVraagDto, currentTrace, verwijsNaarVolgende } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { PostvakQuery } from '../../read/postvak.query.js';
import { PostvakDto } from './postvak.dto.js';

@ApiTags('Postvak')
@Controller('lokaal-veld/v1/postvak')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class PostvakController {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Wat op uw organisatie wacht',
    description:
      'Overdrachten die wachten op uw ontvangstbevestiging, uw aanvaarding of uw oordeel, het oudste eerst, met de termijnen en wat daarvan over is. Van elke getoonde casus wordt de inzage vastgelegd.',
  })
  @ApiOkResponse({
    type: PostvakDto,
    description: 'Een pagina; de kop Link wijst naar de volgende.',
    headers: KOP_LINK,
  })
  async wachtend(
    @Query() { cursor }: PaginaVraagDto,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostvakDto> {
    const verzoek = { lezer, traceId: currentTrace()?.traceId };
    const pagina = await this.queryBus.execute(new PostvakQuery(verzoek, cursor));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
