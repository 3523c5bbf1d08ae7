import { calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { JWE_ALG, JWE_CURVE, JWE_ENC, sleutelIdVan } from '#contracts';

/** A key that is no key. The message is Dutch and never shows the key. */
export class OngeldigeSleutel extends Error {
  override readonly name = 'OngeldigeSleutel';
}

/** Encrypted for no key of ours, or changed on the way. */
export class NietTeOntsleutelen extends Error {
  override readonly name = 'NietTeOntsleutelen';
}

/** What senders see of a key. */
export interface PubliekeSleutel {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
}

interface Sleutel {
  readonly kid: string;
  readonly publiek: PubliekeSleutel;
  readonly geheim: CryptoKey;
}

/** As jose takes a key out of a JWK: bytes are for symmetric keys only. */
const isCryptoKey = (sleutel: unknown): sleutel is CryptoKey => !(sleutel instanceof Uint8Array);

const KID = /^[A-Za-z0-9_.-]{1,100}$/;

/** 256 bits in base64url. */
const COORDINAAT = /^[A-Za-z0-9_-]{43}$/;

const GOED =
  'Geef een privésleutel als JWK (kty EC, crv P-256, met d en kid), of een JWK Set met de nieuwste vooraan.';

/** The keys for which senders encrypt their commands: the newest is the one to use, all of them open. */
export class InkomendeSleutels {
  private constructor(private readonly sleutels: readonly Sleutel[]) {}

  /** From a private JWK, or a JWK Set with the newest first. @throws OngeldigeSleutel */
  static async lees(tekst: string): Promise<InkomendeSleutels> {
    const sleutels = await Promise.all(jwksUit(tekst).map(sleutelUit));
    const kids = new Set(sleutels.map(({ kid }) => kid));
    if (kids.size < sleutels.length) throw new OngeldigeSleutel('Twee sleutels hebben dezelfde kid.');
    return new InkomendeSleutels(sleutels);
  }

  /** A new private key, as `lees` takes it. */
  static async maak(): Promise<string> {
    const { privateKey } = await generateKeyPair(JWE_ALG, { crv: JWE_CURVE, extractable: true });
    const jwk = await exportJWK(privateKey);
    return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
  }

  /** The JWK Set for senders; nothing private is in it. */
  get publiek(): { readonly keys: readonly PubliekeSleutel[] } {
    return { keys: this.sleutels.map(({ publiek }) => publiek) };
  }

  /** @throws NietTeOntsleutelen */
  async open(jwe: string): Promise<Uint8Array> {
    const kid = sleutelIdVan(jwe);
    const passend = this.sleutels.filter((sleutel) => kid === undefined || sleutel.kid === kid);
    for (const { geheim } of passend) {
      try {
        const { plaintext } = await compactDecrypt(jwe, geheim, {
          keyManagementAlgorithms: [JWE_ALG],
          contentEncryptionAlgorithms: [JWE_ENC],
        });
        return plaintext;
      } catch {
        // Its words may tell of the content; another key may still fit.
      }
    }
    throw new NietTeOntsleutelen('no key of ours opens this message');
  }
}

const jwksUit = (tekst: string): readonly JWK[] => {
  const gelezen = jsonUit(tekst);
  const sleutels: readonly unknown[] = Array.isArray(gelezen.keys) ? gelezen.keys : [gelezen];
  if (sleutels.length > 0) return sleutels.map((jwk) => Object(jwk) as JWK);
  throw new OngeldigeSleutel(`De JWK Set is leeg. ${GOED}`);
};

const jsonUit = (tekst: string): JWK & { readonly keys?: unknown } => {
  try {
    return Object(JSON.parse(tekst)) as JWK & { readonly keys?: unknown };
  } catch {
    // The words of the parser would quote the key.
    throw new OngeldigeSleutel(`De sleutel is geen JSON. ${GOED}`);
  }
};

const sleutelUit = async (jwk: JWK): Promise<Sleutel> => {
  const { kty, crv, x, y, d, kid } = jwk;
  const delen = [x, y, d].every((deel) => typeof deel === 'string' && COORDINAAT.test(deel));
  if (kty !== 'EC' || crv !== JWE_CURVE || !delen || typeof kid !== 'string' || !KID.test(kid))
    throw new OngeldigeSleutel(`De sleutel heeft niet de juiste vorm. ${GOED}`);
  const punt = { kty, crv, x: String(x), y: String(y) };
  try {
    const geheim = await importJWK({ ...punt, d: String(d) }, JWE_ALG);
    if (!isCryptoKey(geheim)) throw new TypeError('no asymmetric key');
    return { kid, geheim, publiek: { ...punt, kid, use: 'enc', alg: JWE_ALG } };
  } catch {
    throw new OngeldigeSleutel(`De sleutel is niet te gebruiken. ${GOED}`);
  }
};
