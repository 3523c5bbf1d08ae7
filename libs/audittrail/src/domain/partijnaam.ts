import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';

export interface PartijMetNaam extends Partij {
  /** As the samenwerkingsafspraken name it; its id when they do not know it. */
  readonly naam: string;
}

/** Names a party as the afspraken in force at an instant do. */
export type Noemer = (partij: Partij, opMs: number) => PartijMetNaam;

export const noemerVan =
  (boek: Afsprakenboek, regio: string): Noemer =>
  (partij, opMs) => ({ ...partij, naam: naamIn(boek, regio, partij, opMs) ?? partij.id });

const naamIn = (
  boek: Afsprakenboek,
  regio: string,
  { soort, id }: Partij,
  opMs: number,
): string | undefined => {
  switch (soort) {
    case 'veilig-thuis':
      return boek.regios().includes(id) ? boek.voor(id, opMs).veiligThuis.naam : undefined;
    case 'lokaal-veld':
      return boek.team(id, opMs)?.naam;
    case 'gemeente':
      return boek.gemeente(id, opMs)?.naam;
    case 'client-systeem':
      return 'Cliëntsysteem';
    case 'gi':
    case 'instelling':
    case 'multidisciplinair-team':
      return boek.partner(regio, soort, id, opMs)?.naam;
  }
};
