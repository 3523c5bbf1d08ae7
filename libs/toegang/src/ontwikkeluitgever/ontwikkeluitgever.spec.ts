import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ManualClock } from '#event-sourcing/testing';
import { OidcSleutelbron } from '../oidc-sleutelbron.js';
import { TestPartijenregister } from '../testing.js';
import { TokenVerifier } from '../token-verifier.js';
import { ONTWIKKEL_GEBRUIKERS, ONTWIKKEL_GEHEIM } from './gebruikers.js';
import { startOntwikkeluitgever } from './ontwikkeluitgever.js';
import type { Ontwikkeluitgever } from './ontwikkeluitgever.js';

const AUDIENCE = 'https://hub.voorbeeld.nl';
/** The issuer in this process answers; how soon says nothing of it on a busy machine. */
const UNHURRIED_MS = 300_000;

describe('the development issuer', () => {
  let folder: string;
  let sleutelbestand: string;
  let uitgever: Ontwikkeluitgever;
  const options = () => ({ nodeEnv: 'test', port: 0, audience: AUDIENCE, sleutelbestand });

  /** As the curl command of the page does it. */
  const tokenOf = async (issuer: string, id: string, geheim = ONTWIKKEL_GEHEIM): Promise<Response> =>
    fetch(`${issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${geheim}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
  const accessToken = async (issuer: string, id: string): Promise<string> => {
    const response = await tokenOf(issuer, id);
    expect(response.status).toBe(200);
    return ((await response.json()) as { readonly access_token: string }).access_token;
  };
  /** The verifier of production, at the moment that the token was made. */
  const verify = (issuer: string, token: string) => {
    const clock = new ManualClock((decodeJwt(token).iat ?? 0) * 1000);
    const keys = new OidcSleutelbron(issuer, clock, UNHURRIED_MS);
    return new TokenVerifier({ issuer, audience: AUDIENCE }, keys, new TestPartijenregister(), clock).verify(
      token,
    );
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ontwikkeluitgever-'));
    sleutelbestand = join(folder, 'sleutels', 'sleutel.json');
    uitgever = await startOntwikkeluitgever(options());
  });
  afterAll(async () => {
    await uitgever.stop();
    await rm(folder, { recursive: true });
  });

  it.each(ONTWIKKEL_GEBRUIKERS.map(({ id, claims }) => [id, claims.rol] as const))(
    'gives %s a token with which the hub knows it as %s',
    async (id, rol) => {
      await expect(verify(uitgever.issuer, await accessToken(uitgever.issuer, id))).resolves.toMatchObject({
        sub: id,
        rol,
      });
    },
  );

  it('gives RFC 9068 access tokens', async () => {
    const token = await accessToken(uitgever.issuer, 'toezicht');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toMatchObject({
      iss: uitgever.issuer,
      aud: AUDIENCE,
      jti: expect.any(String) as unknown,
    });
  });

  it('gives nothing to a stranger or for a wrong secret', async () => {
    expect((await tokenOf(uitgever.issuer, 'onbekend')).status).toBe(401);
    expect((await tokenOf(uitgever.issuer, 'toezicht', 'geraden')).status).toBe(401);
  });

  it('lists every user with the command that gives its token', async () => {
    const page = await (await fetch(uitgever.issuer)).text();
    for (const { id } of ONTWIKKEL_GEBRUIKERS) expect(page).toContain(`curl -s -u ${id}:`);
    expect(page).toContain(`${uitgever.issuer}/token`);
  });

  it('keeps its key for itself and over a restart', async () => {
    expect((await stat(sleutelbestand)).mode & 0o777).toBe(0o600);
    const token = await accessToken(uitgever.issuer, 'toezicht');
    const again = await startOntwikkeluitgever(options());
    const other = await accessToken(again.issuer, 'toezicht');
    expect(decodeProtectedHeader(other).kid).toBe(decodeProtectedHeader(token).kid);
    await again.stop();
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(uitgever.issuer).port);
    await expect(startOntwikkeluitgever({ ...options(), port })).rejects.toThrow(`poort ${port}`);
  });

  it('refuses to start in production', async () => {
    await expect(startOntwikkeluitgever({ ...options(), nodeEnv: 'production' })).rejects.toThrow(
      'NODE_ENV=production',
    );
  });
});
