import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Afsprakenboek } from '#afspraken';
import {
  CSV,
  KOP_LINK,
  KOP_ONVOLLEDIG,
  Levert,
  TE_VEEL_UITVOER,
  csvBestand,
  currentTrace,
  lijstCsv,
  merkOnvolledig,
  neemUitvoerplaats,
  preferred,
  verwijsNaarVolgende,
} from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { ZoekQuery } from '../../read/zoek.query.js';
import { MEESTE_CASUSSEN } from '../../read/overzienbaar.js';
import { casuskolommen } from './casussen-csv.js';
import { GevondenCasussenDto } from './casussen.dto.js';
import { INZAGE_REDEN } from './inzage-reden.js';
import { ZoekpaginaDto, zoekvraagVan } from './zoekvraag.dto.js';

const UITLEG = [
  'Informatiearm: waar elke casus nu staat, wie nu het zicht op veiligheid heeft, en welke termijnen nu open staan. Ook casussen die ooit in uw gemeente speelden (§9). Toezicht zoekt in alle casussen, met een reden.',
  'Elk deel van de vraag geldt op enig moment van de periode van tot; zonder van en tot: nu. Wat een periode had en wanneer, staat in de tijdlijn van de casus, of van alle gevonden casussen in `/tijdlijnen`.',
  'Gezocht wordt in wat nu bekend is: een stap die later is vastgelegd telt op het moment dat zij gebeurde, een betwiste bevestiging telt niet (V9).',
  'In volgorde van binnenkomst in de hub: die verandert nooit. Wie bladert terwijl er casussen bijkomen of veranderen, mist er geen die al die tijd aan de vraag voldeed en ziet er geen twee keer.',
  'Alle pagina’s van een vraag gaan over hetzelfde tijdstip (`geldigOp`), dat van de eerste.',
  `Met Accept: text/csv alle gevonden casussen in één bestand voor een rekenblad, een regel per casus: puntkomma, datums als dd-mm-jjjj, tijdstippen op Nederlandse tijd met het tijdstip in UTC ernaast. Van de termijnen staat de eerste erin; alle termijnen staan in het bestand van \`/termijnen\`. Ten hoogste ${MEESTE_CASUSSEN} casussen; wordt het bestand afgebroken, dan is het niet volledig: vraag opnieuw.`,
  'Van elke getoonde casus wordt de inzage vastgelegd.',
].join(' ');

const JSON_VORM = 'application/json';

@ApiTags('Lijst van casussen')
@Controller('gemeente/v1/casussen')
@Rollen('gemeente', 'toezicht')
export class GemeentecasussenController {
  constructor(
    private readonly queryBus: QueryBus,
    private readonly boek: Afsprakenboek,
  ) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiExtraModels(GevondenCasussenDto)
  @ApiOperation({ summary: 'Casussen van uw gemeente zoeken', description: UITLEG })
  @ApiHeader(INZAGE_REDEN)
  @ApiOkResponse({
    description: 'Een pagina; de kop Link wijst naar de volgende. Als CSV: alle gevonden casussen.',
    content: {
      [JSON_VORM]: { schema: { $ref: getSchemaPath(GevondenCasussenDto) } },
      [CSV]: { schema: { type: 'string' } },
    },
    headers: { ...KOP_LINK, ...KOP_ONVOLLEDIG },
  })
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  async casussen(
    @Query() { cursor, ...gevraagd }: ZoekpaginaDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GevondenCasussenDto | StreamableFile> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const vraag = zoekvraagVan(gevraagd);
    const isCsv = preferred(accept, [JSON_VORM, CSV]) === CSV;
    if (isCsv) neemUitvoerplaats(reply, lezer.sub);
    const lees = (vanaf: string | undefined, alsBestand = false) =>
      this.queryBus.execute(new ZoekQuery(verzoek, vraag, vanaf, alsBestand));
    const pagina = await lees(cursor, isCsv);
    merkOnvolledig(reply, pagina);
    if (isCsv) return csvBestand('casussen', lijstCsv(pagina, lees, casuskolommen(this.boek)));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
