import { Get, Headers, Injectable, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CSV, Levert, csvVan, preferred, setEtag } from '#platform';
import { HuidigeBeller } from '#toegang';
import type { Beller } from '#toegang';
import { CasusQuery } from '../../application/casus.query.js';
import { TijdlijnQuery } from '../../application/tijdlijn.query.js';
import { VerantwoordelijkheidQuery } from '../../application/verantwoordelijkheid.query.js';
import { TIJDLIJNKOP, tijdlijnregels } from '../csv/tijdlijn-csv.js';
import { CasusDto } from './dto/casus.dto.js';
import { TijdlijnDto } from './dto/tijdlijn.dto.js';
import { VerantwoordelijkheidDto } from './dto/verantwoordelijkheid.dto.js';
import { KlokparametersDto } from './dto/vragen.dto.js';
import { Leesroute } from './leesroute.js';
import { ALS_CSV, CASUS_ID, TIJDLIJN, TWEE_KLOKKEN, VASTGELEGD } from './uitleg.js';
import { ZonderParameters } from './zonder-parameters.pipe.js';

const JSON_VORM = 'application/json';

/** Reading one case: the same for everyone who may see it. Who that is, the controllers say. */
@Injectable()
export abstract class CasusRoutes {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiParam(CASUS_ID)
  @ApiOperation({
    summary: 'Een casus zoals u haar mag zien',
    description: `De stand van nu, informatiearm: codes, ids, tijdstippen en partijen. ${VASTGELEGD}`,
  })
  @ApiOkResponse({
    type: CasusDto,
    description: 'De casus.',
    headers: {
      ETag: { description: 'De revisie, voor If-Match.', schema: { type: 'string', example: '"12"' } },
    },
  })
  async casus(
    @HuidigeBeller() lezer: Beller,
    @Leesroute() route: Leesroute,
    @Query(ZonderParameters) _: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CasusDto> {
    const casus = await this.queries.execute(new CasusQuery({ ...route, lezer }));
    setEtag(reply, casus.revisie);
    return casus;
  }

  @Get('verantwoordelijkheid')
  @ApiParam(CASUS_ID)
  @ApiOperation({
    summary: 'Wie had op een moment het zicht op veiligheid, op welke grond, en door wie vastgelegd',
    description: `${TWEE_KLOKKEN} ${VASTGELEGD}`,
  })
  @ApiOkResponse({ type: VerantwoordelijkheidDto, description: 'Het antwoord met zijn bewijs.' })
  verantwoordelijkheid(
    @HuidigeBeller() lezer: Beller,
    @Leesroute() route: Leesroute,
    @Query() klokken: KlokparametersDto,
  ): Promise<VerantwoordelijkheidDto> {
    return this.queries.execute(new VerantwoordelijkheidQuery({ ...route, lezer }, klokken));
  }

  @Get('tijdlijn')
  @Levert(JSON_VORM, CSV)
  @ApiExtraModels(TijdlijnDto)
  @ApiParam(CASUS_ID)
  @ApiOperation({
    summary: 'Alle periodes van verantwoordelijkheid van een casus',
    description: `${TIJDLIJN} ${TWEE_KLOKKEN} ${ALS_CSV} ${VASTGELEGD}`,
  })
  @ApiOkResponse({
    description: 'De tijdlijn met haar bewijs.',
    content: {
      [JSON_VORM]: { schema: { $ref: getSchemaPath(TijdlijnDto) } },
      [CSV]: { schema: { type: 'string' } },
    },
  })
  async tijdlijn(
    @HuidigeBeller() lezer: Beller,
    @Leesroute() route: Leesroute,
    @Query() klokken: KlokparametersDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TijdlijnDto | string> {
    const tijdlijn = await this.queries.execute(new TijdlijnQuery({ ...route, lezer }, klokken));
    if (preferred(accept, [JSON_VORM, CSV]) !== CSV) return tijdlijn;
    void reply.headers({
      'content-type': `${CSV}; charset=utf-8`,
      'content-disposition': `attachment; filename="tijdlijn-${tijdlijn.casusId}.csv"`,
    });
    return csvVan(TIJDLIJNKOP, tijdlijnregels(tijdlijn));
  }
}
