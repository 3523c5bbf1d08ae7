import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import {
  PAGINAGROOTTE,
  paginaVan,
  vervolgBijVraag,
  vervolgplaats,
  vraagmerk,
  weigerAchterstand,
} from '#platform';
import { Lijstinzage } from '#toegang';
import { Casuslijsten, LIJST, plaatsVanCasus } from './casuslijsten.js';
import { eisOverzienbaar } from './overzienbaar.js';
import { casusregelweergave } from './weergave.js';
import { ZoekQuery } from './zoek.query.js';
import type { Zoekpagina } from './zoek.query.js';
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

  async execute({ verzoek, vraag, cursor, alsBestand }: ZoekQuery): Promise<Zoekpagina> {
    const nuMs = this.clock.nowMs();
    const merk = vraagmerk(vraag, verzoek.lezer);
    // Every page of a question is about the instant of the first.
    const { na, opMs } = vervolgBijVraag(cursor, IDS, { merk, nuMs }) ?? { na: undefined, opMs: nuMs };
    const moment = { nuMs: opMs, boek: this.boek };
    const filter = zoekfilterVan(vraag, verzoek.lezer, moment);
    const onvolledig = weigerAchterstand(await this.lijsten.stand(), LIJST);
    if (alsBestand) await eisOverzienbaar(this.lijsten, filter);
    const gevonden = await this.lijsten.zoek(filter, { na, limiet: PAGINAGROOTTE + 1 });
    const { items, ...verder } = paginaVan(gevonden, (casus) =>
      vervolgplaats(plaatsVanCasus(casus), opMs, merk),
    );
    const grond = grondVan(verzoek.lezer);
    await this.inzage.leg(
      verzoek,
      items.map(({ casusId }) => ({ casusId, grond })),
      nuMs,
    );
    return {
      items: items.map((overzicht) => casusregelweergave(overzicht, moment)),
      ...verder,
      geldigOp: isoInstant(opMs),
      ...onvolledig,
    };
  }
}
