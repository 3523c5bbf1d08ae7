import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { Casuslijsten, LIJST, plaatsVanRegel } from './casuslijsten.js';
import { PAGINAGROOTTE, paginaVan, plaatsVan, weigerAchterstand } from '#platform';
import type { Onvolledigheid, Pagina } from '#platform';
import { Lijstinzage } from '#toegang';
import { PostvakQuery } from './postvak.query.js';
import { postvakweergave } from './weergave.js';
import type { Postvakweergave } from './weergave.js';

/** Ids beside the instant in a place: casus and overdracht. */
const IDS = 2;

@QueryHandler(PostvakQuery)
export class PostvakHandler implements IQueryHandler<PostvakQuery> {
  constructor(
    private readonly lijsten: Casuslijsten,
    private readonly inzage: Lijstinzage,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ verzoek, cursor }: PostvakQuery): Promise<Pagina<Postvakweergave> & Onvolledigheid> {
    const { partij } = verzoek.lezer;
    if (!partij) throw new Error('an inbox belongs to a party');
    const merk = weigerAchterstand(await this.lijsten.stand(), LIJST);
    const nuMs = this.clock.nowMs();
    const gevonden = await this.lijsten.wachtend(partij, {
      na: plaatsVan(cursor, IDS),
      limiet: PAGINAGROOTTE + 1,
    });
    const { items, ...verder } = paginaVan(gevonden, plaatsVanRegel);
    const getoond = items.map(({ casusId, inzagegrond }) => ({ casusId, grond: inzagegrond }));
    await this.inzage.leg(verzoek, getoond, nuMs);
    return {
      items: items.map((regel) => postvakweergave(regel, { nuMs, boek: this.boek })),
      ...verder,
      ...merk,
    };
  }
}
