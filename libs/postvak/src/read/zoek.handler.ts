import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import { PAGINAGROOTTE, paginaVan, plaatsBijVraag, vraagmerk, weigerAchterstand } from '#platform';
import type { Onvolledigheid, Pagina } from '#platform';
import { Lijstinzage } from '#toegang';
import { Casuslijsten, LIJST, plaatsVanCasus } from './casuslijsten.js';
import { casusregelweergave } from './weergave.js';
import type { Casusregelweergave } from './weergave.js';
import { ZoekQuery } from './zoek.query.js';
import { grondVan, zoekfilterVan } from './zoekfilter.js';

/** Ids beside the instant in a place: casus. */
const IDS = 1;

@QueryHandler(ZoekQuery)
export class ZoekHandler implements IQueryHandler<ZoekQuery> {
  constructor(
    private readonly lijsten: Casuslijsten,
    private readonly inzage: Lijstinzage,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ verzoek, vraag, cursor }: ZoekQuery): Promise<Pagina<Casusregelweergave> & Onvolledigheid> {
    const nuMs = this.clock.nowMs();
    const moment = { nuMs, boek: this.boek };
    const filter = zoekfilterVan(vraag, verzoek.lezer, moment);
    const merk = vraagmerk(vraag, verzoek.lezer);
    const na = plaatsBijVraag(cursor, IDS, merk);
    const onvolledig = weigerAchterstand(await this.lijsten.stand(), LIJST);
    const gevonden = await this.lijsten.zoek(filter, { na, limiet: PAGINAGROOTTE + 1 });
    const { items, ...verder } = paginaVan(gevonden, (casus) => [...plaatsVanCasus(casus), merk]);
    const grond = grondVan(verzoek.lezer);
    await this.inzage.leg(
      verzoek,
      items.map(({ casusId }) => ({ casusId, grond })),
      nuMs,
    );
    return {
      items: items.map((overzicht) => casusregelweergave(overzicht, moment)),
      ...verder,
      ...onvolledig,
    };
  }
}
