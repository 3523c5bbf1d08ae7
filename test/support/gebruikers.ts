import type { GebruikerClaims } from '#toegang/testing';

/** A ready user of the development issuer by id, or one with claims of its own. */
export type Gebruiker = string | { readonly sub: string; readonly claims: GebruikerClaims };

const regio = 'zuid-limburg';
const met = (sub: string, claims: GebruikerClaims): Gebruiker => ({ sub, claims });

/** Everybody who takes part in the specs; all are invented. */
export const GEBRUIKERS = {
  vt: 'vt-zuid-limburg',
  vtElders: met('vt-testregio', { rol: 'veilig-thuis', partij: 'testregio', regio: 'testregio' }),
  heerlen: 'wijkteam-heerlen-noord',
  heerlenZuid: met('wijkteam-heerlen-zuid', {
    rol: 'lokaal-veld',
    partij: 'GM0917-wijkteam-zuid',
    gemeente: 'GM0917',
    regio,
  }),
  stein: 'toegang-stein',
  gi: 'gezinsvoogd',
  instelling: 'zorgaanbieder',
  veiligheidshuis: 'veiligheidshuis',
  gemeenteHeerlen: 'gemeente-heerlen',
  gemeenteStein: 'gemeente-stein',
  toezicht: 'toezicht',
  beheerder: 'beheerder',
} as const satisfies Record<string, Gebruiker>;

/** A party as a body names it. */
export interface Partijverwijzing {
  readonly soort: string;
  readonly id: string;
}

export const HEERLEN = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-noord' } as const;
export const HEERLEN_ZUID = { soort: 'lokaal-veld', id: 'GM0917-wijkteam-zuid' } as const;
export const STEIN = { soort: 'lokaal-veld', id: 'GM0971-toegang' } as const;
export const GI = { soort: 'gi', id: 'gi-a' } as const;
export const INSTELLING = { soort: 'instelling', id: 'zorgaanbieder-a' } as const;
export const VEILIGHEIDSHUIS = { soort: 'multidisciplinair-team', id: 'zorg-en-veiligheidshuis' } as const;
export const VT = { soort: 'veilig-thuis', id: 'zuid-limburg' } as const;

/** A team of the invented region. */
export const DUINOORD = { soort: 'lokaal-veld', id: 'GM9901-buurtteam' } as const;
