import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { KOP_LINK, currentTrace, verwijsNaarVolgende } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { ZoekQuery } from '../../read/zoek.query.js';
import { CasussenDto } from './casussen.dto.js';
import { INZAGE_REDEN } from './inzage-reden.js';
import { ZoekpaginaDto, zoekvraagVan } from './zoekvraag.dto.js';

const UITLEG = [
  'Informatiearm: waar elke casus nu staat, wie nu het zicht op veiligheid heeft, en welke termijnen nu open staan. Ook casussen die ooit in uw gemeente speelden (§9). Toezicht zoekt in alle casussen, met een reden.',
  'Elk deel van de vraag geldt op enig moment van de periode van tot; zonder van en tot: nu. Wat een periode had en wanneer, staat in de tijdlijn van de casus, of van alle gevonden casussen in `/tijdlijnen`.',
  'Gezocht wordt in wat nu bekend is: een stap die later is vastgelegd telt op het moment dat zij gebeurde, een betwiste bevestiging telt niet (V9).',
  'In volgorde van binnenkomst in de hub: die verandert nooit. Wie bladert terwijl er casussen bijkomen of veranderen, mist er geen die al die tijd aan de vraag voldeed en ziet er geen twee keer.',
  'Van elke getoonde casus wordt de inzage vastgelegd.',
].join(' ');

@ApiTags('Lijst van casussen')
@Controller('gemeente/v1/casussen')
@Rollen('gemeente', 'toezicht')
export class GemeentecasussenController {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Casussen van uw gemeente zoeken', description: UITLEG })
  @ApiHeader(INZAGE_REDEN)
  @ApiOkResponse({
    type: CasussenDto,
    description: 'Een pagina; de kop Link wijst naar de volgende.',
    headers: KOP_LINK,
  })
  async casussen(
    @Query() { cursor, ...vraag }: ZoekpaginaDto,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CasussenDto> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const pagina = await this.queryBus.execute(new ZoekQuery(verzoek, zoekvraagVan(vraag), cursor));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
