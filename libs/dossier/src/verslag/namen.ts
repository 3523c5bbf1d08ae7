import type { Afsprakenboek } from '#afspraken';
import type { Partij } from '#event-sourcing';

/** The name of a party in the afspraken of an instant, with its id; only the id when they do not know it. */
export const naamVan = (boek: Afsprakenboek, regio: string, partij: Partij, opMs: number): string => {
  const naam = gevonden(boek, regio, partij, opMs);
  return naam === undefined ? partij.id : `${naam} (${partij.id})`;
};

const gevonden = (
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
    case 'gi':
    case 'instelling':
    case 'multidisciplinair-team':
      return boek.partner(regio, soort, id, opMs)?.naam;
    case 'client-systeem':
      return 'cliëntsysteem';
  }
};
