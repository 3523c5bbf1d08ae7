import { SignJWT, UnsecuredJWT, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters, JWTPayload } from 'jose';
import type { Clock, Partij } from '#event-sourcing';
import { ONTWIKKEL_GEBRUIKERS } from './ontwikkeluitgever/gebruikers.js';
import type { GebruikerClaims } from './ontwikkeluitgever/gebruikers.js';
import { Partijenregister } from './partijenregister.js';
import { Sleutelbron } from './sleutelbron.js';

export type { GebruikerClaims } from './ontwikkeluitgever/gebruikers.js';

export const TEST_ISSUER = 'https://aanmelden.voorbeeld.nl';
export const TEST_AUDIENCE = 'https://hub.voorbeeld.nl';

const KID = 'proef-1';
const LIFETIME_SECONDS = 600;

/** Knows every party, or only those it is given. */
export class TestPartijenregister extends Partijenregister {
  constructor(private readonly partijen?: readonly Partij[]) {
    super();
  }

  override kent({ soort, id }: Partij): boolean {
    return this.partijen?.some((each) => each.soort === soort && each.id === id) ?? true;
  }
}

export interface Overrides {
  /** Claims to set; one that is undefined is left out of the token. */
  readonly claims?: JWTPayload;
  readonly header?: Partial<JWSHeaderParameters>;
}

/** Everything that a token may have wrong; each makes an otherwise good token of a VT member of staff. */
export type Gebrek =
  | 'andere-uitgever'
  | 'verkeerd-publiek'
  | 'verlopen'
  | 'nog-niet-geldig'
  | 'uit-de-toekomst'
  | 'te-lang-geldig'
  | 'niet-ondertekend'
  | 'hs256-met-publieke-sleutel'
  | 'onbekende-sleutel'
  | 'vreemde-sleutel'
  | 'geknoeid'
  | 'verkeerd-type'
  | 'geen-jwt';

export interface TestTokens {
  readonly issuer: string;
  readonly audience: string;
  /** For `ToegangModule.forRoot`: the same verifier as in production, with these keys. */
  readonly sleutelbron: Sleutelbron;
  /** A good token of a ready user (see `ONTWIKKEL_GEBRUIKERS`). */
  readonly van: (gebruikerId: string) => Promise<string>;
  /** A good token with these claims. */
  readonly met: (sub: string, claims: GebruikerClaims, overrides?: Overrides) => Promise<string>;
  readonly slecht: (gebrek: Gebrek) => Promise<string>;
}

/** An issuer without network, on the clock of the spec. */
export const testTokens = async (clock: Clock): Promise<TestTokens> => {
  const [own, foreign] = await Promise.all([keyPair(), keyPair()]);
  const publicKeys = createLocalJWKSet({
    keys: [{ ...(await exportJWK(own.publicKey)), kid: KID, alg: 'RS256', use: 'sig' }],
  });
  const mint = new Mint(clock, own, foreign);
  return {
    issuer: TEST_ISSUER,
    audience: TEST_AUDIENCE,
    sleutelbron: new LocalSleutelbron(publicKeys),
    van: (id) => mint.good(id, claimsOf(id), {}),
    met: (sub, claims, overrides = {}) => mint.good(sub, claims, overrides),
    slecht: (gebrek) => mint.bad(gebrek),
  };
};

interface KeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

const keyPair = (): Promise<KeyPair> => generateKeyPair('RS256', { extractable: true });

const claimsOf = (id: string): GebruikerClaims => {
  const gebruiker = ONTWIKKEL_GEBRUIKERS.find((each) => each.id === id);
  if (!gebruiker) throw new Error(`no user ${id}`);
  return gebruiker.claims;
};

class LocalSleutelbron extends Sleutelbron {
  constructor(private readonly keys: ReturnType<typeof createLocalJWKSet>) {
    super();
  }

  override key(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    return this.keys(header, token);
  }
}

const VT = 'vt-zuid-limburg';

class Mint {
  private serial = 0;

  constructor(
    private readonly clock: Clock,
    private readonly own: KeyPair,
    private readonly foreign: KeyPair,
  ) {}

  good(
    sub: string,
    claims: GebruikerClaims,
    { claims: extra = {}, header = {} }: Overrides,
  ): Promise<string> {
    return this.sign({ ...this.payload(sub), ...claims, ...extra }, header, this.own.privateKey);
  }

  bad(gebrek: Gebrek): Promise<string> {
    const claims = claimsOf(VT);
    const payload: JWTPayload = { ...this.payload(VT), ...claims };
    const now = this.nowSeconds();
    const withClaims = (extra: JWTPayload) => this.good(VT, claims, { claims: extra });
    const makers: Readonly<Record<Gebrek, () => Promise<string>>> = {
      'andere-uitgever': () => withClaims({ iss: `${TEST_ISSUER}/` }),
      'verkeerd-publiek': () => withClaims({ aud: `${TEST_AUDIENCE}.elders` }),
      verlopen: () => withClaims({ iat: now - LIFETIME_SECONDS, exp: now - 60 }),
      'nog-niet-geldig': () => withClaims({ nbf: now + 60 }),
      'uit-de-toekomst': () => withClaims({ iat: now + 60, exp: now + LIFETIME_SECONDS }),
      'te-lang-geldig': () => withClaims({ exp: now + 7 * 86_400 }),
      'niet-ondertekend': () => Promise.resolve(new UnsecuredJWT(payload).encode()),
      'hs256-met-publieke-sleutel': () => this.signWithPublicKey(payload),
      'onbekende-sleutel': () => this.sign(payload, { kid: 'onbekend' }, this.foreign.privateKey),
      'vreemde-sleutel': () => this.sign(payload, {}, this.foreign.privateKey),
      geknoeid: () => this.tampered(payload),
      'verkeerd-type': () => this.good(VT, claims, { header: { typ: 'id+jwt' } }),
      'geen-jwt': () => Promise.resolve('abc.def.ghi'),
    };
    return makers[gebrek]();
  }

  private payload(sub: string): JWTPayload {
    this.serial += 1;
    const iat = this.nowSeconds();
    const jti = `proef-${this.serial}`;
    return { iss: TEST_ISSUER, aud: TEST_AUDIENCE, sub, iat, exp: iat + LIFETIME_SECONDS, jti };
  }

  private sign(payload: JWTPayload, header: Partial<JWSHeaderParameters>, key: CryptoKey): Promise<string> {
    const present = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
    return new SignJWT(present)
      .setProtectedHeader({ alg: 'RS256', kid: KID, typ: 'at+jwt', ...header })
      .sign(key);
  }

  /** The classic confusion: the public key, which everyone has, used as the shared secret. */
  private async signWithPublicKey(payload: JWTPayload): Promise<string> {
    const secret = new TextEncoder().encode(await exportSPKI(this.own.publicKey));
    return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: KID, typ: 'at+jwt' }).sign(secret);
  }

  private async tampered(payload: JWTPayload): Promise<string> {
    const [header, , signature] = (await this.sign(payload, {}, this.own.privateKey)).split('.');
    const other = Buffer.from(JSON.stringify({ ...payload, rol: 'toezicht' })).toString('base64url');
    return `${header}.${other}.${signature}`;
  }

  private nowSeconds(): number {
    return Math.floor(this.clock.nowMs() / 1000);
  }
}
