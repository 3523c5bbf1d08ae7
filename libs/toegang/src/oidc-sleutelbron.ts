import { createRemoteJWKSet, errors } from 'jose';
import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters } from 'jose';
import type { Clock } from '#event-sourcing';
import { Sleutelbron, UitgeverOnbereikbaar } from './sleutelbron.js';

/** How long the issuer may take; a caller waits for it only when keys are first needed or have changed. */
export const ISSUER_TIMEOUT_MS = 3_000;

/** A new key of the issuer is taken up within this time, without letting unknown `kid`s make us call it at will. */
export const JWKS_COOLDOWN_MS = 30_000;

/** A withdrawn key is trusted no longer than this. */
export const JWKS_MAX_AGE_MS = 600_000;

/** The issuer may move its keys; discovery rarely changes. */
export const DISCOVERY_MAX_AGE_MS = 3_600_000;

/** After a failed discovery nobody waits again for this long. */
export const DISCOVERY_COOLDOWN_MS = 2_000;

type Keys = ReturnType<typeof createRemoteJWKSet>;

/** The keys of an OpenID Connect issuer: discovery, then its JWKS, both cached. */
export class OidcSleutelbron extends Sleutelbron {
  private keys: Promise<Keys> | undefined;
  private validUntilMs = 0;

  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
    /** In milliseconds of this machine, for each question to the issuer. */
    private readonly timeoutMs: number = ISSUER_TIMEOUT_MS,
  ) {
    super();
    requireSafe(issuer);
  }

  override async key(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const keys = await this.discovered();
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
        throw cause;
      throw new UitgeverOnbereikbaar('the keys of the issuer cannot be read', { cause });
    }
  }

  /** Whether a token can be judged now. @throws UitgeverOnbereikbaar */
  async antwoordt(): Promise<void> {
    const keys = await this.discovered();
    if (keys.fresh) return;
    try {
      await keys.reload();
    } catch (cause) {
      throw new UitgeverOnbereikbaar('the keys of the issuer cannot be read', { cause });
    }
  }

  private discovered(): Promise<Keys> {
    if (this.keys && this.clock.nowMs() < this.validUntilMs) return this.keys;
    this.validUntilMs = this.clock.nowMs() + DISCOVERY_MAX_AGE_MS;
    this.keys = this.discover().catch((cause: unknown) => {
      this.validUntilMs = this.clock.nowMs() + DISCOVERY_COOLDOWN_MS;
      throw new UitgeverOnbereikbaar('discovery of the issuer failed', { cause });
    });
    return this.keys;
  }

  private async discover(): Promise<Keys> {
    const response = await fetch(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(this.timeoutMs),
    });
    if (!response.ok) throw new Error(`discovery answered ${response.status}`);
    const { issuer, jwks_uri } = (await response.json()) as {
      readonly issuer?: unknown;
      readonly jwks_uri?: unknown;
    };
    if (issuer !== this.issuer) throw new Error('discovery names another issuer');
    if (typeof jwks_uri !== 'string') throw new Error('discovery names no jwks_uri');
    return createRemoteJWKSet(requireSafe(jwks_uri), {
      timeoutDuration: this.timeoutMs,
      cooldownDuration: JWKS_COOLDOWN_MS,
      cacheMaxAge: JWKS_MAX_AGE_MS,
    });
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keys over plain http could be anybody's, except on this machine itself. */
const requireSafe = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))) return url;
  throw new Error(
    'de uitgever van tokens moet een https-adres hebben (http mag alleen op deze machine zelf)',
  );
};
