import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import type { Niveau } from '../definities/definitie.js';

/** What the afspraken call an area; its id when they no longer know it. */
export const gebiedsnaam = (gebied: string, niveau: Niveau, boek: Afsprakenboek, opMs: number): string =>
  naamVan(gebied, niveau, boek, opMs) ?? gebied;

/** Whether the afspraken that are in force at that instant name the area. */
export const kentGebied = (gebied: string, niveau: Niveau, boek: Afsprakenboek, opMs: number): boolean =>
  !(niveau === 'team' && GEEN_TEAM.test(gebied)) && naamVan(gebied, niveau, boek, opMs) !== undefined;

/** Parties of which there are no figures per team. */
const GEEN_TEAM = /^(veilig-thuis|gemeente)\//;

const naamVan = (gebied: string, niveau: Niveau, boek: Afsprakenboek, opMs: number): string | undefined => {
  switch (niveau) {
    case 'regio':
      return boek.naam(gebied, { soort: 'veilig-thuis', id: gebied }, opMs);
    case 'gemeente':
      return boek.gemeente(gebied, opMs)?.naam;
    case 'subregio':
      return subregionaam(gebied, boek, opMs);
    case 'team':
      return partijnaam(gebied, boek, opMs);
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
