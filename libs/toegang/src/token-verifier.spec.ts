import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { errors, generateKeyPair } from 'jose';
import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters } from 'jose';
import { ManualClock } from '#event-sourcing/testing';
import { Partijenregister } from './partijenregister.js';
import { Sleutelbron, UitgeverOnbereikbaar } from './sleutelbron.js';
import { testTokens } from './testing.js';
import type { TestTokens } from './testing.js';
import { TokenVerifier } from './token-verifier.js';
import { ONTHOUD_MS, Tokengeheugen } from './tokengeheugen.js';

/** The keys of the test issuer, until something happens to them. */
class Sleutelbos extends Sleutelbron {
  antwoord: (() => Promise<CryptoKey>) | undefined;

  constructor(private readonly bron: Sleutelbron) {
    super();
  }

  override key(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    return this.antwoord?.() ?? this.bron.key(header, token);
  }
}

class Register extends Partijenregister {
  doetMee = true;

  override kent(): boolean {
    return this.doetMee;
  }
}

describe('a token that was let in before', () => {
  const clock = new ManualClock();
  let tokens: TestTokens;
  let sleutels: Sleutelbos;
  let register: Register;
  let geheugen: Tokengeheugen;
  let token: string;

  const computed = jest.spyOn(crypto.subtle, 'verify');
  const verifier = (audience = tokens.audience) =>
    new TokenVerifier({ issuer: tokens.issuer, audience }, sleutels, register, clock, geheugen);
  const letIn = () => verifier().verify(token);

  beforeAll(async () => {
    tokens = await testTokens(clock);
  });
  beforeEach(async () => {
    sleutels = new Sleutelbos(tokens.sleutelbron);
    register = new Register();
    geheugen = new Tokengeheugen();
    token = await tokens.van('vt-zuid-limburg');
    computed.mockClear();
    expect(await letIn()).toMatchObject({ sub: 'vt-zuid-limburg', rol: 'veilig-thuis' });
  });

  it('is let in again without computing its signature', async () => {
    expect(await letIn()).toEqual(await letIn());
    expect(computed).toHaveBeenCalledTimes(1);
  });

  it('is verified anew after a minute', async () => {
    clock.advanceMs(ONTHOUD_MS);
    await letIn();
    expect(computed).toHaveBeenCalledTimes(2);
  });

  it('cannot be changed by who was told of it', async () => {
    const beller = await letIn();
    expect(() => Object.assign(beller, { rol: 'toezicht' })).toThrow(TypeError);
    expect(() => Object.assign(beller.partij ?? {}, { id: 'elders' })).toThrow(TypeError);
  });

  it('is refused once it has expired, also within that minute', async () => {
    const kort = await tokens.met(
      'm1',
      { rol: 'toezicht' },
      { claims: { exp: Math.floor(clock.nowMs() / 1000) + 5 } },
    );
    await verifier().verify(kort);
    clock.advanceMs(35_000);
    await expect(verifier().verify(kort)).rejects.toMatchObject({ reden: 'verlopen' });
    await expect(verifier().verify(kort)).rejects.toMatchObject({ reden: 'verlopen' });
  });

  it('is refused where it is not meant for, also with the same memory', async () => {
    await expect(verifier('https://elders.voorbeeld.nl').verify(token)).rejects.toMatchObject({
      reden: 'inhoud',
    });
  });

  it('is refused as soon as its key is withdrawn', async () => {
    sleutels.antwoord = () => Promise.reject(new errors.JWKSNoMatchingKey());
    await expect(letIn()).rejects.toMatchObject({ reden: 'handtekening' });
  });

  it('is refused when another key took the place of its key', async () => {
    const { publicKey } = await generateKeyPair('RS256');
    sleutels.antwoord = () => Promise.resolve(publicKey);
    await expect(letIn()).rejects.toMatchObject({ reden: 'handtekening' });
    await expect(letIn()).rejects.toMatchObject({ reden: 'handtekening' });
  });

  it('is refused while the keys of the issuer cannot be known', async () => {
    sleutels.antwoord = () => Promise.reject(new UitgeverOnbereikbaar('down'));
    await expect(letIn()).rejects.toBeInstanceOf(UitgeverOnbereikbaar);
  });

  it('is refused as soon as its party takes part no more, and let in when it does again', async () => {
    register.doetMee = false;
    await expect(letIn()).rejects.toMatchObject({ reden: 'partij' });
    register.doetMee = true;
    await letIn();
  });

  it('lets in nothing that only begins or ends like it', async () => {
    const [header, payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...claims, rol: 'toezicht' })).toString('base64url');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const changed of [
      `${header}.${other}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.${signature.slice(0, -2)}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${token}.`,
    ])
      await expect(verifier().verify(changed)).rejects.toMatchObject({ name: 'TokenGeweigerd' });
    await letIn();
  });

  it('is the only thing that is remembered: what is refused is verified each time', async () => {
    const vreemd = await tokens.slecht('vreemde-sleutel');
    await expect(verifier().verify(vreemd)).rejects.toMatchObject({ reden: 'handtekening' });
    await expect(verifier().verify(vreemd)).rejects.toMatchObject({ reden: 'handtekening' });
    expect(computed).toHaveBeenCalledTimes(3);
    expect(geheugen.aantal).toBe(1);
  });
});
