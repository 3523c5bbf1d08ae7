import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Afsprakenboek } from '#afspraken';
import { lezingVan } from '../domain/lezing.js';
import { verantwoordelijkheid } from '../domain/verantwoordelijkheid.js';
import type { VerantwoordelijkheidAntwoord } from '../domain/verantwoordelijkheid.js';
import { klokkenVan } from './klokken.js';
import { Leeszaal } from './leeszaal.js';
import { VerantwoordelijkheidQuery } from './verantwoordelijkheid.query.js';

@QueryHandler(VerantwoordelijkheidQuery)
export class VerantwoordelijkheidHandler implements IQueryHandler<VerantwoordelijkheidQuery> {
  constructor(
    private readonly leeszaal: Leeszaal,
    private readonly boek: Afsprakenboek,
  ) {}

  async execute({ verzoek, klokken }: VerantwoordelijkheidQuery): Promise<VerantwoordelijkheidAntwoord> {
    const { dossier, nuMs } = await this.leeszaal.open(verzoek, 'verantwoordelijkheid');
    return verantwoordelijkheid(lezingVan(dossier, this.boek, klokkenVan(klokken, nuMs)));
  }
}
