import { describe, expect, it } from '@jest/globals';
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK } from 'jose';
import { versleutelOpdracht } from '#contracts';
import { InkomendeSleutels, NietTeOntsleutelen, OngeldigeSleutel } from './inkomende-sleutels.js';

const OPDRACHT = { bron: 'urn:proef', naam: 'melding', id: 'een', medewerker: 'm1', lichaam: {} } as const;
const tekst = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the keys for commands', () => {
  it('open what was encrypted for the newest, and show nothing private', async () => {
    const sleutels = await InkomendeSleutels.lees(await InkomendeSleutels.maak());
    const [publiek] = sleutels.publiek.keys;
    const jwe = await versleutelOpdracht(OPDRACHT, { ...publiek });
    expect(JSON.parse(tekst(await sleutels.open(jwe)))).toMatchObject({ id: 'een', lichaam: {} });
    expect(Object.keys(publiek ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('open also what was encrypted for an older one, until that is gone', async () => {
    const [oud, nieuw] = [await InkomendeSleutels.maak(), await InkomendeSleutels.maak()];
    const oude = await InkomendeSleutels.lees(oud);
    const jwe = await versleutelOpdracht(OPDRACHT, { ...oude.publiek.keys[0] });
    const beide = await InkomendeSleutels.lees(`{"keys":[${nieuw},${oud}]}`);
    expect(beide.publiek.keys.map(({ kid }) => kid)).toEqual([
      (JSON.parse(nieuw) as { kid: string }).kid,
      (JSON.parse(oud) as { kid: string }).kid,
    ]);
    expect(tekst(await beide.open(jwe))).toContain('een');
    await expect((await InkomendeSleutels.lees(nieuw)).open(jwe)).rejects.toThrow(NietTeOntsleutelen);
  });

  it('take no other cipher or key agreement, also for the right key', async () => {
    const geheim = await InkomendeSleutels.maak();
    const sleutels = await InkomendeSleutels.lees(geheim);
    const publiek = await importJWK({ ...sleutels.publiek.keys[0] }, 'ECDH-ES');
    for (const kop of [
      { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' },
      { alg: 'ECDH-ES', enc: 'A128CBC-HS256' },
    ]) {
      const jwe = await new CompactEncrypt(new Uint8Array(8)).setProtectedHeader(kop).encrypt(publiek);
      await expect(sleutels.open(jwe)).rejects.toThrow(NietTeOntsleutelen);
    }
  });

  it('are refused in words when they are none, without showing them', async () => {
    const goed = JSON.parse(await InkomendeSleutels.maak()) as Record<string, string>;
    const rsa = await exportJWK((await generateKeyPair('RSA-OAEP', { extractable: true })).privateKey);
    const { d: _, ...zonderGeheim } = goed;
    const slecht = [
      'geen json',
      '{"keys":[]}',
      'null',
      JSON.stringify({ ...rsa, kid: 'rsa' }),
      JSON.stringify(zonderGeheim),
      JSON.stringify({ ...goed, kid: undefined }),
      JSON.stringify({ ...goed, x: goed.y }),
      JSON.stringify({ keys: [goed, goed] }),
    ];
    for (const sleutel of slecht) {
      const fout: unknown = await InkomendeSleutels.lees(sleutel).catch((reden: unknown) => reden);
      expect([sleutel, fout]).toEqual([sleutel, expect.any(OngeldigeSleutel)]);
      expect((fout as Error).message).not.toContain(goed.d);
    }
  });
});
