import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyResult } from 'jose';
import type { Clock } from '#event-sourcing';
import type { Beller } from './beller.js';
import { bellerOf } from './claims.js';
import type { Partijenregister } from './partijenregister.js';
import { UitgeverOnbereikbaar } from './sleutelbron.js';
import type { Sleutelbron } from './sleutelbron.js';

/** Asymmetric only: with HS256 the public key would be the secret. RS256 and PS256 by OAuth NL, ES256 beside it. */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256'] as const;

/** RFC 9068 access tokens, and the `JWT` that many issuers still write. */
const TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

/** Clocks of two organisations may differ this much. */
export const CLOCK_TOLERANCE_SECONDS = 30;

/** OAuth NL: a client-credentials token lives at most six hours. */
export const MAX_LIFETIME_SECONDS = 21_600;

/** Longest token we look at: node refuses headers over 16 KiB, and ours stay far below half of that. */
export const MAX_TOKEN_LENGTH = 8_192;

export type WeigerReden = 'vorm' | 'handtekening' | 'verlopen' | 'inhoud' | 'beller' | 'partij';

/** A token that is not accepted. `reden` is for our log and for choosing words; it holds nothing of the token. */
export class TokenGeweigerd extends Error {
  override readonly name = 'TokenGeweigerd';
  constructor(
    readonly reden: WeigerReden,
    cause?: unknown,
  ) {
    super(`token refused: ${reden}`, { cause });
  }
}

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
}

/** Decides whether a token proves who calls. */
export class TokenVerifier {
  constructor(
    readonly rules: TokenRules,
    private readonly sleutelbron: Sleutelbron,
    private readonly register: Partijenregister,
    private readonly clock: Clock,
  ) {}

  /** @throws TokenGeweigerd, UitgeverOnbereikbaar */
  async verify(token: string): Promise<Beller> {
    if (token.length > MAX_TOKEN_LENGTH) throw new TokenGeweigerd('vorm');
    const { payload, protectedHeader } = await this.checked(token);
    const nowSeconds = this.clock.nowMs() / 1000;
    if (typeof protectedHeader.kid !== 'string') throw new TokenGeweigerd('vorm');
    if (!TYPES.has(String(protectedHeader.typ).toLowerCase())) throw new TokenGeweigerd('vorm');
    if (!timely(payload, nowSeconds)) throw new TokenGeweigerd('inhoud');
    const beller = bellerOf(payload);
    if (!beller) throw new TokenGeweigerd('beller');
    if (beller.partij && !this.register.kent(beller.partij, beller.regio, this.clock.nowMs())) {
      throw new TokenGeweigerd('partij');
    }
    return beller;
  }

  private async checked(token: string): Promise<JWTVerifyResult> {
    try {
      return await jwtVerify(token, (header, jws) => this.sleutelbron.key(header, jws), {
        ...this.rules,
        algorithms: [...ALGORITHMS],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat', 'jti', 'sub'],
        currentDate: new Date(this.clock.nowMs()),
      });
    } catch (error) {
      throw refusal(error);
    }
  }
}

const timely = ({ exp = 0, iat = 0, jti }: JWTPayload, nowSeconds: number): boolean =>
  typeof jti === 'string' &&
  jti !== '' &&
  iat <= nowSeconds + CLOCK_TOLERANCE_SECONDS &&
  exp > iat &&
  exp - iat <= MAX_LIFETIME_SECONDS;

const refusal = (error: unknown): Error => {
  if (error instanceof UitgeverOnbereikbaar) return error;
  if (error instanceof errors.JWTExpired) return new TokenGeweigerd('verlopen', error);
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenGeweigerd('inhoud', error);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return new TokenGeweigerd('vorm', error);
  if (error instanceof errors.JOSEError) return new TokenGeweigerd('handtekening', error);
  return error instanceof TypeError ? new TokenGeweigerd('vorm', error) : (error as Error);
};
