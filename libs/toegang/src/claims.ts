import type { Partij } from '#event-sourcing';
import { ROLLEN } from './beller.js';
import type { Beller, PartijBeller, Rol } from './beller.js';

/** The claims of a token that say who calls. Everything else in it is the issuer's business. */
export interface TokenClaims {
  readonly sub?: unknown;
  readonly rol?: unknown;
  readonly partij?: unknown;
  readonly gemeente?: unknown;
  readonly regio?: unknown;
}

type Claim = keyof TokenClaims;

/** Longest opaque id; OpenID Connect allows 255 ASCII characters in `sub`. */
const SUB = /^[\x21-\x7e]{1,255}$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const CBS_CODE = /^GM\d{4}$/;

const FORMS: Readonly<Record<Exclude<Claim, 'rol'>, RegExp>> = {
  sub: SUB,
  partij: CODE,
  gemeente: CBS_CODE,
  regio: CODE,
};

/** Per role: which claims it must have; the others of `partij`, `gemeente`, `regio` it may not have, but `regio`. */
const REQUIRED: Readonly<Record<Rol, readonly Claim[]>> = {
  'veilig-thuis': ['partij', 'regio'],
  'lokaal-veld': ['partij', 'gemeente'],
  gi: ['partij'],
  instelling: ['partij'],
  'multidisciplinair-team': ['partij'],
  gemeente: ['partij', 'gemeente'],
  toezicht: [],
  beheerder: [],
};

/** Roles that belong to no region: a region in such a token means that somebody made a mistake. */
const WITHOUT_REGIO: readonly Rol[] = ['toezicht', 'beheerder'];

/** The caller that the claims describe, or undefined when they are incomplete or contradict each other. */
export const bellerOf = (claims: TokenClaims): Beller | undefined => {
  const { rol } = claims;
  if (!isRol(rol) || !wellFormed(claims) || !complete(claims, rol)) return undefined;
  const { sub, regio } = claims as { readonly sub: string; readonly regio?: string };
  const medewerker = { sub, ...(regio !== undefined && { regio }) };
  if (rol === 'toezicht' || rol === 'beheerder') return { ...medewerker, rol };
  const partij = partijOf(rol, claims as StringClaims);
  return partij && { ...medewerker, rol, partij };
};

interface StringClaims {
  readonly partij: string;
  readonly gemeente?: string;
  readonly regio?: string;
}

const isRol = (rol: unknown): rol is Rol => ROLLEN.includes(rol as Rol);

const wellFormed = (claims: TokenClaims): boolean =>
  typeof claims.sub === 'string' &&
  (Object.keys(FORMS) as (keyof typeof FORMS)[]).every((name) => {
    const value = claims[name];
    return value === undefined || (typeof value === 'string' && FORMS[name].test(value));
  });

const complete = (claims: TokenClaims, rol: Rol): boolean => {
  const allowed = WITHOUT_REGIO.includes(rol) ? REQUIRED[rol] : [...REQUIRED[rol], 'regio'];
  return (['partij', 'gemeente', 'regio'] as const).every((name) =>
    claims[name] === undefined ? !REQUIRED[rol].includes(name) : allowed.includes(name),
  );
};

const partijOf = (
  soort: PartijBeller['rol'],
  { partij: id, gemeente, regio }: StringClaims,
): Partij | undefined => {
  switch (soort) {
    case 'veilig-thuis':
      return id === regio ? { soort, id } : undefined;
    case 'gemeente':
      return id === gemeente ? { soort, id, gemeente: id } : undefined;
    case 'lokaal-veld':
      return gemeente === undefined ? undefined : { soort, id, gemeente };
    case 'gi':
    case 'instelling':
    case 'multidisciplinair-team':
      return { soort, id };
  }
};
