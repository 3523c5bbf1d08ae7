import type { Partij } from '#event-sourcing';
import type { Afspraken, Partner, Partnersoort, Subregio } from './afspraken.js';

export interface GemeenteInRegio {
  /** CBS code. */
  readonly code: string;
  readonly naam: string;
  readonly subregio: Pick<Subregio, 'id' | 'naam'>;
  readonly regio: string;
}

export interface TeamInRegio {
  readonly id: string;
  readonly naam: string;
  /** CBS code of its gemeente. */
  readonly gemeente: string;
  readonly regio: string;
}

/** Who and what there is in one set of afspraken, indexed once. */
export class Regiokaart {
  readonly gemeenten: ReadonlyMap<string, GemeenteInRegio>;
  readonly teams: ReadonlyMap<string, TeamInRegio>;
  private readonly partners: ReadonlyMap<string, Partner>;

  constructor(readonly afspraken: Afspraken) {
    const { regio, subregios, partners } = afspraken;
    const gemeenten = subregios.flatMap((subregio) =>
      subregio.gemeenten.map((gemeente) => ({
        gemeente,
        subregio: { id: subregio.id, naam: subregio.naam },
      })),
    );
    this.gemeenten = new Map(
      gemeenten.map(({ gemeente: { code, naam }, subregio }) => [code, { code, naam, subregio, regio }]),
    );
    this.teams = new Map(
      gemeenten.flatMap(({ gemeente: { code, teams } }) =>
        teams.map(({ id, naam }) => [id, { id, naam, gemeente: code, regio }]),
      ),
    );
    this.partners = new Map(partners.map((partner) => [`${partner.soort}/${partner.id}`, partner]));
  }

  partner(soort: Partnersoort, id: string): Partner | undefined {
    return this.partners.get(`${soort}/${id}`);
  }

  partij({ soort, id, gemeente }: Partij): Partij | undefined {
    const gevonden = this.canoniek(soort, id);
    return gemeente === undefined || gemeente === gevonden?.gemeente ? gevonden : undefined;
  }

  private canoniek(soort: Partij['soort'], id: string): Partij | undefined {
    switch (soort) {
      case 'veilig-thuis':
        return id === this.afspraken.veiligThuis.id ? { soort, id } : undefined;
      case 'lokaal-veld': {
        const team = this.teams.get(id);
        return team && { soort, id, gemeente: team.gemeente };
      }
      case 'gemeente':
        return this.gemeenten.has(id) ? { soort, id, gemeente: id } : undefined;
      case 'gi':
      case 'instelling':
      case 'multidisciplinair-team':
        return this.partner(soort, id) && { soort, id };
      case 'client-systeem':
        return undefined;
    }
  }
}
