import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock } from '#event-sourcing';
import { Afsprakenboek, instantMs, isoInstant } from '#afspraken';
import { cijferVan } from '../definities/index.js';
import { tijdvakken } from '../tijd/kalender.js';
import { RUST_MS } from '../tijd/vaststelling.js';
import { niveauVoor, toegangVan } from './blik.js';
import { CijferQuery } from './cijfer.query.js';
import type { Cijferantwoord, Cijfervragenlijst } from './cijfer.query.js';
import { Cijferbron } from './cijfervraag.js';
import type { Cel } from './cijfervraag.js';
import { CijferOnbekend } from './fouten.js';
import { eisGebied } from './gebiedcontrole.js';
import { gebiedsnaam } from './gebiedsnaam.js';
import { afscherming } from './afscherming.js';
import { CijferInstellingen } from './instellingen.js';
import { Cijferinzage, GEEN_CASUS } from './cijferinzage.js';
import { geldigeVraag } from './vraagcontrole.js';

@QueryHandler(CijferQuery)
export class CijferHandler implements IQueryHandler<CijferQuery> {
  constructor(
    private readonly bron: Cijferbron,
    private readonly inzage: Cijferinzage,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
    private readonly instellingen: CijferInstellingen,
  ) {}

  async execute({ verzoek, vraag }: CijferQuery): Promise<Cijferantwoord> {
    const nuMs = this.clock.nowMs();
    const definitie = cijferVan(vraag.id);
    if (!definitie) throw new CijferOnbekend();
    const niveau = vraag.niveau ?? niveauVoor(verzoek.lezer);
    const { minimum } = this.instellingen;
    const { blik, grond } = toegangVan(verzoek.lezer, niveau, this.boek, { nuMs, minimum });
    const { per, van, tot } = geldigeVraag(vraag, { definitie, niveau, blik, nuMs });
    const bekendOpMs = vraag.bekendOp === undefined ? nuMs : instantMs(vraag.bekendOp);
    const perioden = tijdvakken(per, van, tot);
    if (vraag.gebied !== undefined) {
      const momenten = [nuMs, bekendOpMs, ...perioden.flatMap(({ vanMs, totMs }) => [vanMs, totMs - 1])];
      eisGebied(vraag.gebied, niveau, { blik, boek: this.boek, momenten });
    }
    const afgeschermd = blik.minimum !== undefined;
    const peilMs = afgeschermd ? Math.min(bekendOpMs, nuMs - RUST_MS) : bekendOpMs;
    if (afgeschermd) await this.inzage.eisHeel();
    const wat = gevraagd({ ...vraag, niveau, per, van, tot });
    const merk = await this.inzage.leg(verzoek, [{ casusId: GEEN_CASUS, grond, wat }], nuMs);
    const cellen = await this.bron.bereken({
      definitie,
      niveau,
      per,
      tijdvakken: perioden,
      bekendOpMs: peilMs,
      blik: { ...blik, ...(vraag.gebied !== undefined && { gebieden: [vraag.gebied] }) },
    });
    if (afgeschermd) await this.inzage.eisHeel();
    return {
      definitie,
      niveau,
      per,
      van,
      tot,
      bekendOp: isoInstant(bekendOpMs),
      ...afscherming(definitie, blik, peilMs),
      ...merk,
      tijdvakken: perioden,
      cellen: [...cellen]
        .sort(opVolgorde)
        .map((cel) => ({ ...cel, naam: gebiedsnaam(cel.gebied, niveau, this.boek, nuMs) })),
    };
  }
}

/** What the log of reads says was asked: enough to ask it again. */
const gevraagd = ({ id, niveau, gebied, per, van, tot, bekendOp }: Cijfervragenlijst): string =>
  [
    `cijfer ${id} ${niveau ?? ''}`,
    ...(gebied === undefined ? [] : [`gebied ${gebied}`]),
    `${van ?? ''}/${tot ?? ''} per ${per}`,
    ...(bekendOp === undefined ? [] : [`bekend op ${bekendOp}`]),
  ].join(' ');

const opVolgorde = (a: Cel, b: Cel): number =>
  vergelijk(a.gebied, b.gebied) ||
  vergelijk(a.periode, b.periode) ||
  vergelijk(JSON.stringify(a.kenmerken), JSON.stringify(b.kenmerken));

const vergelijk = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
