import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, isoInstant } from '#afspraken';
import { KLOKSPELING_MS } from '#platform';
import { bevindingmerk, vervolgVan, vervolgcursor } from './bevindingcursor.js';
import { Cijferinzage } from './cijferinzage.js';
import { gebiedsnaam } from './gebiedsnaam.js';
import { BevindingenQuery } from './gevallen.query.js';
import type { BevindingMetNamen, Bevindingenpagina } from './gevallen.query.js';
import { Gevallenbron } from './gevallenbron.js';
import type { Bevinding } from './gevallenbron.js';
import { Gevallenloket } from './gevallenloket.js';
import { CijferInstellingen } from './instellingen.js';

/** Most findings on one page: what is recorded as read at once. */
const PAGINAGROOTTE = 50;

@QueryHandler(BevindingenQuery)
export class BevindingenHandler implements IQueryHandler<BevindingenQuery> {
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

  async execute({ verzoek, vraag: gevraagd, cursor }: BevindingenQuery): Promise<Bevindingenpagina> {
    const vraagmerk = bevindingmerk(gevraagd, verzoek);
    const vervolg = vervolgVan(cursor, vraagmerk);
    const { vraag, grond, nuMs } = vervolg
      ? this.loket.neemAan(verzoek, vervolg.vraag, { spelingMs: KLOKSPELING_MS })
      : this.loket.neemAan(verzoek, gevraagd);
    const gevonden = await this.bron.bevindingen(vraag, { na: vervolg?.na, limiet: PAGINAGROOTTE + 1 });
    const items = gevonden.slice(0, PAGINAGROOTTE).map((bevinding) => this.#metNamen(bevinding, nuMs));
    const casussen = new Set(items.map(({ casusId }) => casusId));
    const regels = [...casussen].map((casusId) => ({ casusId, grond, wat: 'bevindingen' }));
    const merk = await this.inzage.leg(verzoek, regels, nuMs);
    const laatste = items.at(-1);
    const plaats = laatste && ([laatste.vanafMs, laatste.casusId, laatste.soort] as const);
    return {
      items,
      bekendOp: isoInstant(vraag.bekendOpMs),
      ...(gevonden.length > PAGINAGROOTTE && plaats && { volgende: vervolgcursor(plaats, vraag, vraagmerk) }),
      ...merk,
    };
  }

  #metNamen({ partijen, ...bevinding }: Bevinding, nuMs: number): BevindingMetNamen {
    if (!partijen) return bevinding;
    const gronden = bevinding.gronden?.split('+') ?? [];
    return {
      ...bevinding,
      partijen: partijen.map((partij, i) => ({
        partij,
        naam: gebiedsnaam(partij, 'team', this.boek, nuMs),
        grond: gronden[i] ?? '',
      })),
    };
  }
}
