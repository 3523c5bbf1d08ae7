import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters } from 'jose';

/** Where the public keys of the issuer come from. */
export abstract class Sleutelbron {
  /**
   * The key that must have signed this token.
   * @throws JOSE's `JWKSNoMatchingKey` when the issuer has no such key
   * @throws UitgeverOnbereikbaar when that cannot be known now
   */
  abstract key(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey>;
}

/** The issuer does not answer: nobody can be let in, and nobody is. */
export class UitgeverOnbereikbaar extends Error {
  override readonly name = 'UitgeverOnbereikbaar';
}
