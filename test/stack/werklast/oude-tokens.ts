import { readFileSync } from 'node:fs';
import { SignJWT, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import type { JWK } from 'jose';

/** Before now and after it, wide enough for a service whose clock is an hour off. */
const SPELING_SECONDEN = 2 * 3_600;

/**
 * A token as the issuer gave it two hours ago, signed with its own key: one that is valid by the right clock and by a
 * clock that is an hour off.
 */
export const ouderToken = async (token: string, sleutelbestand: string): Promise<string> => {
  const jwk = JSON.parse(readFileSync(sleutelbestand, 'utf8')) as JWK;
  const { iat, exp: _exp, ...rest } = decodeJwt(token);
  const nu = iat ?? 0;
  const { alg = 'RS256', kid, typ } = decodeProtectedHeader(token);
  return new SignJWT({ ...rest, iat: nu - SPELING_SECONDEN, exp: nu + SPELING_SECONDEN })
    .setProtectedHeader({ alg, ...(kid && { kid }), ...(typ && { typ }) })
    .sign(await importJWK(jwk, alg));
};
