import { errors, jwtVerify } from 'jose';
import type { FlattenedJWSInput, JWTPayload } from 'jose';
import type { Clock } from '#event-sourcing';
import type { Beller } from './beller.js';
import { bellerOf } from './claims.js';
import type { Partijenregister } from './partijenregister.js';
import { UitgeverOnbereikbaar } from './sleutelbron.js';
import type { Sleutelbron } from './sleutelbron.js';
import { Tokengeheugen, kenmerkVan } from './tokengeheugen.js';
import type { Ondertekend } from './tokengeheugen.js';

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

const MS_PER_SECOND = 1_000;

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

/**
 * Decides whether a token proves who calls. Only the signature is remembered: whether its key still stands, whether the token
 * counts now and whether the party takes part is asked at every request.
 */
export class TokenVerifier {
  constructor(
    readonly rules: TokenRules,
    private readonly sleutelbron: Sleutelbron,
    private readonly register: Partijenregister,
    private readonly clock: Clock,
    private readonly geheugen = new Tokengeheugen(),
  ) {}

  /** @throws TokenGeweigerd, UitgeverOnbereikbaar */
  async verify(token: string): Promise<Beller> {
    if (token.length > MAX_TOKEN_LENGTH) throw new TokenGeweigerd('vorm');
    const kenmerk = kenmerkVan(token);
    const nowMs = this.clock.nowMs();
    try {
      const onthouden = await this.onthouden(kenmerk, token, nowMs);
      const ondertekend = onthouden ?? (await this.checked(token, nowMs));
      this.require(ondertekend);
      if (!onthouden) this.geheugen.onthoud(kenmerk, ondertekend, nowMs);
      return ondertekend.beller;
    } catch (error) {
      this.geheugen.vergeet(kenmerk);
      throw refusal(error);
    }
  }

  /** A token that this key signed, as long as the issuer names this key for it: a new set of keys is a new key. */
  private async onthouden(kenmerk: string, token: string, nowMs: number): Promise<Ondertekend | undefined> {
    const onthouden = this.geheugen.van(kenmerk, nowMs);
    if (!onthouden) return undefined;
    const key = await this.sleutelbron.key(onthouden.protectedHeader, flattened(token));
    return key === onthouden.key ? onthouden : undefined;
  }

  private async checked(token: string, nowMs: number): Promise<Ondertekend> {
    const { payload, protectedHeader, key } = await jwtVerify(
      token,
      (header, jws) => this.sleutelbron.key(header, jws),
      {
        ...this.rules,
        algorithms: [...ALGORITHMS],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'iat', 'jti', 'sub'],
        currentDate: new Date(nowMs),
      },
    );
    if (typeof protectedHeader.kid !== 'string') throw new TokenGeweigerd('vorm');
    if (!TYPES.has(String(protectedHeader.typ).toLowerCase())) throw new TokenGeweigerd('vorm');
    requireTimely(payload, nowMs);
    const beller = bellerOf(payload);
    if (!beller) throw new TokenGeweigerd('beller');
    return { payload, protectedHeader, key, beller: frozen(beller) };
  }

  /** What may change while the signature stays good. */
  private require({ payload, beller }: Ondertekend): void {
    const nowMs = this.clock.nowMs();
    const { issuer, audience } = this.rules;
    if (payload.iss !== issuer || ![payload.aud].flat().includes(audience))
      throw new TokenGeweigerd('inhoud');
    requireTimely(payload, nowMs);
    if (beller.partij && !this.register.kent(beller.partij, beller.regio, nowMs)) {
      throw new TokenGeweigerd('partij');
    }
  }
}

const flattened = (token: string): FlattenedJWSInput => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return { protected: header, payload, signature };
};

/** Several requests of one person share it. */
const frozen = (beller: Beller): Beller => {
  Object.freeze(beller.partij);
  return Object.freeze(beller);
};

const requireTimely = ({ exp = 0, nbf = 0, iat = 0, jti }: JWTPayload, nowMs: number): void => {
  const nowSeconds = nowMs / MS_PER_SECOND;
  if (exp <= nowSeconds - CLOCK_TOLERANCE_SECONDS) throw new TokenGeweigerd('verlopen');
  const timely =
    typeof jti === 'string' &&
    jti !== '' &&
    Math.max(iat, nbf) <= nowSeconds + CLOCK_TOLERANCE_SECONDS &&
    exp > iat &&
    exp - iat <= MAX_LIFETIME_SECONDS;
  if (!timely) throw new TokenGeweigerd('inhoud');
};

const refusal = (error: unknown): Error => {
  if (error instanceof UitgeverOnbereikbaar || error instanceof TokenGeweigerd) return error;
  if (error instanceof errors.JWTExpired) return new TokenGeweigerd('verlopen', error);
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenGeweigerd('inhoud', error);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return new TokenGeweigerd('vorm', error);
  if (error instanceof errors.JOSEError) return new TokenGeweigerd('handtekening', error);
  return error instanceof TypeError ? new TokenGeweigerd('vorm', error) : (error as Error);
};
