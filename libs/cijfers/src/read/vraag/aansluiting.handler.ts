import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { Cijferinzage, GEEN_CASUS } from './cijferinzage.js';
import { gebiedsnaam } from './gebiedsnaam.js';
import { AansluitingQuery } from './gevallen.query.js';
import type { Aansluiting } from './gevallen.query.js';
import { Gevallenbron } from './gevallenbron.js';
import { Gevallenloket } from './gevallenloket.js';
import { CijferInstellingen } from './instellingen.js';

/** A quarter: each day has a line per recipient. */
const MEESTE_DAGEN = 92;

@QueryHandler(AansluitingQuery)
export class AansluitingHandler implements IQueryHandler<AansluitingQuery> {
  private readonly loket: Gevallenloket;

  constructor(
    private readonly bron: Gevallenbron,
    private readonly inzage: Cijferinzage,
    private readonly boek: Afsprakenboek,
    clock: Clock,
    instellingen: CijferInstellingen,
  ) {
    this.loket = new Gevallenloket(boek, clock, instellingen);
  }

  async execute({ verzoek, vraag: gevraagd }: AansluitingQuery): Promise<Aansluiting> {
    const { vraag, grond, nuMs } = this.loket.neemAan(verzoek, gevraagd, {
      meesteDagen: MEESTE_DAGEN,
    });
    const bekend = gevraagd.bekendOp === undefined ? '' : ` bekend op ${gevraagd.bekendOp}`;
    const wat = `aansluiting ${vraag.van}/${vraag.tot}${bekend}`;
    const merk = await this.inzage.leg(verzoek, [{ casusId: GEEN_CASUS, grond, wat }], nuMs);
    const regels = await this.bron.aansluiting(vraag);
    return {
      regels: regels.map((regel) => ({
        ...regel,
        naam: gebiedsnaam(regel.ontvanger, 'team', this.boek, nuMs),
      })),
      bekendOp: isoInstant(vraag.bekendOpMs),
      ...merk,
    };
  }
}
