import { Injectable } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Afsprakenboek } from '#afspraken';
import {
  CSV,
  csvBestand,
  currentTrace,
  lijstCsv,
  merkOnvolledig,
  neemUitvoerplaats,
  preferred,
  verwijsNaarVolgende,
} from '#platform';
import type { Beller } from '#toegang';
import { TermijnenQuery } from '../../read/termijnen.query.js';
import { termijnkolommen } from './termijnen-csv.js';
import type { TermijnenDto } from './termijnen.dto.js';
import { termijnenvraagVan } from './termijnenvraag.dto.js';
import type { TermijnenVraagDto } from './termijnenvraag.dto.js';

export const JSON_VORM = 'application/json';

export interface Antwoordwens {
  /** As they were sent. */
  readonly accept: string | undefined;
  readonly reden?: string | undefined;
}

/** One question for three APIs. */
@Injectable()
export class Termijnenloket {
  constructor(
    private readonly queryBus: QueryBus,
    private readonly boek: Afsprakenboek,
  ) {}

  async geef(
    { cursor, ...gevraagd }: TermijnenVraagDto,
    lezer: Beller,
    reply: FastifyReply,
    { accept, reden }: Antwoordwens,
  ): Promise<TermijnenDto | StreamableFile> {
    const verzoek = { lezer, reden, traceId: currentTrace()?.traceId };
    const vraag = termijnenvraagVan(gevraagd);
    const isCsv = preferred(accept, [JSON_VORM, CSV]) === CSV;
    if (isCsv) neemUitvoerplaats(reply, lezer.sub);
    const lees = (vanaf: string | undefined, alsBestand = false) =>
      this.queryBus.execute(new TermijnenQuery(verzoek, { ...vraag, cursor: vanaf }, alsBestand));
    const pagina = await lees(cursor, isCsv);
    merkOnvolledig(reply, pagina);
    if (isCsv) return csvBestand('termijnen', lijstCsv(pagina, lees, termijnkolommen(this.boek)));
    verwijsNaarVolgende(reply, pagina.volgende);
    return pagina;
  }
}
