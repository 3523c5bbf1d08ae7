import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CSV,
  Levert,
  ONVOLLEDIG,
  TE_VEEL_UITVOER,
  csvKop,
  csvRegel,
  currentTrace,
  merkOnvolledig,
  neemUitvoerplaats,
  preferred,
} from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { UitvoerQuery } from '../../read/uitvoer.query.js';
import type { Uitvoer } from '../../read/uitvoer.query.js';
import { MEESTE_CASUSSEN } from '../../read/overzienbaar.js';
import { INZAGE_REDEN } from './inzage-reden.js';
import { UitvoervraagDto } from './uitvoervraag.dto.js';
import { zoekvraagVan } from './zoekvraag.dto.js';

const JSON_VORM = 'application/json';

const UITLEG = [
  'De tijdlijn van elke casus die de zoekvraag vindt (zie `/casussen`), in dezelfde volgorde: wie had het zicht op veiligheid, de casusregie, de monitoring en de procescoördinatie, van wanneer tot wanneer, op welke grond, door wie en wanneer vastgelegd (V0-V13, S2-S4).',
  'Met Accept: text/csv een bestand voor een rekenblad, een regel per periode: puntkomma, decimale komma, tijdstippen op Nederlandse tijd met het tijdstip in UTC ernaast. Met application/json dezelfde inhoud. Ontbreken er casussen, dan heeft elke regel de kolom onvolledig.',
  `Ten hoogste ${MEESTE_CASUSSEN} casussen. Het bestand komt terwijl het wordt gemaakt; wordt het afgebroken, dan is het niet volledig: vraag opnieuw.`,
  'Van elke casus wordt de inzage vastgelegd voordat haar regels gaan.',
].join(' ');

const { required: _, ...ONVOLLEDIG_SCHEMA } = ONVOLLEDIG;

const TIJDLIJNEN_SCHEMA = {
  type: 'object' as const,
  required: ['items'],
  properties: {
    onvolledig: ONVOLLEDIG_SCHEMA,
    items: {
      type: 'array' as const,
      description: 'Per casus het antwoord van `/casussen/{casusId}/tijdlijn`.',
      items: { $ref: '#/components/schemas/TijdlijnDto' },
    },
  },
};

@ApiTags('Lijst van casussen')
@Controller('gemeente/v1/tijdlijnen')
@Rollen('gemeente', 'toezicht')
export class TijdlijnenController {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiOperation({ summary: 'De tijdlijnen van gezochte casussen, als bestand', description: UITLEG })
  @ApiHeader(INZAGE_REDEN)
  @ApiOkResponse({
    description: 'Alle tijdlijnen.',
    content: { [JSON_VORM]: { schema: TIJDLIJNEN_SCHEMA }, [CSV]: { schema: { type: 'string' } } },
    headers: {
      Onvolledig: { description: ONVOLLEDIG.description, schema: ONVOLLEDIG_SCHEMA },
    },
  })
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  async tijdlijnen(
    @Query() { geldigOp, beschikbaarOp, ...vraag }: UitvoervraagDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    neemUitvoerplaats(reply, lezer.sub);
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const klokken = { geldigOp, beschikbaarOp };
    const uitvoer = await this.queryBus.execute(new UitvoerQuery(verzoek, zoekvraagVan(vraag), klokken));
    merkOnvolledig(reply, uitvoer);
    const isCsv = preferred(accept, [JSON_VORM, CSV]) === CSV;
    return new StreamableFile(Readable.from(isCsv ? csvDelen(uitvoer) : jsonDelen(uitvoer)), {
      type: `${isCsv ? CSV : JSON_VORM}; charset=utf-8`,
      disposition: `attachment; filename="tijdlijnen.${isCsv ? 'csv' : 'json'}"`,
    });
  }
}

/** What is missing stands in every line, since a file is cut and sent on; and in one of its own when there are no lines. */
async function* csvDelen({ kop, tijdlijnen, onvolledig }: Uitvoer): AsyncGenerator<string> {
  if (onvolledig === undefined) {
    yield csvKop(kop);
    for await (const { regels } of tijdlijnen) yield regels.map(csvRegel).join('');
    return;
  }
  yield csvKop([...kop, 'onvolledig']);
  let leeg = true;
  for await (const { regels } of tijdlijnen) {
    yield regels.map((regel) => csvRegel([...regel, onvolledig])).join('');
    leeg = false;
  }
  if (leeg) yield csvRegel([...kop.map(() => undefined), onvolledig]);
}

async function* jsonDelen({ tijdlijnen, onvolledig }: Uitvoer): AsyncGenerator<string> {
  let vooraf = onvolledig === undefined ? '{"items":[' : `{"onvolledig":${onvolledig},"items":[`;
  for await (const { json } of tijdlijnen) {
    yield vooraf + JSON.stringify(json);
    vooraf = ',\n';
  }
  yield vooraf === ',\n' ? ']}\n' : `${vooraf}]}\n`;
}
