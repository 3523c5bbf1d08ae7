import { describe, expect, it } from '@jest/globals';
import { OpstartFout } from '#platform';
import { EigenMotoren } from './config.js';
import { kiesUitgever } from './uitgever.js';

const met = (OIDC_UITGEVER: string) =>
  kiesUitgever(Object.assign(new EigenMotoren(), { NODE_ENV: 'development' as const, OIDC_UITGEVER }));

describe('the issuer of the organisation', () => {
  it.each(['https://aanmelden.voorbeeld.example', 'http://localhost:3001', 'http://127.0.0.1:3001'])(
    '%s is taken',
    async (issuer) => {
      expect(await met(issuer)).toMatchObject({ issuer, ontwikkeling: false });
    },
  );

  it('over plain http elsewhere is refused, with what to do', async () => {
    const start = met('http://aanmelden.voorbeeld.example');
    await expect(start).rejects.toThrow(OpstartFout);
    await expect(start).rejects.toThrow(/OIDC_UITGEVER[^]*https/);
  });
});
