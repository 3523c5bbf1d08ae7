import { Get, Headers, Injectable, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CSV, KOP_ONVOLLEDIG, Levert, currentTrace, merkOnvolledig, preferred } from '#platform';
import { HuidigeBeller } from '#toegang';
import type { Beller } from '#toegang';
import { BEREKENINGUITLEG } from '../../read/definities/document.js';
import { CIJFERS } from '../../read/definities/index.js';
import { korrelVan } from '../../read/definities/korrel.js';
import type { Cijferdefinitie } from '../../read/definities/definitie.js';
import { cijferCsv } from '../../read/vraag/cijfer-csv.js';
import { CijferQuery } from '../../read/vraag/cijfer.query.js';
import { celweergaven } from '../../read/vraag/weergave.js';
import { CijferVraagDto } from './cijfer.dto.js';
import { CijferDto, CijferlijstDto } from './cijferantwoord.dto.js';
import type { CijferdefinitieDto } from './cijferantwoord.dto.js';

const JSON_VORM = 'application/json';

const UITLEG = [
  'Een cijfer gaat over wanneer iets gebeurde, en wordt bijgesteld als het later wordt vastgelegd; met bekendOp vraagt u het zoals het toen bekend was.',
  'Met Accept: text/csv krijgt u een bestand voor een rekenblad: puntkomma, decimale komma, datums dd-mm-jjjj. Elke regel zegt wanneer het zo bekend was, en zo nodig het minimum en hoeveel casussen ontbreken.',
  'Ontbreken er casussen, dan zegt ook de kop Onvolledig hoeveel; cijfers van sub-regio en regio worden dan aan een gemeente niet getoond (503).',
  'Elke vraag wordt vastgelegd.',
].join(' ');

const definitieweergave = ({ feit, waarin: _waarin, ...definitie }: Cijferdefinitie): CijferdefinitieDto => ({
  ...definitie,
  berekeninguitleg: BEREKENINGUITLEG[definitie.berekening],
  kleinsteCel: korrelVan({ feit, berekening: definitie.berekening }),
});

/** Figures for one kind of viewer; the figure itself is the same for all. */
@Injectable()
export abstract class CijferRoutes {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Welke cijfers er zijn',
    description:
      'Wat elk cijfer zegt, wat meetelt, hoe het wordt berekend, op welke regels het rust, per welke gebieden het er is, en in welke kleinste cel een gemeente het van haar sub-regio en regio ziet.',
  })
  @ApiOkResponse({ type: CijferlijstDto, description: 'Alle cijfers.' })
  lijst(): CijferlijstDto {
    return { items: CIJFERS.map(definitieweergave) };
  }

  @Get(':id')
  @Levert(JSON_VORM, CSV)
  @ApiParam({ name: 'id', description: 'Id van het cijfer.', enum: CIJFERS.map(({ id }) => id) })
  @ApiOperation({ summary: 'Een cijfer per gebied en periode', description: UITLEG })
  @ApiOkResponse({
    description: 'De cellen van het cijfer.',
    content: {
      [JSON_VORM]: { schema: { $ref: getSchemaPath(CijferDto) } },
      [CSV]: { schema: { type: 'string' } },
    },
    headers: KOP_ONVOLLEDIG,
  })
  async cijfer(
    @Param('id') id: string,
    @Query() vraag: CijferVraagDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CijferDto | string> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const antwoord = await this.queryBus.execute(new CijferQuery(verzoek, { ...vraag, id }));
    const { definitie, tijdvakken: _, cellen: _cellen, ...om } = antwoord;
    merkOnvolledig(reply, antwoord);
    if (preferred(accept, [JSON_VORM, CSV]) === CSV) {
      void reply.headers({
        'content-type': `${CSV}; charset=utf-8`,
        'content-disposition': `attachment; filename="${definitie.id}-${om.van}-${om.tot}.csv"`,
      });
      return cijferCsv(antwoord);
    }
    return { cijfer: definitieweergave(definitie), ...om, cellen: celweergaven(antwoord) };
  }
}
