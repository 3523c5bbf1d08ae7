import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Clock, DomainError } from '#event-sourcing';
import type { DomainErrorKind } from '#event-sourcing';
import { Afsprakenboek } from '#afspraken';
import type { Inzagegrond } from '#dossier';
import type { Beller } from '#toegang';
import { Casuslijsten, LIJST, plaatsVanCasus } from './casuslijsten.js';
import type { Casusfilter } from './casuslijsten.js';
import { CasussenQuery } from './casussen.query.js';
import { PAGINAGROOTTE, paginaVan, plaatsBijVraag, vraagmerk, weigerAchterstand } from '#platform';
import type { Onvolledigheid, Pagina } from '#platform';
import type { Casussenvraag } from './leesverzoek.js';
import { Lijstinzage } from '#toegang';
import { FASEN } from './rijen.js';
import { casusregelweergave } from './weergave.js';
import type { Casusregelweergave } from './weergave.js';

/** Ids beside the instant in a place: casus. */
const IDS = 1;

@QueryHandler(CasussenQuery)
export class CasussenHandler implements IQueryHandler<CasussenQuery> {
  constructor(
    private readonly lijsten: Casuslijsten,
    private readonly inzage: Lijstinzage,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ verzoek, vraag }: CasussenQuery): Promise<Pagina<Casusregelweergave> & Onvolledigheid> {
    const nuMs = this.clock.nowMs();
    this.eistBekendeGemeente(vraag.gemeente, nuMs);
    const { cursor, ...gevraagd } = vraag;
    const merk = vraagmerk(gevraagd, verzoek.lezer);
    const na = plaatsBijVraag(cursor, IDS, merk);
    const onvolledig = weigerAchterstand(await this.lijsten.stand(), LIJST);
    const gevonden = await this.lijsten.casussen(filterVan(regioVan(verzoek.lezer), vraag, nuMs), {
      na,
      limiet: PAGINAGROOTTE + 1,
    });
    const { items, ...verder } = paginaVan(gevonden, (casus) => [...plaatsVanCasus(casus), merk]);
    await this.inzage.leg(
      verzoek,
      items.map(({ casusId }) => ({ casusId, grond: GROND })),
      nuMs,
    );
    return {
      items: items.map((overzicht) => casusregelweergave(overzicht, { nuMs, boek: this.boek })),
      ...verder,
      ...onvolledig,
    };
  }

  private eistBekendeGemeente(code: string | undefined, nuMs: number): void {
    if (code !== undefined && !this.boek.gemeente(code, nuMs)) throw new GemeenteOnbekend(code);
  }
}

class GemeenteOnbekend extends DomainError {
  override readonly code = 'gemeente-onbekend';
  override readonly kind: DomainErrorKind = 'invalid';
  constructor(code: string) {
    super(`Gemeente ${code} staat niet in de samenwerkingsafspraken. Gebruik een CBS-code, zoals GM0917.`, {
      regel: '§7',
      veld: 'gemeente',
    });
  }
}

const GROND: Inzagegrond = 'veilig-thuis-van-de-regio';

/** §9: Veilig Thuis sees the cases of its region. */
const regioVan = ({ rol, partij }: Beller): string => {
  if (rol === 'veilig-thuis') return partij.id;
  throw new Error(`there is no worklist for ${rol}`);
};

const LOPENDE_FASEN = FASEN.filter((fase) => fase !== 'afgesloten' && fase !== 'gewist');

const filterVan = (
  regio: string,
  { fase, gemeente, alleenOverschreden = false }: Casussenvraag,
  nuMs: number,
): Casusfilter => ({
  regio,
  fasen: fase === undefined ? LOPENDE_FASEN : [fase],
  ...(gemeente !== undefined && { gemeente }),
  ...(alleenOverschreden && { overschredenOpMs: nuMs }),
});
