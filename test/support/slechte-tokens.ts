import type { Gebrek, TestTokens } from '#toegang/testing';

const GEBREKEN = {
  'andere-uitgever': true,
  'verkeerd-publiek': true,
  verlopen: true,
  'nog-niet-geldig': true,
  'uit-de-toekomst': true,
  'te-lang-geldig': true,
  'niet-ondertekend': true,
  'hs256-met-publieke-sleutel': true,
  'onbekende-sleutel': true,
  'vreemde-sleutel': true,
  geknoeid: true,
  'verkeerd-type': true,
  'geen-jwt': true,
} as const satisfies Record<Gebrek, true>;

type Maker = (tokens: TestTokens) => Promise<string>;

const metClaims =
  (claims: Parameters<TestTokens['met']>[1]): Maker =>
  (tokens) =>
    tokens.met('vt-zuid-limburg', claims);

/** Tokens that let nobody in: all that may be wrong with one, and good ones of who is not what they say. */
export const SLECHTE_TOKENS: Readonly<Record<string, Maker>> = {
  ...Object.fromEntries(
    Object.keys(GEBREKEN).map((gebrek): [string, Maker] => [gebrek, (t) => t.slecht(gebrek as Gebrek)]),
  ),
  'goede gebruiker, verkeerde regio': metClaims({
    rol: 'veilig-thuis',
    partij: 'zuid-limburg',
    regio: 'testregio',
  }),
  'team in de verkeerde gemeente': metClaims({
    rol: 'lokaal-veld',
    partij: 'GM0917-wijkteam-noord',
    gemeente: 'GM0971',
    regio: 'zuid-limburg',
  }),
  'onbekend team': metClaims({ rol: 'lokaal-veld', partij: 'GM0917-verzonnen', gemeente: 'GM0917' }),
  'beheerder met een partij': metClaims({ rol: 'beheerder', partij: 'zuid-limburg' }),
};
