import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { currentTrace, verwijsNaarVolgende } from '#platform';
import type { Beller } from '#toegang';
import { TermijnenQuery } from '../../read/termijnen.query.js';
import type { TermijnenDto } from './termijnen.dto.js';
import { termijnenvraagVan } from './termijnenvraag.dto.js';
import type { TermijnenVraagDto } from './termijnenvraag.dto.js';

/** One question for three APIs. */
@Injectable()
export class Termijnenloket {
  constructor(private readonly queryBus: QueryBus) {}

  async geef(
    vraag: TermijnenVraagDto,
    lezer: Beller,
    reply: FastifyReply,
    reden?: string,
  ): Promise<TermijnenDto> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const pagina = await this.queryBus.execute(new TermijnenQuery(verzoek, termijnenvraagVan(vraag)));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
