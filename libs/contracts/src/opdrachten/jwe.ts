import { CompactEncrypt, importJWK } from 'jose';
import type { JWK } from 'jose';
import type { Opdrachtnaam } from './opdrachten.js';
import { opdrachttypeVan } from './opdrachten.js';

/** Key agreement with a fresh key per message, and the cipher: the only pair that is taken. */
export const JWE_ALG = 'ECDH-ES';
export const JWE_ENC = 'A256GCM';
export const JWE_CURVE = 'P-256';
/** `typ` of the protected header: what was encrypted for something else is no command. */
export const JWE_TYP = 'opdracht+jwe';
export const JWE_MEDIATYPE = 'application/jose';

/** What is encrypted: the body that HTTP takes, and what HTTP has in its path, its token and its headers. */
export interface Opdrachtinhoud {
  /**
   * The same as `source`, `id`, `type` and `subject` of the message: nobody can hang a content under other headers, or send
   * as his own what another encrypted.
   */
  readonly bron: string;
  readonly id: string;
  readonly type: string;
  readonly casusId?: string;
  /** Opaque id of the member of staff who gives the command; never a name. */
  readonly medewerker: string;
  readonly overdrachtId?: string;
  /** The revision of the case on which was decided; as `If-Match` over HTTP. */
  readonly verwachteRevisie?: number;
  /** The body of the request over HTTP. */
  readonly lichaam: object;
}

export interface TeVersleutelen extends Omit<Opdrachtinhoud, 'type'> {
  readonly naam: Opdrachtnaam;
}

/** The value of a command's message: JWE compact for a public key of the hub. */
export const versleutelOpdracht = async (
  { naam, ...opdracht }: TeVersleutelen,
  publiekeSleutel: JWK,
): Promise<string> => {
  const inhoud: Opdrachtinhoud = { type: opdrachttypeVan(naam), ...opdracht };
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(inhoud)))
    .setProtectedHeader({
      alg: JWE_ALG,
      enc: JWE_ENC,
      typ: JWE_TYP,
      ...(publiekeSleutel.kid !== undefined && { kid: publiekeSleutel.kid }),
    })
    .encrypt(await importJWK(publiekeSleutel, JWE_ALG));
};

/** ECDH-ES agrees on the key itself, so the second part is empty. */
const DELEN = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]+)$/;

/** Nothing else may stand in the clear: another member of the header could be anything. */
const KID = /^[A-Za-z0-9_.-]{1,100}$/;
const COORDINAAT = /^[A-Za-z0-9_-]{43}$/;

/** Whether a value is encrypted in our form, with nothing readable in it: only then may it be copied anywhere. */
export const isOpdrachtJwe = (waarde: string): boolean => {
  const kop = DELEN.exec(waarde)?.[1];
  if (kop === undefined) return false;
  const { alg, enc, typ, kid, epk, ...rest } = leesKop(kop);
  return (
    alg === JWE_ALG &&
    enc === JWE_ENC &&
    typ === JWE_TYP &&
    (kid === undefined || (typeof kid === 'string' && KID.test(kid))) &&
    isPunt(epk) &&
    Object.keys(rest).length === 0
  );
};

/** `kid` of the key that a JWE of our form was made for. */
export const sleutelIdVan = (jwe: string): string | undefined => {
  const { kid } = leesKop(jwe.split('.')[0] ?? '');
  return typeof kid === 'string' ? kid : undefined;
};

const leesKop = (deel: string): Readonly<Record<string, unknown>> => {
  try {
    const tekst = Buffer.from(deel, 'base64url').toString('utf8');
    const kop = Object(JSON.parse(tekst)) as Record<string, unknown>;
    return (tekst.match(TEKST_IN_JSON) ?? []).length === aantalTeksten(kop) ? kop : {};
  } catch {
    return {};
  }
};

const TEKST_IN_JSON = /"(?:[^"\\]|\\.)*"/g;

/** Names and texts that are left after reading; of a name that stands there twice only the last is. */
const aantalTeksten = (waarde: unknown): number => {
  if (typeof waarde === 'string') return 1;
  const leden = Object.values(Object(waarde) as object);
  return leden.reduce<number>((som, lid) => som + aantalTeksten(lid), leden.length);
};

const isPunt = (waarde: unknown): boolean => {
  const { kty, crv, x, y, ...rest } = Object(waarde) as Readonly<Record<string, unknown>>;
  return (
    kty === 'EC' &&
    crv === JWE_CURVE &&
    [x, y].every((deel) => typeof deel === 'string' && COORDINAAT.test(deel)) &&
    Object.keys(rest).length === 0
  );
};
