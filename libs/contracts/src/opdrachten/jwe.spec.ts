import { describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { isOpdrachtJwe, versleutelOpdracht } from './jwe.js';

const OPDRACHT = { bron: 'urn:proef', naam: 'melding', id: 'een', medewerker: 'm1', lichaam: {} } as const;

describe('the form of an encrypted command', () => {
  const metKop = async (anders: (kop: string) => string): Promise<string> => {
    const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    const jwe = await versleutelOpdracht(OPDRACHT, { ...(await exportJWK(publicKey)), kid: 'proef' });
    const [kop = '', ...rest] = jwe.split('.');
    const tekst = anders(Buffer.from(kop, 'base64url').toString());
    return [Buffer.from(tekst).toString('base64url'), ...rest].join('.');
  };

  it('is what a sender makes, with or without spaces in its header and with characters written out', async () => {
    expect(isOpdrachtJwe(await metKop((kop) => kop))).toBe(true);
    expect(isOpdrachtJwe(await metKop((kop) => JSON.stringify(JSON.parse(kop), null, 2)))).toBe(true);
    expect(isOpdrachtJwe(await metKop((kop) => kop.replace('+', '\\u002b')))).toBe(true);
  });

  it.each<[string, (kop: string) => string]>([
    ['a member of its own', (kop) => kop.replace('{', '{"naam":"Verzonnen Naam",')],
    ['a member that stands there twice', (kop) => kop.replace('{', '{"alg":"Verzonnen Naam",')],
    ['the same within its key', (kop) => kop.replace('"epk":{', '"epk":{"x":"Verzonnen Naam",')],
    ['an object in the place of a member', (kop) => kop.replace('{', '{"kid":{"naam":"Verzonnen"},')],
    ['another algorithm', (kop) => kop.replace('A256GCM', 'A128GCM')],
  ])('is not one with %s', async (_, anders) => {
    expect(isOpdrachtJwe(await metKop(anders))).toBe(false);
  });
});
