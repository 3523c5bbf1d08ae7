import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Afsprakenboek } from '#afspraken';
import { casusweergave } from '../domain/casusweergave.js';
import type { CasusWeergave } from '../domain/casusweergave.js';
import { lezingVan } from '../domain/lezing.js';
import { CasusQuery } from './casus.query.js';
import { Leeszaal } from './leeszaal.js';

@QueryHandler(CasusQuery)
export class CasusHandler implements IQueryHandler<CasusQuery> {
  constructor(
    private readonly leeszaal: Leeszaal,
    private readonly boek: Afsprakenboek,
  ) {}

  async execute({ verzoek }: CasusQuery): Promise<CasusWeergave> {
    const { dossier, beeld, inzage, kijker, nuMs } = await this.leeszaal.open(verzoek, 'casus');
    return casusweergave(lezingVan(dossier, this.boek, { geldigOpMs: nuMs }), beeld, inzage, kijker);
  }
}
