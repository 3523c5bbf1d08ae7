import type { Rol } from '../beller.js';

/** Claims that the development issuer puts in a user's token. */
export interface GebruikerClaims {
  readonly rol: Rol;
  readonly partij?: string;
  readonly gemeente?: string;
  readonly regio?: string;
}

/** A ready user of the development issuer; `id` is its client id and its `sub`. All are invented. */
export interface OntwikkelGebruiker {
  readonly id: string;
  readonly omschrijving: string;
  readonly claims: GebruikerClaims;
}

const ZUID_LIMBURG = 'zuid-limburg';

export const ONTWIKKEL_GEBRUIKERS: readonly OntwikkelGebruiker[] = [
  {
    id: 'vt-zuid-limburg',
    omschrijving: 'Medewerker van Veilig Thuis Zuid-Limburg',
    claims: { rol: 'veilig-thuis', partij: ZUID_LIMBURG, regio: ZUID_LIMBURG },
  },
  {
    id: 'vt-zuid-limburg-2',
    omschrijving: 'Tweede medewerker van Veilig Thuis Zuid-Limburg',
    claims: { rol: 'veilig-thuis', partij: ZUID_LIMBURG, regio: ZUID_LIMBURG },
  },
  {
    id: 'wijkteam-heerlen-noord',
    omschrijving: 'Medewerker van Wijkteam Heerlen-Noord',
    claims: { rol: 'lokaal-veld', partij: 'GM0917-wijkteam-noord', gemeente: 'GM0917', regio: ZUID_LIMBURG },
  },
  {
    id: 'toegang-stein',
    omschrijving: 'Medewerker van Toegang Stein',
    claims: { rol: 'lokaal-veld', partij: 'GM0971-toegang', gemeente: 'GM0971', regio: ZUID_LIMBURG },
  },
  {
    id: 'gemeente-heerlen',
    omschrijving: 'Regisseur van de gemeente Heerlen',
    claims: { rol: 'gemeente', partij: 'GM0917', gemeente: 'GM0917', regio: ZUID_LIMBURG },
  },
  {
    id: 'gemeente-stein',
    omschrijving: 'Regisseur van de gemeente Stein',
    claims: { rol: 'gemeente', partij: 'GM0971', gemeente: 'GM0971', regio: ZUID_LIMBURG },
  },
  {
    id: 'gezinsvoogd',
    omschrijving: 'Gezinsvoogd van Gecertificeerde instelling A',
    claims: { rol: 'gi', partij: 'gi-a', regio: ZUID_LIMBURG },
  },
  {
    id: 'zorgaanbieder',
    omschrijving: 'Medewerker van Zorgaanbieder A',
    claims: { rol: 'instelling', partij: 'zorgaanbieder-a', regio: ZUID_LIMBURG },
  },
  {
    id: 'veiligheidshuis',
    omschrijving: 'Procesregisseur van het Zorg- en Veiligheidshuis',
    claims: { rol: 'multidisciplinair-team', partij: 'zorg-en-veiligheidshuis', regio: ZUID_LIMBURG },
  },
  { id: 'toezicht', omschrijving: 'Inspecteur', claims: { rol: 'toezicht' } },
  { id: 'beheerder', omschrijving: 'Beheerder van de hub', claims: { rol: 'beheerder' } },
  {
    id: 'vt-noorderland',
    omschrijving: 'Medewerker van Veilig Thuis in een andere (verzonnen) regio',
    claims: { rol: 'veilig-thuis', partij: 'noorderland', regio: 'noorderland' },
  },
];

/** No secret at all: the issuer runs on this machine only and is refused in production. */
export const ONTWIKKEL_GEHEIM = 'alleen-voor-ontwikkeling';
