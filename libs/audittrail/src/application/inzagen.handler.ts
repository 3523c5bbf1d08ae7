import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { InzageLog } from '#event-sourcing';
import type { InzagePagina } from '#event-sourcing';
import { InzagenQuery } from './inzagen.query.js';
import { Leeszaal } from './leeszaal.js';

@QueryHandler(InzagenQuery)
export class InzagenHandler implements IQueryHandler<InzagenQuery> {
  constructor(
    private readonly leeszaal: Leeszaal,
    private readonly inzageLog: InzageLog,
  ) {}

  async execute({ verzoek, pagina: { limiet, cursor } }: InzagenQuery): Promise<InzagePagina> {
    await this.leeszaal.open(verzoek, 'inzagen');
    return this.inzageLog.vanCasus(verzoek.casusId, { limiet, ...(cursor !== undefined && { cursor }) });
  }
}
