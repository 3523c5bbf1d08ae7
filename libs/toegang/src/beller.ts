import type { Partij } from '#event-sourcing';

/** What a member of staff may be to the hub (`domein.md` §9). */
export const ROLLEN = [
  'veilig-thuis',
  'lokaal-veld',
  'gi',
  'instelling',
  'multidisciplinair-team',
  'gemeente',
  'toezicht',
  'beheerder',
] as const;

export type Rol = (typeof ROLLEN)[number];

interface Medewerker {
  /** Opaque id of the member of staff at its own issuer; never a name. */
  readonly sub: string;
  readonly regio?: string;
}

/** Somebody who acts for a party of a case. */
export interface PartijBeller extends Medewerker {
  readonly rol: Exclude<Rol, 'toezicht' | 'beheerder'>;
  readonly partij: Partij;
}

/** Somebody who is no party: the inspection, or who keeps the hub running. */
export interface BuitenstaandeBeller extends Medewerker {
  readonly rol: 'toezicht' | 'beheerder';
  readonly partij?: undefined;
}

/** Who calls: proven by a token, and known to the afspraken. */
export type Beller = PartijBeller | BuitenstaandeBeller;
