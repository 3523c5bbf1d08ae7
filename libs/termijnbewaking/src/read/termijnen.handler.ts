import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Afsprakenboek, isoInstant } from '#afspraken';
import type { Inzagegrond } from '#dossier';
import { Clock } from '#event-sourcing';
import {
  PAGINAGROOTTE,
  paginaVan,
  vervolgBijVraag,
  vervolgplaats,
  vraagmerk,
  weigerAchterstand,
} from '#platform';
import { Lijstinzage } from '#toegang';
import type { Beller } from '#toegang';
import type { Termijnrij } from './rijen.js';
import { TERMIJNEN } from './tabellen.js';
import { TermijnenQuery } from './termijnen.query.js';
import type { Termijnenpagina, Termijnenvraag } from './termijnen.query.js';
import { Termijnlijsten, plaatsVanTermijn } from './termijnlijsten.js';
import type { Kring, Termijnfilter } from './termijnlijsten.js';
import {
  MEESTE_TERMIJNEN,
  TermijnenvraagOnjuist,
  eisBekendeGemeente,
  eisBekendePartij,
} from './vraagcontrole.js';
import { termijnweergave } from './weergave.js';

/** Ids beside the instant in a place: casus, term. */
const IDS = 2;

/** What a reader is told when the list does not show the present: it would be silent about a term that passed. */
const LIJST = {
  naam: TERMIJNEN,
  melding:
    'De lijst loopt achter en wordt niet getoond: er kunnen termijnen ontbreken. Meld het de beheerder en probeer het later opnieuw. Een casus zelf opvragen kan wel.',
};

@QueryHandler(TermijnenQuery)
export class TermijnenHandler implements IQueryHandler<TermijnenQuery> {
  constructor(
    private readonly lijsten: Termijnlijsten,
    private readonly inzage: Lijstinzage,
    private readonly boek: Afsprakenboek,
    private readonly clock: Clock,
  ) {}

  async execute({ verzoek, vraag, alsBestand }: TermijnenQuery): Promise<Termijnenpagina> {
    const nuMs = this.clock.nowMs();
    const kring = kringVan(verzoek.lezer);
    eisBekendeGemeente(vraag, this.boek);
    const { cursor, ...gevraagd } = vraag;
    const merk = vraagmerk(gevraagd, verzoek.lezer);
    // Every page of a question is about the instant of the first: a term that passes meanwhile changes no place.
    const { na, opMs } = vervolgBijVraag(cursor, IDS, { merk, nuMs }) ?? { na: undefined, opMs: nuMs };
    const onvolledig = weigerAchterstand(await this.lijsten.stand(), LIJST);
    const filter = filterVan(kring, vraag, opMs);
    if (alsBestand) await this.eisOverzienbaar(filter);
    const gevonden = await this.lijsten.termijnen(filter, { na, limiet: PAGINAGROOTTE + 1 });
    if (gevonden.length === 0) eisBekendePartij(vraag, this.boek, opMs);
    const { items, ...verder } = paginaVan(gevonden, (rij) =>
      vervolgplaats(plaatsVanTermijn(rij), opMs, merk),
    );
    await this.inzage.leg(
      verzoek,
      items.map((rij) => ({ casusId: rij.casusId, grond: grondVan(kring, rij) })),
      nuMs,
    );
    return {
      items: items.map((rij) => termijnweergave(rij, this.boek, opMs)),
      ...verder,
      geldigOp: isoInstant(opMs),
      ...onvolledig,
    };
  }

  private async eisOverzienbaar(filter: Termijnfilter): Promise<void> {
    if ((await this.lijsten.tel(filter, MEESTE_TERMIJNEN + 1)) > MEESTE_TERMIJNEN)
      throw new TermijnenvraagOnjuist(
        'termijn',
        `Dit zijn meer dan ${MEESTE_TERMIJNEN} termijnen, meer dan een bestand bevat: kies een termijn, status, partij of gemeente.`,
        'termijnen-maximum',
      );
  }
}

/** Nobody has to act any more on what was met or lapsed, so asking for those asks for what is done. */
const filterVan = (
  kring: Kring,
  { ookAfgedaan = false, cursor: _, ...vraag }: Termijnenvraag,
  nuMs: number,
): Termijnfilter => ({
  ...vraag,
  kring,
  nuMs,
  alleenOpen: !ookAfgedaan && vraag.status !== 'gehaald' && vraag.status !== 'vervallen',
});

/** §9: whose terms a reader sees. A recipient sees what it must do itself, in cases that exist for it. */
const kringVan = ({ rol, partij, regio }: Beller): Kring => {
  switch (rol) {
    case 'toezicht':
      return { soort: 'alle' };
    case 'veilig-thuis':
      return { soort: 'regio', regio: partij.id };
    case 'gemeente':
      return { soort: 'gemeente', gemeente: partij.id };
    case 'lokaal-veld':
    case 'gi':
    case 'instelling':
    case 'multidisciplinair-team':
      return { soort: 'partij', partij, regio };
    case 'beheerder':
      throw new Error('there is no list of terms for beheerder');
  }
};

const GROND: Readonly<Record<Exclude<Kring['soort'], 'partij'>, Inzagegrond>> = {
  regio: 'veilig-thuis-van-de-regio',
  gemeente: 'gemeente-van-de-casus',
  alle: 'toezicht',
};

const grondVan = ({ soort }: Kring, { inzagegrond }: Termijnrij): Inzagegrond => {
  if (soort !== 'partij') return GROND[soort];
  if (!inzagegrond) throw new Error('a term is shown to a party for which its case does not exist');
  return inzagegrond;
};
