import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { spoorVan } from '../domain/spoor.js';
import type { Spoor } from '../domain/spoor.js';
import { Leeszaal } from './leeszaal.js';
import { SpoorQuery } from './spoor.query.js';

@QueryHandler(SpoorQuery)
export class SpoorHandler implements IQueryHandler<SpoorQuery> {
  constructor(private readonly leeszaal: Leeszaal) {}

  async execute({ verzoek }: SpoorQuery): Promise<Spoor> {
    const { dossier } = await this.leeszaal.open(verzoek, 'spoor');
    return spoorVan(dossier);
  }
}
