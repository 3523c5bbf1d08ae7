import { Injectable, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentTrace, setEtag } from '#platform';
import type { PartijBeller } from '#toegang';
import { InhoudInzien } from '../../application/inhoud-inzien.query.js';
import type { Leesopdracht } from '../../application/lezen.js';
import { OverdrachtInzien } from '../../application/overdracht-inzien.query.js';
import type { InhoudVraagDto } from './dto/pagina.dto.js';
import type { InhoudInzichtDto, OverdrachtInzichtDto } from './dto/inzage-antwoord.dto.js';
import { casusIdUit, overdrachtIdUit } from './padcode.js';

/** The ids of the path of a read, and where to answer. */
export interface Leeskop {
  readonly casusId: string;
  /** @throws OverdrachtOnbekend when the path names no handover */
  readonly overdrachtId: () => string;
  readonly antwoord: FastifyReply;
}

/** Injects the `Leeskop` of a read. */
export const Leest = createParamDecorator((_: unknown, context: ExecutionContext): Leeskop => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest>();
  const antwoord = context.switchToHttp().getResponse<FastifyReply>();
  return { casusId: casusIdUit(params), overdrachtId: () => overdrachtIdUit(params), antwoord };
});

/** Asks one question and answers it. */
@Injectable()
export class Inzageloket {
  constructor(private readonly queryBus: QueryBus) {}

  async overdracht(kop: Leeskop, beller: PartijBeller): Promise<OverdrachtInzichtDto> {
    const overdrachtId = kop.overdrachtId();
    const inzicht = await this.queryBus.execute(new OverdrachtInzien(opdrachtVan(kop, beller), overdrachtId));
    setEtag(kop.antwoord, inzicht.revisie);
    return inzicht as OverdrachtInzichtDto;
  }

  async inhoud(kop: Leeskop, beller: PartijBeller, { na }: InhoudVraagDto): Promise<InhoudInzichtDto> {
    const vraag = new InhoudInzien(opdrachtVan(kop, beller), na === undefined ? undefined : Number(na));
    const inzicht = await this.queryBus.execute(vraag);
    setEtag(kop.antwoord, inzicht.revisie);
    return inzicht;
  }
}

const opdrachtVan = ({ casusId }: Leeskop, { rol, partij, regio, sub }: PartijBeller): Leesopdracht => ({
  casusId,
  kijker: { rol, partij, regio },
  medewerker: sub,
  traceId: currentTrace()?.traceId,
});
