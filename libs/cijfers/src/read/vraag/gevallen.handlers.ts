import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, instantMs } from '#afspraken';
import { cursorVan, plaatsVan } from './bevindingcursor.js';
import { niveauVoor, toegangVan } from './blik.js';
import { Cijferinzage, GEEN_CASUS } from './cijferinzage.js';
import type { Leesverzoek } from './cijfer.query.js';
import { gebiedsnaam } from './gebiedsnaam.js';
import { AansluitingQuery, BevindingenQuery } from './gevallen.query.js';
import type { Bevindingenpagina, Gevallenvragenlijst } from './gevallen.query.js';
import { Gevallenbron } from './gevallenbron.js';
import type { Aansluitregel, Gevallenvraag } from './gevallenbron.js';
import { CijferInstellingen } from './instellingen.js';
import { eisBekendOp, eisBereik } from './vraagcontrole.js';

/** Most findings on one page: what is recorded as read at once. */
const PAGINAGROOTTE = 50;
/** A quarter: each day has a line per recipient. */
const MEESTE_DAGEN = 92;

/** Somebody's question as it can be answered, and on what ground. */
class Gevallenloket {
  constructor(
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
    private readonly instellingen: CijferInstellingen,
  ) {}

  /** @throws CijfervraagOnjuist */
  neemAan({ lezer }: Leesverzoek, { van, tot, bekendOp }: Gevallenvragenlijst, meesteDagen?: number) {
    const nuMs = this.clock.nowMs();
    eisBereik({ van, tot }, meesteDagen);
    eisBekendOp(bekendOp, nuMs);
    const { minimum } = this.instellingen;
    const { blik, grond } = toegangVan(lezer, niveauVoor(lezer), this.boek, { nuMs, minimum });
    const bekendOpMs = bekendOp === undefined ? nuMs : instantMs(bekendOp);
    const vraag: Gevallenvraag = { blik, van, tot, bekendOpMs };
    return { vraag, grond, nuMs };
  }
}

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

  async execute({
    verzoek,
    vraag: gevraagd,
  }: AansluitingQuery): Promise<readonly (Aansluitregel & { readonly naam: string })[]> {
    const { vraag, grond, nuMs } = this.loket.neemAan(verzoek, gevraagd, MEESTE_DAGEN);
    const wat = `aansluiting ${vraag.van}/${vraag.tot}`;
    await this.inzage.leg(verzoek, [{ casusId: GEEN_CASUS, grond, wat }], nuMs);
    const regels = await this.bron.aansluiting(vraag);
    return regels.map((regel) => ({
      ...regel,
      naam: gebiedsnaam(regel.ontvanger, 'team', this.boek, nuMs),
    }));
  }
}

@QueryHandler(BevindingenQuery)
export class BevindingenHandler implements IQueryHandler<BevindingenQuery> {
  private readonly loket: Gevallenloket;

  constructor(
    private readonly bron: Gevallenbron,
    private readonly inzage: Cijferinzage,
    boek: Afsprakenboek,
    clock: Clock,
    instellingen: CijferInstellingen,
  ) {
    this.loket = new Gevallenloket(boek, clock, instellingen);
  }

  async execute({ verzoek, vraag: gevraagd, cursor }: BevindingenQuery): Promise<Bevindingenpagina> {
    const { vraag, grond, nuMs } = this.loket.neemAan(verzoek, gevraagd);
    const gevonden = await this.bron.bevindingen(vraag, {
      na: plaatsVan(cursor),
      limiet: PAGINAGROOTTE + 1,
    });
    const items = gevonden.slice(0, PAGINAGROOTTE);
    const casussen = new Set(items.map(({ casusId }) => casusId));
    const regels = [...casussen].map((casusId) => ({ casusId, grond, wat: 'bevindingen' }));
    await this.inzage.leg(verzoek, regels, nuMs);
    const laatste = items.at(-1);
    return gevonden.length > PAGINAGROOTTE && laatste
      ? { items, volgende: cursorVan([laatste.vanafMs, laatste.casusId, laatste.soort]) }
      : { items };
  }
}
