import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { Niveau } from '../definities/definitie.js';

/** What the afspraken call an area; its id when they no longer know it. */
export const gebiedsnaam = (gebied: string, niveau: Niveau, boek: Afsprakenboek, opMs: number): string => {
  switch (niveau) {
    case 'regio':
      return boek.naam(gebied, { soort: 'veilig-thuis', id: gebied }, opMs) ?? gebied;
    case 'gemeente':
      return boek.gemeente(gebied, opMs)?.naam ?? gebied;
    case 'subregio':
      return subregionaam(gebied, boek, opMs) ?? gebied;
    case 'team':
      return partijnaam(gebied, boek, opMs) ?? gebied;
  }
};

const subregionaam = (id: string, boek: Afsprakenboek, opMs: number): string | undefined =>
  boek
    .regios()
    .flatMap((regio) => boek.voor(regio, opMs).subregios)
    .find((subregio) => subregio.id === id)?.naam;

const partijnaam = (sleutel: string, boek: Afsprakenboek, opMs: number): string | undefined => {
  const [soort, id = ''] = sleutel.split('/') as [Partij['soort'], string?];
  return boek
    .regios()
    .map((regio) => boek.naam(regio, { soort, id }, opMs))
    .find((naam) => naam !== undefined);
};
