import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey } from 'jose';
import { ManualClock } from '#event-sourcing/testing';
import { DISCOVERY_COOLDOWN_MS, DISCOVERY_MAX_AGE_MS, OidcSleutelbron } from './oidc-sleutelbron.js';
import { UitgeverOnbereikbaar } from './sleutelbron.js';
import { TestPartijenregister } from './testing.js';
import { TokenGeweigerd, TokenVerifier } from './token-verifier.js';

/** An issuer in this process answers; how soon says nothing of it on a busy machine. */
const UNHURRIED_MS = 300_000;

describe('the keys of an issuer', () => {
  const clock = new ManualClock();
  let privateKey: CryptoKey;
  let jwks: object;
  let server: Server;
  let issuer: string;
  let answers: Record<string, unknown>;
  let asked: string[];

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' }] };
  });

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = answers[request.url ?? ''];
      response.statusCode = answer === undefined ? 500 : 200;
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    answers = { '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` }, '/jwks': jwks };
  });
  afterEach(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  const verifier = () =>
    new TokenVerifier(
      { issuer, audience: 'hub' },
      new OidcSleutelbron(issuer, clock, UNHURRIED_MS),
      new TestPartijenregister(),
      clock,
    );
  const token = (kid = 'k1') => {
    const now = Math.floor(clock.nowMs() / 1000);
    return new SignJWT({ rol: 'toezicht' })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience('hub')
      .setSubject('m1')
      .setJti('j1')
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(privateKey);
  };

  it('are asked for once to tell that the issuer answers, and again only when they are too old', async () => {
    const bron = new OidcSleutelbron(issuer, clock, UNHURRIED_MS);
    await bron.antwoordt();
    await bron.antwoordt();
    expect(asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are told to be away when discovery or the keys do not answer', async () => {
    const zonderSleutels = new OidcSleutelbron(issuer, clock, UNHURRIED_MS);
    delete answers['/jwks'];
    await expect(zonderSleutels.antwoordt()).rejects.toThrow(UitgeverOnbereikbaar);
    answers = {};
    await expect(new OidcSleutelbron(issuer, clock, UNHURRIED_MS).antwoordt()).rejects.toThrow(
      UitgeverOnbereikbaar,
    );
  });

  it('are discovered once and cached', async () => {
    const subject = verifier();
    await subject.verify(await token());
    await subject.verify(await token());
    expect(asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are discovered again when discovery has grown old', async () => {
    const subject = verifier();
    await subject.verify(await token());
    clock.advanceMs(DISCOVERY_MAX_AGE_MS);
    await subject.verify(await token());
    expect(asked.filter((path) => path.includes('well-known'))).toHaveLength(2);
  });

  it('do not include an unknown kid, however often one asks', async () => {
    const subject = verifier();
    for (const kid of ['x', 'y', 'z']) {
      await expect(subject.verify(await token(kid))).rejects.toThrow(TokenGeweigerd);
    }
    expect(asked.filter((path) => path === '/jwks')).toHaveLength(1);
  });

  it.each<[string, () => void]>([
    ['discovery fails', () => (answers = {})],
    [
      'discovery names another issuer',
      () => (answers['/.well-known/openid-configuration'] = { issuer: 'https://x.nl' }),
    ],
    [
      'discovery points to plain http elsewhere',
      () => {
        answers['/.well-known/openid-configuration'] = { issuer, jwks_uri: 'http://keys.voorbeeld.nl/jwks' };
      },
    ],
    ['the keys fail', () => delete answers['/jwks']],
    ['the keys are no keys', () => (answers['/jwks'] = { keys: 'none' })],
  ])('are absent when %s, and then nobody is accepted', async (_name, breakIt) => {
    breakIt();
    await expect(verifier().verify(await token())).rejects.toThrow(UitgeverOnbereikbaar);
  });

  it('are asked again after a short pause, not by every caller in between', async () => {
    const working = answers;
    answers = {};
    const subject = verifier();
    await expect(subject.verify(await token())).rejects.toThrow(UitgeverOnbereikbaar);
    answers = working;
    await expect(subject.verify(await token())).rejects.toThrow(UitgeverOnbereikbaar);
    expect(asked).toHaveLength(1);
    clock.advanceMs(DISCOVERY_COOLDOWN_MS);
    await expect(subject.verify(await token())).resolves.toMatchObject({ rol: 'toezicht' });
  });

  it('are never fetched over plain http from another machine', () => {
    expect(() => new OidcSleutelbron('http://aanmelden.voorbeeld.nl', clock)).toThrow('https');
  });
});
