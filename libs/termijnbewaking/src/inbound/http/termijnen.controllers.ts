import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { INZAGE_REDENEN } from '#dossier';
import { KOP_LINK } from '#platform';
import { HuidigeBeller, Rollen } from '#toegang';
import type { Beller } from '#toegang';
import { TermijnenDto } from './termijnen.dto.js';
import { Termijnenloket } from './termijnenloket.js';
import { EigenTermijnenVraagDto, TermijnenVraagDto } from './termijnenvraag.dto.js';

const PAGINA = {
  type: TermijnenDto,
  description: 'Een pagina; de kop Link wijst naar de volgende.',
  headers: KOP_LINK,
} as const;
const STANDAARD =
  'Zonder filter: alles waaraan nog iets moet gebeuren. De afspraken die golden toen de termijn begon, tellen; T11 is een standaard van de hub. Van elke getoonde casus wordt de inzage vastgelegd.';

@ApiTags('Termijnen')
@Controller('gemeente/v1/termijnen')
@Rollen('gemeente', 'toezicht')
export class GemeentetermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
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
  termijnen(
    @Query() vraag: TermijnenVraagDto,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto> {
    return this.loket.geef(vraag, lezer, reply, reden);
  }
}

@ApiTags('Termijnen')
@Controller('veilig-thuis/v1/termijnen')
@Rollen('veilig-thuis')
export class RegiotermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
  @ApiOperation({
    summary: 'De termijnen van de casussen van uw regio',
    description: `Van Veilig Thuis zelf en van de partijen waaraan is overgedragen, met wat ervan over is. ${STANDAARD}`,
  })
  @ApiOkResponse(PAGINA)
  termijnen(
    @Query() vraag: TermijnenVraagDto,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto> {
    return this.loket.geef(vraag, lezer, reply);
  }
}

@ApiTags('Termijnen')
@Controller('lokaal-veld/v1/termijnen')
@Rollen('lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team')
export class EigenTermijnenController {
  constructor(private readonly loket: Termijnenloket) {}

  @Get()
  @ApiOperation({
    summary: 'De termijnen van uw organisatie',
    description: `Wat u zelf nog moet doen en voor wanneer, in de casussen die aan u zijn overgedragen. ${STANDAARD}`,
  })
  @ApiOkResponse(PAGINA)
  termijnen(
    @Query() vraag: EigenTermijnenVraagDto,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermijnenDto> {
    return this.loket.geef(vraag, lezer, reply);
  }
}
