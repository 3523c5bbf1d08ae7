import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
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
import { INZAGE_REDENEN } from '#dossier';
import { CSV, KOP_LINK, KOP_ONVOLLEDIG, Levert, TE_VEEL_UITVOER } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { MEESTE_TERMIJNEN } from '../../read/vraagcontrole.js';
import { TermijnenDto } from './termijnen.dto.js';
import { JSON_VORM, Termijnenloket } from './termijnenloket.js';
import { EigenTermijnenVraagDto, TermijnenVraagDto } from './termijnenvraag.dto.js';

const PAGINA = {
  description: 'Een pagina; de kop Link wijst naar de volgende. Als CSV: alle termijnen.',
  content: {
    [JSON_VORM]: { schema: { $ref: getSchemaPath(TermijnenDto) } },
    [CSV]: { schema: { type: 'string' as const } },
  },
  headers: { ...KOP_LINK, ...KOP_ONVOLLEDIG },
};
const STANDAARD = [
  'Zonder filter: alles waaraan nog iets moet gebeuren. De afspraken die golden toen de termijn begon, tellen; T11 is een standaard van de hub. Van elke getoonde casus wordt de inzage vastgelegd.',
  'Alle pagina’s van een vraag gaan over hetzelfde tijdstip (`geldigOp`), dat van de eerste.',
  `Met Accept: text/csv alle termijnen in één bestand voor een rekenblad, een regel per termijn: puntkomma, datums als dd-mm-jjjj, tijdstippen op Nederlandse tijd met het tijdstip in UTC ernaast. Ten hoogste ${MEESTE_TERMIJNEN} termijnen; wordt het bestand afgebroken, dan is het niet volledig: vraag opnieuw.`,
].join(' ');

@ApiTags('Termijnen')
@Controller('gemeente/v1/termijnen')
@Rollen('gemeente', 'toezicht')
export class GemeentetermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiExtraModels(TermijnenDto)
  @ApiOperation({
    summary: 'De termijnen van de casussen van uw gemeente',
    description: `Van wie er iets moet gebeuren, voor wanneer, en wat daarvan over is; ook van casussen die ooit in uw gemeente speelden. Toezicht ziet alle casussen, met een reden. ${STANDAARD}`,
  })
  @ApiHeader({
    name: 'Inzage-Reden',
    required: false,
    description: 'Waarom u leest; verplicht voor toezicht, en wordt vastgelegd.',
    schema: { type: 'string', enum: [...INZAGE_REDENEN] },
  })
  @ApiOkResponse(PAGINA)
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  termijnen(
    @Query() vraag: TermijnenVraagDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto | StreamableFile> {
    return this.loket.geef(vraag, lezer, reply, { accept, reden });
  }
}

@ApiTags('Termijnen')
@Controller('veilig-thuis/v1/termijnen')
@Rollen('veilig-thuis')
export class RegiotermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiExtraModels(TermijnenDto)
  @ApiOperation({
    summary: 'De termijnen van de casussen van uw regio',
    description: `Van Veilig Thuis zelf en van de partijen waaraan is overgedragen, met wat ervan over is. ${STANDAARD}`,
  })
  @ApiOkResponse(PAGINA)
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  termijnen(
    @Query() vraag: TermijnenVraagDto,
    @Headers('accept') accept: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto | StreamableFile> {
    return this.loket.geef(vraag, lezer, reply, { accept });
  }
}

@ApiTags('Termijnen')
@Controller('lokaal-veld/v1/termijnen')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class EigenTermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiExtraModels(TermijnenDto)
  @ApiOperation({
    summary: 'De termijnen van uw organisatie',
    description: `Wat u zelf nog moet doen en voor wanneer, in de casussen die aan u zijn overgedragen. ${STANDAARD}`,
  })
  @ApiOkResponse(PAGINA)
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  termijnen(
    @Query() vraag: EigenTermijnenVraagDto,
    @Headers('accept') accept: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto | StreamableFile> {
    return this.loket.geef(vraag, lezer, reply, { accept });
  }
}
