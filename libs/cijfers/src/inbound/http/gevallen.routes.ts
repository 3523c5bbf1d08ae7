import { Readable } from 'node:stream';
import { Get, Headers, Injectable, Query, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTooManyRequestsResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CSV,
  KOP_LINK,
  KOP_ONVOLLEDIG,
  Levert,
  TE_VEEL_UITVOER,
  currentTrace,
  merkOnvolledig,
  neemUitvoerplaats,
  preferred,
  verwijsNaarVolgende,
} from '#platform';
import { HuidigeBeller } from '#toegang';
import type { Beller } from '#toegang';
import { AansluitingQuery, BevindingenQuery } from '../../read/vraag/gevallen.query.js';
import { AansluitingDto, AansluitingVraagDto, BevindingenDto, BevindingenVraagDto } from './gevallen.dto.js';
import { aansluitingCsv, bevindingenCsv, bevindingweergave } from './gevallen-csv.js';

const JSON_VORM = 'application/json';

const vormen = (dto: Parameters<typeof getSchemaPath>[0]) => ({
  [JSON_VORM]: { schema: { $ref: getSchemaPath(dto) } },
  [CSV]: { schema: { type: 'string' as const } },
});

const alsCsv = (reply: FastifyReply, naam: string): void =>
  void reply.headers({
    'content-type': `${CSV}; charset=utf-8`,
    'content-disposition': `attachment; filename="${naam}.csv"`,
  });

/** Reconciliation of what was sent against what was confirmed. */
@Injectable()
export abstract class AansluitingRoutes {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiOperation({
    summary: 'Wat verstuurd is tegen wat bevestigd is, per dag',
    description:
      'Per dag van verzending en per ontvanger: hoeveel overdrachten om een ontvangstbevestiging vroegen, hoeveel er bevestigd zijn, en de hash van beide (V5, V6). Een verschil is een alarm. Elke vraag wordt vastgelegd.',
  })
  @ApiOkResponse({
    description: 'Een regel per dag en ontvanger.',
    content: vormen(AansluitingDto),
    headers: KOP_ONVOLLEDIG,
  })
  async aansluiting(
    @Query() vraag: AansluitingVraagDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AansluitingDto | string> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const { regels, ...merk } = await this.queryBus.execute(new AansluitingQuery(verzoek, vraag));
    merkOnvolledig(reply, merk);
    const items = regels.map((regel) => ({
      ...regel,
      sluitAan: regel.hashVerstuurd === regel.hashBevestigd,
    }));
    if (preferred(accept, [JSON_VORM, CSV]) !== CSV) return { items, ...merk };
    alsCsv(reply, 'aansluiting');
    return aansluitingCsv(items, merk);
  }
}

/** When nobody held the zicht op veiligheid of a case, or more than one party did. */
@Injectable()
export abstract class BevindingenRoutes {
  constructor(private readonly queryBus: QueryBus) {}

  @Get()
  @Levert(JSON_VORM, CSV)
  @ApiOperation({
    summary: 'Niet belegd en dubbel belegd, per casus',
    description:
      'De tijdvakken die de gevraagde tijd raken waarin niemand het zicht op veiligheid had (V0) of meer dan één partij (V7, V13), de oudste eerst, per pagina. Alle pagina’s van een vraag gaan over dezelfde tijd en over wat op hetzelfde tijdstip bekend was (`bekendOp`). Met Accept: text/csv alle bladzijden in één bestand, op Nederlandse tijd met het tijdstip in UTC ernaast. Van elke getoonde casus wordt de inzage vastgelegd.',
  })
  @ApiOkResponse({
    description: 'Een pagina; de kop Link wijst naar de volgende.',
    content: vormen(BevindingenDto),
    headers: { ...KOP_LINK, ...KOP_ONVOLLEDIG },
  })
  @ApiTooManyRequestsResponse(TE_VEEL_UITVOER)
  async bevindingen(
    @Query() { cursor, ...vraag }: BevindingenVraagDto,
    @Headers('accept') accept: string | undefined,
    @Headers('inzage-reden') reden: string | undefined,
    @HuidigeBeller() lezer: Beller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BevindingenDto | StreamableFile> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const isCsv = preferred(accept, [JSON_VORM, CSV]) === CSV;
    if (isCsv) neemUitvoerplaats(reply, lezer.sub);
    const lees = (vanaf?: string) => this.queryBus.execute(new BevindingenQuery(verzoek, vraag, vanaf));
    const pagina = await lees(cursor);
    const { items, volgende, ...merk } = pagina;
    merkOnvolledig(reply, merk);
    if (isCsv)
      return new StreamableFile(Readable.from(bevindingenCsv(pagina, lees)), {
        type: `${CSV}; charset=utf-8`,
        disposition: 'attachment; filename="bevindingen.csv"',
      });
    verwijsNaarVolgende(reply, volgende);
    return { items: items.map(bevindingweergave), ...(volgende !== undefined && { volgende }), ...merk };
  }
}
