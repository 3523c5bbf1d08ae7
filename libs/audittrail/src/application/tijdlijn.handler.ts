import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Afsprakenboek } from '#afspraken';
import { lezingVan } from '../domain/lezing.js';
import { tijdlijn } from '../domain/tijdlijn.js';
import type { TijdlijnAntwoord } from '../domain/tijdlijn.js';
import { klokkenVan } from './klokken.js';
import { Leeszaal } from './leeszaal.js';
import { TijdlijnQuery } from './tijdlijn.query.js';

@QueryHandler(TijdlijnQuery)
export class TijdlijnHandler implements IQueryHandler<TijdlijnQuery> {
  constructor(
    private readonly leeszaal: Leeszaal,
    private readonly boek: Afsprakenboek,
  ) {}

  async execute({ verzoek, klokken }: TijdlijnQuery): Promise<TijdlijnAntwoord> {
    const { dossier, nuMs } = await this.leeszaal.open(verzoek, 'tijdlijn');
    return tijdlijn(lezingVan(dossier, this.boek, klokkenVan(klokken, nuMs)));
  }
}
